-- Residents and machines have accounts too: some without user name, some without password. A personal number lies
-- encrypted, found by its keyed hash. Sessions know how they were proved, roles how long a session may last.
alter table accounts
  alter column login drop not null,
  alter column password_hash drop not null,
  add column kind text not null default 'person' check (kind in ('person', 'machine')),
  add column level smallint not null default 0 check (level between 0 and 2),
  add column phone_confirmed_at timestamptz,
  add column national_id_sealed text,
  add column national_id_hash text unique,
  add column birth_date date,
  add column locale text not null default 'vi' check (locale in ('vi', 'en', 'pl')),
  add check ((national_id_sealed is null) = (national_id_hash is null));

alter table roles
  add column second_factor boolean not null default false,
  add column idle_minutes integer not null default 120 check (idle_minutes between 5 and 1440),
  add column absolute_minutes integer not null default 720 check (absolute_minutes between 30 and 10080);

alter table sessions
  add column methods text[] not null default '{password}',
  add column level smallint not null default 0 check (level between 0 and 2),
  add column confirmed_at timestamptz,
  add column shared boolean not null default false,
  add column mandate_id uuid,
  add column provider text,
  add column provider_session text;
update sessions set confirmed_at = created_at;
