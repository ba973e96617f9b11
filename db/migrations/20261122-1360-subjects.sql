-- Requests of data subjects (Law 91/2025/QH15; Decree 356/2025/ND-CP Art. 5), what decisions leave behind, and the
-- state of a key rotation. What people write is sealed; a person is found by account, dossier or keyed hash.

-- The clocks by kind, as data: first reply, then the whole. `law` is printed beside the date.
create table subject_terms (
  kind text primary key check (kind in ('access', 'provide', 'correct', 'withdraw_consent', 'restrict', 'object', 'delete')),
  reply_value smallint not null check (reply_value > 0),
  reply_unit text not null check (reply_unit in ('working_day', 'day')),
  value smallint not null check (value > 0),
  unit text not null check (unit in ('working_day', 'day')),
  law text not null check (law <> '')
);
insert into subject_terms values
  ('access', 2, 'working_day', 10, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5'),
  ('provide', 2, 'working_day', 10, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5'),
  ('correct', 2, 'working_day', 10, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5'),
  ('withdraw_consent', 2, 'working_day', 15, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5'),
  ('restrict', 2, 'working_day', 15, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5'),
  ('object', 2, 'working_day', 15, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5'),
  ('delete', 2, 'working_day', 20, 'day', 'Nghị định 356/2025/NĐ-CP, Điều 5');

create table subject_requests (
  id uuid primary key,
  code text not null unique,
  kind text not null references subject_terms (kind),
  state text not null check (state in ('submitted', 'acknowledged', 'decided', 'done', 'withdrawn')),
  channel text not null check (channel in ('online', 'in_person')),
  unit_code text not null,
  account_id uuid references accounts (id),
  dossier_id uuid references dossiers (id),
  -- name, phone and personal number as given; what she asks for, in her words
  person_sealed text not null,
  content_sealed text not null,
  submitted_at timestamptz not null,
  submitted_by uuid references accounts (id),
  reply_due_at timestamptz not null,
  reply_steps jsonb not null,
  due_at timestamptz not null,
  due_steps jsonb not null,
  acknowledged_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  outcome text check (outcome in ('granted', 'partly', 'refused')),
  duty text,
  answer_sealed text,
  finished_at timestamptz,
  version integer not null default 1,
  check (account_id is not null or dossier_id is not null or channel = 'in_person'),
  check ((outcome is null) = (decided_at is null)),
  check ((finished_at is not null) = (state in ('done', 'withdrawn')))
);
create index subject_requests_desk on subject_requests (unit_code, due_at, id);
create index subject_requests_open on subject_requests (unit_code, due_at, id) where finished_at is null;
create index subject_requests_account on subject_requests (account_id, submitted_at desc);
create index subject_requests_dossier on subject_requests (dossier_id);

-- No use beyond storing while the row is open: operations on the account or the dossier refuse with a clear word.
create table data_restrictions (
  id uuid primary key,
  request_id uuid not null references subject_requests (id),
  subject_kind text not null check (subject_kind in ('account', 'dossier')),
  subject_id uuid not null,
  since timestamptz not null,
  lifted_at timestamptz
);
create unique index data_restrictions_open on data_restrictions (subject_kind, subject_id) where lifted_at is null;

-- An accepted correction of a finished dossier: a note beside it; what was issued stays as it is.
create table dossier_corrections (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id),
  request_id uuid not null references subject_requests (id),
  note_sealed text not null,
  noted_at timestamptz not null,
  noted_by uuid references accounts (id)
);
create index dossier_corrections_of on dossier_corrections (dossier_id);

-- Every deletion that was carried out, so that it can be carried out again after a restore. No personal values.
create table deletions (
  id uuid primary key,
  request_id uuid references subject_requests (id),
  account_id uuid,
  dossier_ids uuid[] not null,
  decided_at timestamptz not null,
  done_at timestamptz,
  -- what went, was made anonymous, is held and by which duty, counted by table
  report jsonb,
  -- dossiers that are still being handled: looked at again when they are finished
  waiting_dossiers uuid[] not null default '{}',
  -- bytes in the file store that are still to be removed or sealed
  bytes_left jsonb
);
create index deletions_waiting on deletions (decided_at) where done_at is null or waiting_dossiers <> '{}';

-- Values that a duty keeps after a deletion: taken out of their rows, sealed, opened only with a reason.
create table held_values (
  table_name text not null,
  row_key text not null,
  deletion_id uuid not null references deletions (id),
  dossier_id uuid,
  law text not null,
  values_sealed text not null,
  held_since timestamptz not null,
  primary key (table_name, row_key)
);
create index held_values_dossier on held_values (dossier_id);
create index held_values_deletion on held_values (deletion_id);

-- How far the values of a column are encrypted with the current key of the ring.
create table key_rotations (
  key_id text not null,
  table_name text not null,
  column_name text not null,
  last_key text,
  done bigint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (key_id, table_name, column_name)
);

insert into roles (key, names, permissions, sort)
values ('privacy_officer', '{"vi": "Cán bộ bảo vệ dữ liệu cá nhân", "en": "Data protection officer", "pl": "Inspektor ochrony danych"}',
  '{privacy:decide,privacy:open_held}', 50)
on conflict (key) do update
  set permissions = (select array_agg(distinct p order by p) from unnest(roles.permissions || excluded.permissions) p);
update roles set permissions = permissions || '{privacy:decide}'::text[]
where key = 'administrator' and not 'privacy:decide' = any (permissions);

-- Who may take lists with phone numbers and addresses in full out of the system, for a reason.
update roles set permissions = permissions || '{dossiers:export}'::text[]
where key in ('chair', 'administrator') and not 'dossiers:export' = any (permissions);
