-- Roles are edited by administrators: each has a stream of events, what it was before is kept, so that "what could she
-- do on that day" has an answer years later. `gives`: what a holder may hand on to others.
alter table roles
  add column id uuid not null unique default gen_random_uuid(),
  add column gives text not null default 'own' check (gives in ('own', 'all')),
  add column version integer not null default 1 check (version > 0);
update roles set gives = 'all', permissions = permissions || '{identity:roles}'::text[] where key = 'administrator';

create table role_history (
  id uuid primary key,
  role text not null references roles (key) on delete cascade,
  names jsonb not null,
  permissions text[] not null,
  -- What the role was, up to this moment; since the one before, or ever.
  until timestamptz not null,
  unique (role, until)
);

-- scope: the unit with everything below it, or the unit alone.
alter table positions
  add column scope text not null default 'subtree' check (scope in ('subtree', 'unit')),
  -- Null: from before this was kept; then it counts from its first day.
  add column granted_at timestamptz,
  add column end_reason text check (end_reason <> '');

-- When an account was disabled: accounts.disabled_at tells only of now.
create table account_closures (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at)
);
create index account_closures_account on account_closures (account_id);
insert into account_closures (id, account_id, from_at)
  select gen_random_uuid(), id, disabled_at from accounts where disabled_at is not null;

-- Somebody holds another's position for a period. Without `permissions` everything that the role may do.
create table substitutions (
  id uuid primary key,
  position_id uuid not null references positions (id),
  substitute_id uuid not null references accounts (id),
  permissions text[] check (cardinality(permissions) > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  reason text not null check (reason <> ''),
  created_at timestamptz not null,
  created_by uuid references accounts (id),
  ended_at timestamptz,
  ended_by uuid references accounts (id),
  end_reason text check (end_reason <> ''),
  exclude using gist (position_id with =, substitute_id with =, tstzrange(starts_at, ends_at) with &&)
    where (ended_at is null)
);
create index substitutions_position on substitutions (position_id);
create index substitutions_substitute on substitutions (substitute_id);
create index substitutions_created_by on substitutions (created_by);
create index substitutions_ended_by on substitutions (ended_by);

-- Who did one duty in a dossier may not do the other in the same dossier; a procedure's own rules come before these.
create table separation_rules (
  did text not null check (did in ('receive', 'examine', 'approve')),
  may_not text not null check (may_not in ('receive', 'examine', 'approve', 'return')),
  primary key (did, may_not),
  check (did <> may_not)
);
insert into separation_rules (did, may_not) values ('examine', 'approve');
