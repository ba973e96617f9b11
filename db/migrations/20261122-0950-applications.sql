-- Drafts of applications: what somebody typed until it is submitted. All of it is personal, so it is encrypted as a whole.
create table drafts (
  id uuid primary key,
  -- The resume code: found by its keyed hash, shown again to the browser that opened the draft.
  code_hash text not null unique,
  code_enc text not null,
  procedure_code text not null,
  procedure_version text not null,
  unit_code text not null,
  channel text not null check (channel in ('online')),
  content_enc text not null,
  -- The acknowledgement, once submitted; the content is emptied then, for the dossier holds it.
  receipt_enc text,
  submitted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  version integer not null default 1,
  check ((receipt_enc is null) = (submitted_at is null))
);
create index drafts_expiry on drafts (expires_at);

create table draft_files (
  file_id uuid primary key references files (id),
  draft_id uuid not null references drafts (id) on delete cascade,
  component text not null,
  position integer not null
);
create index draft_files_of on draft_files (draft_id, component, position);
