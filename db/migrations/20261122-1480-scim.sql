-- What another system calls the people whom it provisions: its own names and ids, apart for each client.
create table scim_users (
  client_id uuid not null references accounts (id),
  person_id uuid not null references people (id),
  user_name text not null check (user_name <> '' and length(user_name) <= 200),
  external_id text check (length(external_id) <= 200),
  created_at timestamptz not null,
  primary key (client_id, person_id)
);
create unique index scim_users_name on scim_users (client_id, lower(user_name));
create index scim_users_person on scim_users (person_id);

-- A machine gets only rights that whoever makes it holds at that unit: the leader of an association connects its systems.
update roles set permissions = permissions || '{scim:read,scim:write,machines:manage}' where key = 'union_leader';
