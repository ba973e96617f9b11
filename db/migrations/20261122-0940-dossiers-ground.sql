-- Dossiers: what residents sent in, what the office did with it, and the results. See modules/dossiers/README.md.
-- Procedures and units are pinned by code: other modules own those tables, and a foreign key into a row that every
-- submission shares would make all of them queue for its lock.
create table dossiers (
  id uuid primary key,
  code text not null unique,
  tracking_code text not null unique,
  applicant_token_hash text not null,
  draft_id uuid unique,
  procedure_code text not null,
  procedure_version text not null,
  unit_code text not null,
  channel text not null check (channel in ('online', 'in_person', 'post')),
  state text not null check (state in ('submitted', 'received', 'refused', 'in_process', 'waiting_supplement',
    'waiting_payment', 'withdrawn', 'stopped', 'resolved', 'returned')),
  step text not null,
  assignee_id uuid,
  assignee_name text,
  examiner_id uuid,
  resume jsonb,
  supplements integer not null default 0,
  extended boolean not null default false,
  submitted_at timestamptz not null,
  received_at timestamptz,
  due_at timestamptz,
  due_steps jsonb,
  step_dues jsonb,
  soon_at timestamptz,
  waiting_since timestamptz,
  finished_at timestamptz,
  standing text check (standing in ('early', 'on_time', 'overdue')),
  applicant_name text not null,
  applicant_search text generated always as (f_unaccent(applicant_name)) stored,
  applicant_address jsonb,
  applicant_phone_enc text not null,
  applicant_email text,
  national_id_enc text not null,
  national_id_hash text not null,
  national_id_masked text not null,
  answers jsonb not null,
  fee bigint,
  paid boolean not null default false,
  moved_at timestamptz not null,
  moved_by text not null,
  version integer not null default 1,
  due_sort timestamptz generated always as (coalesce(due_at, timestamptz 'infinity')) stored,
  received_sort timestamptz generated always as (coalesce(received_at, submitted_at)) stored,
  check ((state in ('waiting_supplement', 'waiting_payment')) = (resume is not null)),
  check ((finished_at is null) = (standing is null) or received_at is null)
);
-- The inbox: one unit, one state or all open ones, by due moment or by arrival, paged by key.
create index dossiers_inbox on dossiers (unit_code, state, due_sort, id);
create index dossiers_open on dossiers (unit_code, due_sort, id) where finished_at is null;
create index dossiers_arrival on dossiers (unit_code, received_sort, id);
create index dossiers_assignee on dossiers (assignee_id, due_sort, id) where assignee_id is not null;
create index dossiers_due on dossiers (unit_code, due_sort, id);
create index dossiers_national_id on dossiers (national_id_hash);
create unique index dossiers_applicant_token on dossiers (applicant_token_hash);
create index dossiers_applicant on dossiers using gin (applicant_search public.gin_trgm_ops);

-- Papers that the dossier must or may hold, by the keys of the pinned procedure version.
create table dossier_components (
  dossier_id uuid not null references dossiers (id),
  key text not null,
  position integer not null,
  kind text not null,
  required boolean not null,
  originals integer not null default 0,
  copies integer not null default 0,
  state text not null check (state in ('missing', 'handed_in', 'accepted', 'asked', 'supplemented')),
  primary key (dossier_id, key)
);

create table supplement_requests (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id),
  number integer not null check (number > 0),
  reason text not null,
  items jsonb not null,
  forced_reason text,
  requested_at timestamptz not null,
  requested_by uuid,
  requested_by_name text not null,
  answered_at timestamptz,
  answered_by text check (answered_by in ('owner', 'desk')),
  answer_text text,
  closed_at timestamptz,
  unique (dossier_id, number)
);
-- Decree 118/2025: one complete request; never two open ones (two departments asking at once).
create unique index supplement_requests_open on supplement_requests (dossier_id) where answered_at is null and closed_at is null;

create table dossier_files (
  file_id uuid primary key references files (id),
  dossier_id uuid not null references dossiers (id),
  component text not null,
  position integer not null,
  handed_at timestamptz not null,
  supplement_id uuid references supplement_requests (id)
);
create index dossier_files_of on dossier_files (dossier_id, component, position);

create table results (
  id uuid primary key,
  code text not null unique,
  dossier_id uuid not null references dossiers (id),
  outcome text not null check (outcome in ('granted', 'denied')),
  reasons jsonb not null,
  number integer not null,
  notation text not null,
  number_text text not null,
  issued_on date not null,
  signer text not null,
  seal text not null,
  content_hash text not null,
  file_sha256 text not null,
  file_size integer not null,
  issued_at timestamptz not null,
  replaces uuid references results (id),
  replaced_by uuid references results (id),
  revoked_at timestamptz,
  revoked_reason text,
  revoked_by text
);
create index results_of on results (dossier_id);
create index results_file on results (file_sha256);

-- Gapless running numbers: rolled back with the transaction that took them. One row a unit and day, so units do not wait
-- for each other.
create table dossier_sequences (
  unit_code text not null,
  day date not null,
  last integer not null,
  primary key (unit_code, day)
);
create table result_numbers (
  unit_code text not null,
  year integer not null,
  notation text not null,
  last integer not null,
  primary key (unit_code, year, notation)
);

-- How codes are written here: the row of a unit, else the row '*', else the default of kernel/codes.
create table dossier_code_templates (
  unit_code text primary key,
  template text not null
);

-- Wrong tries of opening a dossier with the last digits of the phone.
create table dossier_openings (
  dossier_id uuid primary key references dossiers (id),
  wrong_tries integer not null,
  locked_until timestamptz
);

-- What a changed calendar would do to promised dates; somebody confirms or rejects each.
create table due_revisions (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id),
  promised_due_at timestamptz not null,
  new_due_at timestamptz not null,
  steps jsonb not null,
  cause text not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision text check (decision in ('confirmed', 'rejected', 'outdated')),
  reason text
);
create unique index due_revisions_open on due_revisions (dossier_id) where decided_at is null;

-- Roll-up for public figures and counters, kept by an event handler that may get an event twice.
create table dossier_counts (
  unit_code text not null,
  day date not null,
  received integer not null default 0,
  refused integer not null default 0,
  resolved integer not null default 0,
  early integer not null default 0,
  on_time integer not null default 0,
  overdue integer not null default 0,
  withdrawn integer not null default 0,
  stopped integer not null default 0,
  returned integer not null default 0,
  supplements integer not null default 0,
  primary key (unit_code, day)
);
create table dossier_counted_events (
  stream_id uuid not null,
  seq integer not null,
  primary key (stream_id, seq)
);
