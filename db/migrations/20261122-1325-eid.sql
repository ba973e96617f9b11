-- A sign-in under way at an OpenID provider: what only we and the provider may know, until the browser comes back.
create table eid_flows (
  id uuid primary key,
  state_hash text not null unique,
  -- The browser that began is the only one that may go on.
  browser_hash text not null,
  provider text not null,
  purpose text not null check (purpose in ('sign_in', 'confirm')),
  wanted_level smallint not null check (wanted_level between 0 and 2),
  shared boolean not null,
  next_path text not null,
  secrets_sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Of whom an account waits to be linked: what the provider said, until she agrees.
  account_id uuid,
  person_sealed text,
  check ((account_id is null) = (person_sealed is null))
);
create index eid_flows_expires on eid_flows (expires_at);

-- How surely the applicant was known when the dossier was sent: the level of the account whose personal number is hers.
-- What the National Public Service Portal calls TaiKhoanDuocXacThucVoiVNeID is true from 1 on.
alter table dossiers add column applicant_level smallint not null default 0 check (applicant_level between 0 and 2);

-- Where a session was begun, as its owner may know it again: the first half of the address, never the whole.
alter table sessions add column network text not null default '';
create index sessions_provider on sessions (provider, provider_session) where provider_session is not null;
