-- Ways of proving who one is. Codes and tokens lie hashed, secrets sealed; nothing here lets anybody in by itself.

-- How often something was tried in vain, under a keyed hash of what is counted (a browser, an account, a network).
create table sign_in_buckets (
  bucket text primary key,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null
);
create index sign_in_buckets_last_at on sign_in_buckets (last_at);

-- A sign-in or a set-up that is half done: a code was sent, a second factor is asked for, a browser was challenged.
create table sign_in_steps (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('phone_code', 'new_person', 'second_factor', 'passkey', 'add_passkey', 'add_totp')),
  account_id uuid references accounts (id),
  content_sealed text not null,
  code_hash text,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_steps_expires_at on sign_in_steps (expires_at);
create index sign_in_steps_account on sign_in_steps (account_id);

-- One authenticator app an account. last_step is the time step of the last code that was taken: no code counts twice.
create table totp_secrets (
  account_id uuid primary key references accounts (id),
  secret_sealed text not null,
  last_step bigint not null,
  created_at timestamptz not null
);

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_account on passkeys (account_id);

-- A code that was used is gone.
create table recovery_codes (
  account_id uuid not null references accounts (id),
  code_hash text not null,
  created_at timestamptz not null,
  primary key (account_id, code_hash)
);

-- One-time links: into a new account (invitation) or back into one's own (recovery). The token is made when enough people
-- have vouched; at the desk an officer may have to see the person first.
create table account_links (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  kind text not null check (kind in ('invitation', 'recovery')),
  needed smallint not null check (needed between 1 and 2),
  token_sha256 text unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  in_person boolean not null default false,
  seen_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index account_links_open on account_links (account_id, kind) where ended_at is null;

create table account_link_vouchers (
  link_id uuid not null references account_links (id),
  voucher_id uuid not null references accounts (id),
  reason text not null check (reason <> ''),
  at timestamptz not null,
  primary key (link_id, voucher_id)
);
create index account_link_vouchers_voucher on account_link_vouchers (voucher_id);

-- Who decides, and who gives rights, shows two factors.
update roles set second_factor = true where key in ('chair', 'administrator');

-- Who looks after accounts also lets people into them, or back.
update roles set permissions = array_append(permissions, 'authentication:let-in')
 where key = 'administrator' and not 'authentication:let-in' = any (permissions);
