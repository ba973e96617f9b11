-- Accounts, their positions at units, what a role may do (data), sessions, and failed sign-ins.
create table accounts (
  id uuid primary key,
  login text not null unique check (login ~ '^[a-z][a-z0-9._-]{1,39}$'),
  phone text unique check (phone ~ '^\+84[0-9]{9,10}$'),
  display_name text not null check (display_name <> ''),
  password_hash text not null,
  -- Whose administrators look after the account; without it only the operator's command line does.
  unit_code text,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create index accounts_search on accounts using gin (f_unaccent(display_name || ' ' || login) gin_trgm_ops);
create index accounts_unit on accounts (unit_code);

create table roles (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  names jsonb not null,
  permissions text[] not null,
  sort integer not null
);
insert into roles (key, sort, names, permissions) values
  ('reception', 1, '{"vi": "Cán bộ tiếp nhận", "en": "Reception officer", "pl": "Przyjmowanie wniosków"}',
   '{dossiers:read,dossiers:receive,dossiers:return,dossiers:supplement,dossiers:withdraw,dossiers:pay}'),
  ('specialist', 2, '{"vi": "Chuyên viên", "en": "Specialist", "pl": "Specjalista"}',
   '{dossiers:read,dossiers:examine}'),
  ('chair', 3, '{"vi": "Chủ tịch", "en": "Chair", "pl": "Przewodniczący"}',
   '{dossiers:read,dossiers:approve}'),
  ('administrator', 4, '{"vi": "Quản trị viên", "en": "Administrator", "pl": "Administrator"}',
   '{dossiers:read,units:manage,calendars:manage,identity:manage,procedures:manage,dossiers:revise}');

-- valid_from and valid_to are the first and last day; ended_at takes a position away at once.
create table positions (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  role text not null references roles (key),
  unit_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  ended_at timestamptz,
  exclude using gist (account_id with =, role with =, unit_code with =, daterange(valid_from, valid_to, '[]') with &&)
    where (ended_at is null)
);
create index positions_account on positions (account_id);
create index positions_unit on positions (unit_code, role);

create table sessions (
  id uuid primary key,
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null
);
create index sessions_account on sessions (account_id, created_at desc);
create index sessions_expires on sessions (expires_at);

-- Addresses and names are keyed hashes: enough to count by, nothing to read.
create table sign_in_failures (
  id uuid primary key,
  address_hash text not null,
  login_hash text not null,
  at timestamptz not null
);
create index sign_in_failures_address on sign_in_failures (address_hash, at);
create index sign_in_failures_at on sign_in_failures (at);
