-- Machines that call the API: a client is an account of kind "machine" at a unit, with scopes (permissions) and the
-- networks it may call from. Keys and secrets are random, so their SHA-256 protects them; each is shown once.
create table machine_clients (
  account_id uuid primary key references accounts (id),
  unit_code text not null,
  subtree boolean not null default false,
  scopes text[] not null check (cardinality(scopes) > 0),
  networks text[] not null default '{}',
  purpose text not null check (purpose <> ''),
  created_by uuid references accounts (id),
  created_at timestamptz not null,
  disabled_at timestamptz
);
create index machine_clients_unit on machine_clients (unit_code);

create table machine_keys (
  id uuid primary key,
  account_id uuid not null references machine_clients (account_id),
  kind text not null check (kind in ('api_key', 'client_secret')),
  hint text not null,
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz,
  last_used_at timestamptz,
  last_used_from text
);
create index machine_keys_account on machine_keys (account_id, created_at desc);

-- Access tokens of the client credentials grant (RFC 6749 section 4.4).
create table machine_tokens (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  key_id uuid not null references machine_keys (id),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index machine_tokens_expires on machine_tokens (expires_at);

update roles set permissions = array_append(permissions, 'machines:manage')
 where key = 'administrator' and not 'machines:manage' = any (permissions);
