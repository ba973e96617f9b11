-- Made from the migrations by src/kernel/db/snapshot.test.ts; do not edit.

create table account_closures (
  id uuid not null,
  account_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint account_closures_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint account_closures_check CHECK ((until_at >= from_at)),
  constraint account_closures_pkey PRIMARY KEY (id)
);
CREATE INDEX account_closures_account ON account_closures USING btree (account_id);

create table account_link_vouchers (
  link_id uuid not null,
  voucher_id uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint account_link_vouchers_link_id_fkey FOREIGN KEY (link_id) REFERENCES account_links(id),
  constraint account_link_vouchers_pkey PRIMARY KEY (link_id, voucher_id),
  constraint account_link_vouchers_reason_check CHECK ((reason <> ''::text)),
  constraint account_link_vouchers_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES accounts(id)
);
CREATE INDEX account_link_vouchers_voucher ON account_link_vouchers USING btree (voucher_id);

create table account_links (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  needed smallint not null,
  token_sha256 text,
  in_person boolean not null default false,
  seen_at timestamp with time zone,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint account_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint account_links_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'recovery'::text]))),
  constraint account_links_needed_check CHECK (((needed >= 1) AND (needed <= 2))),
  constraint account_links_pkey PRIMARY KEY (id),
  constraint account_links_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint account_links_token_sha256_key UNIQUE (token_sha256)
);
CREATE UNIQUE INDEX account_links_open ON account_links USING btree (account_id, kind) WHERE (ended_at IS NULL);

create table accounts (
  id uuid not null,
  login text,
  phone text,
  display_name text not null,
  password_hash text,
  unit_code text,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  kind text not null default 'person'::text,
  level smallint not null default 0,
  phone_confirmed_at timestamp with time zone,
  national_id_sealed text,
  national_id_hash text,
  birth_date date,
  locale text not null default 'vi'::text,
  constraint accounts_check CHECK (((national_id_sealed IS NULL) = (national_id_hash IS NULL))),
  constraint accounts_display_name_check CHECK ((display_name <> ''::text)),
  constraint accounts_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'machine'::text]))),
  constraint accounts_level_check CHECK (((level >= 0) AND (level <= 2))),
  constraint accounts_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text, 'pl'::text]))),
  constraint accounts_login_check CHECK ((login ~ '^[a-z][a-z0-9._-]{1,39}$'::text)),
  constraint accounts_login_key UNIQUE (login),
  constraint accounts_national_id_hash_key UNIQUE (national_id_hash),
  constraint accounts_phone_check CHECK ((phone ~ '^\+84[0-9]{9,10}$'::text)),
  constraint accounts_phone_key UNIQUE (phone),
  constraint accounts_pkey PRIMARY KEY (id)
);
CREATE INDEX accounts_search ON accounts USING gin (f_unaccent(((display_name || ' '::text) || login)) gin_trgm_ops);
CREATE INDEX accounts_unit ON accounts USING btree (unit_code);

create table associations (
  key text not null,
  tree text not null,
  names jsonb not null,
  sort integer not null,
  transfer_days integer not null default 15,
  readmission_keeps_seniority boolean not null default true,
  number_prefix text not null default 'HV'::text,
  next_number bigint not null default 1,
  constraint associations_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint associations_next_number_check CHECK ((next_number > 0)),
  constraint associations_number_prefix_check CHECK ((number_prefix ~ '^[A-Z]{0,4}$'::text)),
  constraint associations_pkey PRIMARY KEY (key),
  constraint associations_transfer_days_check CHECK (((transfer_days >= 1) AND (transfer_days <= 365))),
  constraint associations_tree_fkey FOREIGN KEY (tree) REFERENCES unit_trees(key),
  constraint associations_tree_key UNIQUE (tree)
);

create table audit_alarms (
  id uuid not null,
  rule text not null,
  actor_id uuid not null,
  position_id uuid,
  unit_code text,
  hour timestamp with time zone not null,
  count integer not null,
  raised_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  note text,
  constraint audit_alarms_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES accounts(id),
  constraint audit_alarms_check CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint audit_alarms_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES accounts(id),
  constraint audit_alarms_pkey PRIMARY KEY (id),
  constraint audit_alarms_rule_actor_id_hour_key UNIQUE (rule, actor_id, hour),
  constraint audit_alarms_rule_fkey FOREIGN KEY (rule) REFERENCES audit_rules(key)
);
CREATE INDEX audit_alarms_hour ON audit_alarms USING btree (hour DESC);
CREATE INDEX audit_alarms_unit ON audit_alarms USING btree (unit_code, hour DESC);

create table audit_leaves (
  root integer not null,
  stream_id uuid not null,
  seq integer not null,
  hash bytea not null,
  constraint audit_leaves_pkey PRIMARY KEY (root, stream_id),
  constraint audit_leaves_root_fkey FOREIGN KEY (root) REFERENCES audit_roots(number),
  constraint audit_leaves_seq_check CHECK ((seq > 0))
);
CREATE INDEX audit_leaves_stream ON audit_leaves USING btree (stream_id, root);

create table audit_roots (
  number integer not null,
  at timestamp with time zone not null,
  upto bigint not null,
  statement text not null,
  key_id text not null,
  signature bytea not null,
  constraint audit_roots_number_check CHECK ((number > 0)),
  constraint audit_roots_pkey PRIMARY KEY (number)
);

create table audit_rules (
  key text not null,
  threshold integer not null,
  active boolean not null default true,
  from_hour smallint,
  to_hour smallint,
  constraint audit_rules_check CHECK (((from_hour IS NULL) = (to_hour IS NULL))),
  constraint audit_rules_from_hour_check CHECK (((from_hour >= 0) AND (from_hour <= 23))),
  constraint audit_rules_key_check CHECK ((key = ANY (ARRAY['many_reveals'::text, 'mass_reading'::text, 'outside_area'::text, 'night_work'::text, 'mass_export'::text]))),
  constraint audit_rules_pkey PRIMARY KEY (key),
  constraint audit_rules_threshold_check CHECK (((threshold >= 1) AND (threshold <= 100000))),
  constraint audit_rules_to_hour_check CHECK (((to_hour >= 0) AND (to_hour <= 23)))
);

create table breach_marks (
  breach_id uuid not null,
  step text not null,
  done_at timestamp with time zone not null,
  done_by uuid,
  note text,
  constraint breach_marks_breach_id_fkey FOREIGN KEY (breach_id) REFERENCES breaches(id),
  constraint breach_marks_pkey PRIMARY KEY (breach_id, step),
  constraint breach_marks_step_fkey FOREIGN KEY (step) REFERENCES breach_steps(key)
);

create table breach_scopes (
  id uuid not null,
  breach_id uuid not null,
  kind text not null,
  account_id uuid,
  unit_code text,
  dossiers text[],
  since timestamp with time zone,
  until timestamp with time zone,
  added_at timestamp with time zone not null,
  constraint breach_scopes_breach_id_fkey FOREIGN KEY (breach_id) REFERENCES breaches(id),
  constraint breach_scopes_check CHECK ((num_nonnulls(account_id, unit_code, dossiers) = 1)),
  constraint breach_scopes_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'unit'::text, 'dossiers'::text]))),
  constraint breach_scopes_pkey PRIMARY KEY (id)
);
CREATE INDEX breach_scopes_of ON breach_scopes USING btree (breach_id);

create table breach_sequences (
  year integer not null,
  last integer not null,
  constraint breach_sequences_pkey PRIMARY KEY (year)
);

create table breach_steps (
  key text not null,
  position integer not null,
  hours integer,
  law text not null,
  names jsonb not null,
  constraint breach_steps_hours_check CHECK ((hours > 0)),
  constraint breach_steps_pkey PRIMARY KEY (key),
  constraint breach_steps_position_key UNIQUE ("position")
);

create table breaches (
  id uuid not null,
  code text not null,
  unit_code text not null,
  state text not null,
  detected_at timestamp with time zone not null,
  happened_from timestamp with time zone,
  happened_to timestamp with time zone,
  what text not null,
  kinds text[] not null,
  sensitive text[] not null default '{}'::text[],
  consequences text not null,
  measures text not null,
  harmful boolean not null,
  estimated integer,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  reported_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer not null default 1,
  constraint breaches_code_key UNIQUE (code),
  constraint breaches_estimated_check CHECK ((estimated >= 0)),
  constraint breaches_pkey PRIMARY KEY (id),
  constraint breaches_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reported'::text, 'closed'::text])))
);
CREATE INDEX breaches_latest ON breaches USING btree (detected_at DESC, id DESC);

create table calendar_days (
  id uuid not null,
  scope text not null,
  date date not null,
  kind text not null,
  name text not null,
  source text not null,
  reason text,
  provisional boolean not null,
  added_in integer not null,
  removed_in integer,
  constraint calendar_days_check CHECK ((removed_in > added_in)),
  constraint calendar_days_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'substitute'::text, 'swapped_off'::text, 'swapped_work'::text, 'closure'::text]))),
  constraint calendar_days_name_check CHECK ((name <> ''::text)),
  constraint calendar_days_pkey PRIMARY KEY (id),
  constraint calendar_days_scope_fkey FOREIGN KEY (scope) REFERENCES calendars(scope),
  constraint calendar_days_source_check CHECK ((source <> ''::text))
);
CREATE UNIQUE INDEX calendar_days_live ON calendar_days USING btree (scope, date) WHERE (removed_in IS NULL);

create table calendar_version (
  only_row boolean not null default true,
  version integer not null,
  constraint calendar_version_only_row_check CHECK (only_row),
  constraint calendar_version_pkey PRIMARY KEY (only_row)
);

create table calendars (
  scope text not null,
  id uuid not null,
  constraint calendars_id_key UNIQUE (id),
  constraint calendars_pkey PRIMARY KEY (scope),
  constraint calendars_scope_check CHECK ((scope ~ '^(vn|[0-9]{2,5})$'::text))
);

create table carried_units (
  act uuid not null,
  table_name text not null,
  column_name text not null,
  row_id text not null,
  old_value text,
  new_value text,
  constraint carried_units_pkey PRIMARY KEY (act, table_name, column_name, row_id)
);

create table consent_texts (
  purpose text not null,
  version integer not null,
  texts jsonb not null,
  sensitive text[] not null default '{}'::text[],
  published_at timestamp with time zone not null,
  published_by uuid,
  constraint consent_texts_pkey PRIMARY KEY (purpose, version),
  constraint consent_texts_purpose_check CHECK ((purpose ~ '^[a-z][a-z_]*$'::text)),
  constraint consent_texts_version_check CHECK ((version > 0))
);

create table consents (
  id uuid not null,
  purpose text not null,
  version integer not null,
  text_hash text not null,
  locale text not null,
  account_id uuid,
  draft_id uuid,
  dossier_id uuid,
  given_at timestamp with time zone not null,
  given_channel text not null,
  given_screen text not null,
  given_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_channel text,
  withdrawn_screen text,
  withdrawn_by uuid,
  constraint consents_check CHECK ((num_nonnulls(account_id, draft_id, dossier_id) > 0)),
  constraint consents_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_channel IS NULL))),
  constraint consents_given_channel_check CHECK ((given_channel = ANY (ARRAY['online'::text, 'desk'::text, 'api'::text]))),
  constraint consents_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text, 'pl'::text]))),
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_purpose_version_fkey FOREIGN KEY (purpose, version) REFERENCES consent_texts(purpose, version),
  constraint consents_text_hash_check CHECK ((text_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint consents_withdrawn_channel_check CHECK ((withdrawn_channel = ANY (ARRAY['online'::text, 'desk'::text, 'api'::text])))
);
CREATE UNIQUE INDEX consents_account ON consents USING btree (account_id, purpose) WHERE ((withdrawn_at IS NULL) AND (account_id IS NOT NULL));
CREATE UNIQUE INDEX consents_dossier ON consents USING btree (dossier_id, purpose) WHERE ((withdrawn_at IS NULL) AND (dossier_id IS NOT NULL));
CREATE UNIQUE INDEX consents_draft ON consents USING btree (draft_id, purpose) WHERE ((withdrawn_at IS NULL) AND (draft_id IS NOT NULL));
CREATE INDEX consents_of_account ON consents USING btree (account_id, given_at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX consents_withdrawn ON consents USING btree (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);

create table data_restrictions (
  id uuid not null,
  request_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  since timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint data_restrictions_pkey PRIMARY KEY (id),
  constraint data_restrictions_request_id_fkey FOREIGN KEY (request_id) REFERENCES subject_requests(id),
  constraint data_restrictions_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['account'::text, 'dossier'::text])))
);
CREATE UNIQUE INDEX data_restrictions_open ON data_restrictions USING btree (subject_kind, subject_id) WHERE (lifted_at IS NULL);

create table deletions (
  id uuid not null,
  request_id uuid,
  account_id uuid,
  dossier_ids uuid[] not null,
  decided_at timestamp with time zone not null,
  done_at timestamp with time zone,
  report jsonb,
  waiting_dossiers uuid[] not null default '{}'::uuid[],
  bytes_left jsonb,
  constraint deletions_pkey PRIMARY KEY (id),
  constraint deletions_request_id_fkey FOREIGN KEY (request_id) REFERENCES subject_requests(id)
);
CREATE INDEX deletions_waiting ON deletions USING btree (decided_at) WHERE ((done_at IS NULL) OR (waiting_dossiers <> '{}'::uuid[]));

create table dossier_code_templates (
  unit_code text not null,
  template text not null,
  constraint dossier_code_templates_pkey PRIMARY KEY (unit_code)
);

create table dossier_components (
  dossier_id uuid not null,
  key text not null,
  position integer not null,
  kind text not null,
  required boolean not null,
  originals integer not null default 0,
  copies integer not null default 0,
  state text not null,
  constraint dossier_components_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint dossier_components_pkey PRIMARY KEY (dossier_id, key),
  constraint dossier_components_state_check CHECK ((state = ANY (ARRAY['missing'::text, 'handed_in'::text, 'accepted'::text, 'asked'::text, 'supplemented'::text])))
);

create table dossier_corrections (
  id uuid not null,
  dossier_id uuid not null,
  request_id uuid not null,
  note_sealed text not null,
  noted_at timestamp with time zone not null,
  noted_by uuid,
  constraint dossier_corrections_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint dossier_corrections_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES accounts(id),
  constraint dossier_corrections_pkey PRIMARY KEY (id),
  constraint dossier_corrections_request_id_fkey FOREIGN KEY (request_id) REFERENCES subject_requests(id)
);
CREATE INDEX dossier_corrections_of ON dossier_corrections USING btree (dossier_id);

create table dossier_counted_events (
  stream_id uuid not null,
  seq integer not null,
  constraint dossier_counted_events_pkey PRIMARY KEY (stream_id, seq)
);

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
  constraint dossier_counts_pkey PRIMARY KEY (unit_code, day)
);

create table dossier_files (
  file_id uuid not null,
  dossier_id uuid not null,
  component text not null,
  position integer not null,
  handed_at timestamp with time zone not null,
  supplement_id uuid,
  constraint dossier_files_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint dossier_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint dossier_files_pkey PRIMARY KEY (file_id),
  constraint dossier_files_supplement_id_fkey FOREIGN KEY (supplement_id) REFERENCES supplement_requests(id)
);
CREATE INDEX dossier_files_of ON dossier_files USING btree (dossier_id, component, "position");

create table dossier_openings (
  dossier_id uuid not null,
  wrong_tries integer not null,
  locked_until timestamp with time zone,
  constraint dossier_openings_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint dossier_openings_pkey PRIMARY KEY (dossier_id)
);

create table dossier_sequences (
  unit_code text not null,
  day date not null,
  last integer not null,
  constraint dossier_sequences_pkey PRIMARY KEY (unit_code, day)
);

create table dossiers (
  id uuid not null,
  code text not null,
  tracking_code text not null,
  applicant_token_hash text not null,
  draft_id uuid,
  procedure_code text not null,
  procedure_version text not null,
  unit_code text not null,
  channel text not null,
  state text not null,
  step text not null,
  assignee_id uuid,
  assignee_name text,
  examiner_id uuid,
  resume jsonb,
  supplements integer not null default 0,
  extended boolean not null default false,
  submitted_at timestamp with time zone not null,
  received_at timestamp with time zone,
  due_at timestamp with time zone,
  due_steps jsonb,
  step_dues jsonb,
  soon_at timestamp with time zone,
  waiting_since timestamp with time zone,
  finished_at timestamp with time zone,
  standing text,
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
  moved_at timestamp with time zone not null,
  moved_by text not null,
  version integer not null default 1,
  due_sort timestamp with time zone generated always as (COALESCE(due_at, 'infinity'::timestamp with time zone)) stored,
  received_sort timestamp with time zone generated always as (COALESCE(received_at, submitted_at)) stored,
  applicant_level smallint not null default 0,
  account_id uuid,
  represented_id uuid,
  submitted_by uuid,
  mandate_id uuid,
  anonymised_at timestamp with time zone,
  constraint dossiers_applicant_level_check CHECK (((applicant_level >= 0) AND (applicant_level <= 2))),
  constraint dossiers_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'in_person'::text, 'post'::text]))),
  constraint dossiers_check CHECK (((state = ANY (ARRAY['waiting_supplement'::text, 'waiting_payment'::text])) = (resume IS NOT NULL))),
  constraint dossiers_check1 CHECK ((((finished_at IS NULL) = (standing IS NULL)) OR (received_at IS NULL))),
  constraint dossiers_check2 CHECK (((account_id IS NULL) OR (represented_id IS NULL))),
  constraint dossiers_check3 CHECK (((mandate_id IS NULL) OR (submitted_by IS NOT NULL))),
  constraint dossiers_code_key UNIQUE (code),
  constraint dossiers_draft_id_key UNIQUE (draft_id),
  constraint dossiers_pkey PRIMARY KEY (id),
  constraint dossiers_standing_check CHECK ((standing = ANY (ARRAY['early'::text, 'on_time'::text, 'overdue'::text]))),
  constraint dossiers_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'received'::text, 'refused'::text, 'in_process'::text, 'waiting_supplement'::text, 'waiting_payment'::text, 'withdrawn'::text, 'stopped'::text, 'resolved'::text, 'returned'::text]))),
  constraint dossiers_tracking_code_key UNIQUE (tracking_code)
);
CREATE INDEX dossiers_account ON dossiers USING btree (account_id, submitted_at DESC, id DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX dossiers_applicant ON dossiers USING gin (applicant_search gin_trgm_ops);
CREATE UNIQUE INDEX dossiers_applicant_token ON dossiers USING btree (applicant_token_hash);
CREATE INDEX dossiers_arrival ON dossiers USING btree (unit_code, received_sort, id);
CREATE INDEX dossiers_assignee ON dossiers USING btree (assignee_id, due_sort, id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX dossiers_due ON dossiers USING btree (unit_code, due_sort, id);
CREATE INDEX dossiers_inbox ON dossiers USING btree (unit_code, state, due_sort, id);
CREATE INDEX dossiers_national_id ON dossiers USING btree (national_id_hash);
CREATE INDEX dossiers_open ON dossiers USING btree (unit_code, due_sort, id) WHERE (finished_at IS NULL);
CREATE INDEX dossiers_represented ON dossiers USING btree (represented_id, submitted_at DESC, id DESC) WHERE (represented_id IS NOT NULL);
CREATE INDEX dossiers_to_anonymise ON dossiers USING btree (finished_at) WHERE (anonymised_at IS NULL);

create table draft_files (
  file_id uuid not null,
  draft_id uuid not null,
  component text not null,
  position integer not null,
  constraint draft_files_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES drafts(id) ON DELETE CASCADE,
  constraint draft_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint draft_files_pkey PRIMARY KEY (file_id)
);
CREATE INDEX draft_files_of ON draft_files USING btree (draft_id, component, "position");

create table drafts (
  id uuid not null,
  code_hash text not null,
  code_enc text not null,
  procedure_code text not null,
  procedure_version text not null,
  unit_code text not null,
  channel text not null,
  content_enc text not null,
  receipt_enc text,
  submitted_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  version integer not null default 1,
  account_id uuid,
  represented_id uuid,
  started_by uuid,
  mandate_id uuid,
  constraint drafts_channel_check CHECK ((channel = 'online'::text)),
  constraint drafts_check CHECK (((receipt_enc IS NULL) = (submitted_at IS NULL))),
  constraint drafts_check1 CHECK (((account_id IS NULL) OR (represented_id IS NULL))),
  constraint drafts_check2 CHECK (((mandate_id IS NULL) OR (started_by IS NOT NULL))),
  constraint drafts_code_hash_key UNIQUE (code_hash),
  constraint drafts_pkey PRIMARY KEY (id)
);
CREATE INDEX drafts_account ON drafts USING btree (account_id, updated_at DESC, id DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX drafts_expiry ON drafts USING btree (expires_at);
CREATE INDEX drafts_represented ON drafts USING btree (represented_id, updated_at DESC, id DESC) WHERE (represented_id IS NOT NULL);

create table due_revisions (
  id uuid not null,
  dossier_id uuid not null,
  promised_due_at timestamp with time zone not null,
  new_due_at timestamp with time zone not null,
  steps jsonb not null,
  cause text not null,
  proposed_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  decision text,
  reason text,
  constraint due_revisions_decision_check CHECK ((decision = ANY (ARRAY['confirmed'::text, 'rejected'::text, 'outdated'::text]))),
  constraint due_revisions_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint due_revisions_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX due_revisions_open ON due_revisions USING btree (dossier_id) WHERE (decided_at IS NULL);

create table dues_bank_accounts (
  id uuid not null,
  unit_code text not null,
  bank_bin text not null,
  bank_name text not null,
  account_number text not null,
  holder text not null,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  closed_at timestamp with time zone,
  closed_act uuid,
  constraint dues_bank_accounts_account_number_check CHECK ((account_number ~ '^[0-9A-Z]{4,19}$'::text)),
  constraint dues_bank_accounts_bank_bin_check CHECK ((bank_bin ~ '^[0-9]{6}$'::text)),
  constraint dues_bank_accounts_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX dues_bank_accounts_once ON dues_bank_accounts USING btree (unit_code) WHERE (closed_at IS NULL);

create table dues_closings (
  unit_code text not null,
  year integer not null,
  journal_id uuid,
  decision text not null,
  figures jsonb not null,
  closed_at timestamp with time zone not null,
  closed_by uuid,
  constraint dues_closings_decision_check CHECK ((decision <> ''::text)),
  constraint dues_closings_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES dues_journals(id),
  constraint dues_closings_pkey PRIMARY KEY (unit_code, year)
);

create table dues_entries (
  journal_id uuid not null,
  seq integer not null,
  unit_code text not null,
  booked_on date not null,
  debit text not null,
  credit text not null,
  debit_party text,
  credit_party text,
  amount bigint not null,
  constraint dues_entries_amount_check CHECK ((amount > 0)),
  constraint dues_entries_check CHECK (((debit = 'payable'::text) = (debit_party IS NOT NULL))),
  constraint dues_entries_check1 CHECK (((credit = 'payable'::text) = (credit_party IS NOT NULL))),
  constraint dues_entries_check2 CHECK (((debit <> credit) OR (debit_party IS DISTINCT FROM credit_party))),
  constraint dues_entries_credit_check CHECK ((credit = ANY (ARRAY['cash'::text, 'bank'::text, 'payable'::text, 'dues'::text, 'share'::text, 'income'::text, 'expense'::text, 'fund'::text, 'moved'::text]))),
  constraint dues_entries_debit_check CHECK ((debit = ANY (ARRAY['cash'::text, 'bank'::text, 'payable'::text, 'dues'::text, 'share'::text, 'income'::text, 'expense'::text, 'fund'::text, 'moved'::text]))),
  constraint dues_entries_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES dues_journals(id),
  constraint dues_entries_pkey PRIMARY KEY (journal_id, seq),
  constraint dues_entries_seq_check CHECK ((seq > 0))
);
CREATE INDEX dues_entries_credit_party ON dues_entries USING btree (credit_party) WHERE (credit_party IS NOT NULL);
CREATE INDEX dues_entries_debit_party ON dues_entries USING btree (debit_party) WHERE (debit_party IS NOT NULL);
CREATE INDEX dues_entries_unit ON dues_entries USING btree (unit_code, booked_on);

create table dues_exemption_reasons (
  key text not null,
  association text not null,
  names jsonb not null,
  percent integer not null,
  evidence_needed boolean not null,
  sort integer not null,
  constraint dues_exemption_reasons_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint dues_exemption_reasons_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
  constraint dues_exemption_reasons_pkey PRIMARY KEY (association, key)
);

create table dues_exemptions (
  id uuid not null,
  membership_id uuid not null,
  reason text not null,
  percent integer not null,
  first_year integer not null,
  last_year integer,
  evidence text not null default ''::text,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  constraint dues_exemptions_check CHECK ((last_year >= first_year)),
  constraint dues_exemptions_check1 CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  constraint dues_exemptions_first_year_check CHECK (((first_year >= 2000) AND (first_year <= 2200))),
  constraint dues_exemptions_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
  constraint dues_exemptions_pkey PRIMARY KEY (id)
);
CREATE INDEX dues_exemptions_member ON dues_exemptions USING btree (membership_id);

create table dues_fees (
  id uuid not null,
  association text not null,
  unit_code text,
  year integer not null,
  kind text not null,
  period text not null,
  amount integer not null,
  share_in text not null,
  shares jsonb not null,
  decision text not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  replaced_at timestamp with time zone,
  constraint dues_fees_amount_check CHECK ((amount > 0)),
  constraint dues_fees_decision_check CHECK ((decision <> ''::text)),
  constraint dues_fees_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'core'::text, 'automatic'::text, 'honorary'::text]))),
  constraint dues_fees_period_check CHECK ((period = ANY (ARRAY['year'::text, 'month'::text]))),
  constraint dues_fees_pkey PRIMARY KEY (id),
  constraint dues_fees_share_in_check CHECK ((share_in = ANY (ARRAY['percent'::text, 'dong'::text]))),
  constraint dues_fees_year_check CHECK (((year >= 2000) AND (year <= 2200)))
);
CREATE UNIQUE INDEX dues_fees_once ON dues_fees USING btree (association, COALESCE(unit_code, ''::text), year, kind) WHERE (replaced_at IS NULL);

create table dues_journals (
  id uuid not null,
  seq bigint not null generated by default as identity,
  kind text not null,
  booked_on date not null,
  document text not null,
  purpose text not null default ''::text,
  reverses uuid,
  reason text,
  act_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint dues_journals_check CHECK (((kind = 'reversal'::text) = (reverses IS NOT NULL))),
  constraint dues_journals_check1 CHECK (((reverses IS NULL) OR (reason <> ''::text))),
  constraint dues_journals_document_check CHECK ((document <> ''::text)),
  constraint dues_journals_kind_check CHECK ((kind = ANY (ARRAY['collection'::text, 'hand_over'::text, 'expense'::text, 'income'::text, 'transfer'::text, 'closing'::text, 'reversal'::text]))),
  constraint dues_journals_pkey PRIMARY KEY (id),
  constraint dues_journals_reverses_fkey FOREIGN KEY (reverses) REFERENCES dues_journals(id),
  constraint dues_journals_reverses_key UNIQUE (reverses),
  constraint dues_journals_seq_key UNIQUE (seq)
);
CREATE INDEX dues_journals_act ON dues_journals USING btree (act_id) WHERE (act_id IS NOT NULL);

create table dues_layouts (
  id uuid not null,
  unit_code text not null,
  heading_hash text not null,
  columns jsonb not null,
  saved_at timestamp with time zone not null,
  constraint dues_layouts_pkey PRIMARY KEY (id),
  constraint dues_layouts_unit_code_heading_hash_key UNIQUE (unit_code, heading_hash)
);

create table dues_receipt_lines (
  receipt_id uuid not null,
  seq integer not null,
  membership_id uuid not null,
  year integer not null,
  amount integer not null,
  fee_id uuid not null,
  constraint dues_receipt_lines_amount_check CHECK ((amount > 0)),
  constraint dues_receipt_lines_fee_id_fkey FOREIGN KEY (fee_id) REFERENCES dues_fees(id),
  constraint dues_receipt_lines_pkey PRIMARY KEY (receipt_id, seq),
  constraint dues_receipt_lines_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES dues_receipts(id),
  constraint dues_receipt_lines_seq_check CHECK ((seq > 0)),
  constraint dues_receipt_lines_year_check CHECK (((year >= 2000) AND (year <= 2200)))
);
CREATE INDEX dues_receipt_lines_member ON dues_receipt_lines USING btree (membership_id, year);

create table dues_receipt_numbers (
  unit_code text not null,
  year integer not null,
  last integer not null,
  constraint dues_receipt_numbers_last_check CHECK ((last > 0)),
  constraint dues_receipt_numbers_pkey PRIMARY KEY (unit_code, year)
);

create table dues_receipts (
  id uuid not null,
  seq bigint not null generated by default as identity,
  journal_id uuid not null,
  membership_id uuid not null,
  association text not null,
  unit_code text not null,
  year integer not null,
  number integer not null,
  code text not null,
  way text not null,
  paid_on date not null,
  amount integer not null,
  issued_at timestamp with time zone not null,
  issued_by uuid,
  constraint dues_receipts_amount_check CHECK ((amount > 0)),
  constraint dues_receipts_code_key UNIQUE (code),
  constraint dues_receipts_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES dues_journals(id),
  constraint dues_receipts_journal_id_key UNIQUE (journal_id),
  constraint dues_receipts_number_check CHECK ((number > 0)),
  constraint dues_receipts_pkey PRIMARY KEY (id),
  constraint dues_receipts_seq_key UNIQUE (seq),
  constraint dues_receipts_unit_code_year_number_key UNIQUE (unit_code, year, number),
  constraint dues_receipts_way_check CHECK ((way = ANY (ARRAY['cash'::text, 'transfer'::text])))
);
CREATE INDEX dues_receipts_member ON dues_receipts USING btree (membership_id, seq);

create table dues_reminder_choices (
  membership_id uuid not null,
  account_id uuid not null,
  chosen_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint dues_reminder_choices_pkey PRIMARY KEY (membership_id)
);

create table dues_reminders (
  id uuid not null,
  membership_id uuid not null,
  unit_code text not null,
  way text not null,
  reminded_at timestamp with time zone not null,
  reminded_by uuid,
  constraint dues_reminders_pkey PRIMARY KEY (id),
  constraint dues_reminders_way_check CHECK ((way = ANY (ARRAY['message'::text, 'call'::text])))
);
CREATE INDEX dues_reminders_member ON dues_reminders USING btree (membership_id, reminded_at DESC);

create table dues_statement_lines (
  id uuid not null,
  statement_id uuid not null,
  unit_code text not null,
  line integer not null,
  booked_on date not null,
  amount integer not null,
  description text not null,
  payer text not null default ''::text,
  reference text,
  line_hash text not null,
  state text not null,
  receipt_id uuid,
  settled_at timestamp with time zone,
  settled_by uuid,
  note text,
  constraint dues_statement_lines_amount_check CHECK ((amount > 0)),
  constraint dues_statement_lines_check CHECK (((state = 'matched'::text) = (receipt_id IS NOT NULL))),
  constraint dues_statement_lines_check1 CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint dues_statement_lines_pkey PRIMARY KEY (id),
  constraint dues_statement_lines_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES dues_receipts(id),
  constraint dues_statement_lines_state_check CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'set_aside'::text]))),
  constraint dues_statement_lines_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES dues_statements(id),
  constraint dues_statement_lines_unit_code_line_hash_key UNIQUE (unit_code, line_hash)
);
CREATE INDEX dues_statement_lines_open ON dues_statement_lines USING btree (unit_code) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX dues_statement_lines_reference ON dues_statement_lines USING btree (unit_code, reference, booked_on, amount) WHERE (reference IS NOT NULL);
CREATE INDEX dues_statement_lines_statement ON dues_statement_lines USING btree (statement_id, line);

create table dues_statements (
  id uuid not null,
  unit_code text not null,
  file_name text not null,
  sha256 text not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid,
  constraint dues_statements_pkey PRIMARY KEY (id),
  constraint dues_statements_unit_code_sha256_key UNIQUE (unit_code, sha256)
);
CREATE INDEX dues_statements_unit ON dues_statements USING btree (unit_code, uploaded_at DESC);

create table duplicate_pairs (
  id uuid not null,
  a uuid not null,
  b uuid not null,
  score real not null,
  reasons jsonb not null,
  state text not null default 'open'::text,
  found_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint duplicate_pairs_a_b_key UNIQUE (a, b),
  constraint duplicate_pairs_a_fkey FOREIGN KEY (a) REFERENCES people(id),
  constraint duplicate_pairs_b_fkey FOREIGN KEY (b) REFERENCES people(id),
  constraint duplicate_pairs_check CHECK ((a < b)),
  constraint duplicate_pairs_check1 CHECK (((state = 'different'::text) = (decided_at IS NOT NULL))),
  constraint duplicate_pairs_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint duplicate_pairs_pkey PRIMARY KEY (id),
  constraint duplicate_pairs_state_check CHECK ((state = ANY (ARRAY['open'::text, 'different'::text, 'merged'::text])))
);
CREATE INDEX duplicate_pairs_b ON duplicate_pairs USING btree (b);
CREATE INDEX duplicate_pairs_open ON duplicate_pairs USING btree (score DESC, id DESC) WHERE (state = 'open'::text);

create table eid_flows (
  id uuid not null,
  state_hash text not null,
  browser_hash text not null,
  provider text not null,
  purpose text not null,
  wanted_level smallint not null,
  shared boolean not null,
  next_path text not null,
  secrets_sealed text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  account_id uuid,
  person_sealed text,
  constraint eid_flows_check CHECK (((account_id IS NULL) = (person_sealed IS NULL))),
  constraint eid_flows_pkey PRIMARY KEY (id),
  constraint eid_flows_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'confirm'::text]))),
  constraint eid_flows_state_hash_key UNIQUE (state_hash),
  constraint eid_flows_wanted_level_check CHECK (((wanted_level >= 0) AND (wanted_level <= 2)))
);
CREATE INDEX eid_flows_expires ON eid_flows USING btree (expires_at);

create table events (
  stream_id uuid not null,
  seq integer not null,
  stream text not null,
  type text not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  actor_role text,
  data json not null,
  prev_hash bytea,
  hash bytea not null,
  position bigint not null generated always as identity,
  version smallint not null,
  position_id uuid,
  mandate_id uuid,
  on_behalf_of uuid,
  origin text,
  request_id text,
  subjects uuid[] not null default '{}'::uuid[],
  constraint events_pkey PRIMARY KEY (stream_id, seq),
  constraint events_seq_check CHECK ((seq > 0)),
  constraint events_version_check CHECK ((version = ANY (ARRAY[1, 2])))
);
CREATE INDEX events_actor ON events USING btree (actor_id, "position") WHERE (actor_id IS NOT NULL);
CREATE INDEX events_at ON events USING brin (at);
CREATE INDEX events_mandate ON events USING btree (mandate_id, at) WHERE (mandate_id IS NOT NULL);
CREATE INDEX events_position ON events USING btree ("position");
CREATE INDEX events_subjects ON events USING gin (subjects);

create table exports (
  id uuid not null,
  unit_code text not null,
  association text not null,
  as_of date not null,
  format text not null,
  columns text[] not null,
  reason text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  finished_at timestamp with time zone,
  row_count integer,
  sha256 text,
  constraint exports_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text]))),
  constraint exports_pkey PRIMARY KEY (id)
);
CREATE INDEX exports_unit ON exports USING btree (unit_code, created_at DESC);

create table files (
  id uuid not null,
  sha256 text not null,
  size integer not null,
  media_type text not null,
  pages integer not null,
  name text not null,
  created_at timestamp with time zone not null,
  scan text not null default 'unscanned'::text,
  scan_finding text,
  scan_tries integer not null default 0,
  scan_after timestamp with time zone,
  scanned_at timestamp with time zone,
  uploader text,
  constraint files_check CHECK (((scan = 'infected'::text) = (scan_finding IS NOT NULL))),
  constraint files_check1 CHECK (((scan = 'waiting'::text) = (scan_after IS NOT NULL))),
  constraint files_pages_check CHECK ((pages > 0)),
  constraint files_pkey PRIMARY KEY (id),
  constraint files_scan_check CHECK ((scan = ANY (ARRAY['unscanned'::text, 'waiting'::text, 'clean'::text, 'infected'::text]))),
  constraint files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint files_size_check CHECK ((size > 0))
);
CREATE INDEX files_sha256 ON files USING btree (sha256);
CREATE INDEX files_waiting ON files USING btree (scan_after) WHERE (scan = 'waiting'::text);

create table handover_items (
  id uuid not null default gen_random_uuid(),
  kind text,
  names jsonb not null,
  sort integer not null,
  valid_to date,
  constraint handover_items_pkey PRIMARY KEY (id)
);

create table handover_ticks (
  handover_id uuid not null,
  item_id uuid not null,
  note text not null default ''::text,
  given_at timestamp with time zone,
  given_by uuid,
  taken_at timestamp with time zone,
  taken_by uuid,
  constraint handover_ticks_given_by_fkey FOREIGN KEY (given_by) REFERENCES accounts(id),
  constraint handover_ticks_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handovers(id),
  constraint handover_ticks_item_id_fkey FOREIGN KEY (item_id) REFERENCES handover_items(id),
  constraint handover_ticks_pkey PRIMARY KEY (handover_id, item_id),
  constraint handover_ticks_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES accounts(id)
);

create table handovers (
  id uuid not null,
  post_id uuid not null,
  to_post_id uuid,
  started_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint handovers_pkey PRIMARY KEY (id),
  constraint handovers_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  constraint handovers_post_id_key UNIQUE (post_id),
  constraint handovers_to_post_id_fkey FOREIGN KEY (to_post_id) REFERENCES posts(id)
);

create table held_values (
  table_name text not null,
  row_key text not null,
  deletion_id uuid not null,
  dossier_id uuid,
  law text not null,
  values_sealed text not null,
  held_since timestamp with time zone not null,
  constraint held_values_deletion_id_fkey FOREIGN KEY (deletion_id) REFERENCES deletions(id),
  constraint held_values_pkey PRIMARY KEY (table_name, row_key)
);
CREATE INDEX held_values_deletion ON held_values USING btree (deletion_id);
CREATE INDEX held_values_dossier ON held_values USING btree (dossier_id);

create table household_members (
  household_id uuid not null,
  person_id uuid not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  constraint household_members_check CHECK ((valid_to >= valid_from)),
  constraint household_members_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint household_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint household_members_pkey PRIMARY KEY (household_id, person_id, valid_from),
  constraint household_members_relation_check CHECK ((relation = ANY (ARRAY['head'::text, 'spouse'::text, 'child'::text, 'parent'::text, 'sibling'::text, 'grandchild'::text, 'grandparent'::text, 'other'::text])))
);
CREATE INDEX household_members_person ON household_members USING btree (person_id);

create table households (
  id uuid not null,
  number text,
  unit_code text not null,
  line text not null default ''::text,
  created_at timestamp with time zone not null,
  constraint households_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX households_number ON households USING btree (unit_code, number) WHERE (number IS NOT NULL);

create table idempotency_keys (
  key text not null,
  operation text not null,
  actor text not null,
  request_hash text not null,
  response jsonb not null,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (key, operation, actor)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys USING btree (created_at);

create table import_layouts (
  unit_code text not null,
  layout text not null,
  mapping jsonb not null,
  used_at timestamp with time zone not null,
  constraint import_layouts_pkey PRIMARY KEY (unit_code, layout)
);

create table import_rows (
  import_id uuid not null,
  row integer not null,
  cells_sealed text not null,
  state text not null,
  faults text[] not null default '{}'::text[],
  changes integer not null default 0,
  twin_hash text,
  matches jsonb not null default '[]'::jsonb,
  decision text,
  person_id uuid,
  membership_id uuid,
  outcome text,
  before_sealed text,
  constraint import_rows_decision_check CHECK ((decision = ANY (ARRAY['new'::text, 'same'::text, 'skip'::text]))),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'admitted'::text, 'updated'::text, 'untouched'::text, 'refused'::text]))),
  constraint import_rows_pkey PRIMARY KEY (import_id, "row"),
  constraint import_rows_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'new'::text, 'admit'::text, 'update'::text, 'same'::text, 'probable'::text, 'error'::text, 'skipped'::text])))
);
CREATE INDEX import_rows_membership ON import_rows USING btree (membership_id) WHERE (membership_id IS NOT NULL);
CREATE INDEX import_rows_person ON import_rows USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX import_rows_state ON import_rows USING btree (import_id, state, "row");
CREATE INDEX import_rows_twin ON import_rows USING btree (import_id, twin_hash) WHERE (twin_hash IS NOT NULL);

create table imports (
  id uuid not null,
  unit_code text not null,
  association text not null,
  file_id uuid not null,
  heads_sealed text not null,
  state text not null,
  sheet text not null default ''::text,
  header_from integer not null default 0,
  header_to integer not null default 0,
  layout text not null default ''::text,
  mapping jsonb not null default '[]'::jsonb,
  encodings jsonb not null default '[]'::jsonb,
  options jsonb not null default '{}'::jsonb,
  replaced_sealed text,
  rows_read boolean not null default false,
  total integer not null default 0,
  progress integer not null default 0,
  undo_row integer,
  run_next boolean not null default false,
  problem text,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  touched_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  undone_at timestamp with time zone,
  undone_by uuid,
  first_number bigint,
  constraint imports_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'checking'::text, 'ready'::text, 'running'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'dropped'::text])))
);
CREATE INDEX imports_under_way ON imports USING btree (touched_at) WHERE (state = ANY (ARRAY['checking'::text, 'running'::text, 'undoing'::text]));
CREATE INDEX imports_unit ON imports USING btree (unit_code, created_at DESC);

create table kept_applicants (
  account_id uuid not null,
  applicant_enc text not null,
  kept_at timestamp with time zone not null,
  constraint kept_applicants_pkey PRIMARY KEY (account_id)
);

create table key_rotations (
  key_id text not null,
  table_name text not null,
  column_name text not null,
  last_key text,
  done bigint not null default 0,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint key_rotations_pkey PRIMARY KEY (key_id, table_name, column_name)
);

create table legal_holds (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  label text not null,
  reason text not null,
  since timestamp with time zone not null,
  set_by uuid,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lifted_reason text,
  constraint legal_holds_pkey PRIMARY KEY (id),
  constraint legal_holds_reason_check CHECK ((reason <> ''::text)),
  constraint legal_holds_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['dossier'::text, 'account'::text])))
);
CREATE UNIQUE INDEX legal_holds_open ON legal_holds USING btree (subject_kind, subject_id) WHERE (lifted_at IS NULL);

create table life_events (
  key text not null,
  position integer not null,
  definition jsonb not null,
  constraint life_events_pkey PRIMARY KEY (key),
  constraint life_events_position_key UNIQUE ("position")
);

create table machine_clients (
  account_id uuid not null,
  unit_code text not null,
  subtree boolean not null default false,
  scopes text[] not null,
  networks text[] not null default '{}'::text[],
  purpose text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint machine_clients_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint machine_clients_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint machine_clients_pkey PRIMARY KEY (account_id),
  constraint machine_clients_purpose_check CHECK ((purpose <> ''::text)),
  constraint machine_clients_scopes_check CHECK ((cardinality(scopes) > 0))
);
CREATE INDEX machine_clients_unit ON machine_clients USING btree (unit_code);

create table machine_keys (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  hint text not null,
  token_sha256 text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_used_from text,
  constraint machine_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES machine_clients(account_id),
  constraint machine_keys_check CHECK ((expires_at > created_at)),
  constraint machine_keys_kind_check CHECK ((kind = ANY (ARRAY['api_key'::text, 'client_secret'::text]))),
  constraint machine_keys_pkey PRIMARY KEY (id),
  constraint machine_keys_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint machine_keys_token_sha256_key UNIQUE (token_sha256)
);
CREATE INDEX machine_keys_account ON machine_keys USING btree (account_id, created_at DESC);

create table machine_tokens (
  token_sha256 text not null,
  key_id uuid not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint machine_tokens_key_id_fkey FOREIGN KEY (key_id) REFERENCES machine_keys(id),
  constraint machine_tokens_pkey PRIMARY KEY (token_sha256),
  constraint machine_tokens_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX machine_tokens_expires ON machine_tokens USING btree (expires_at);

create table mandates (
  id uuid not null,
  kind text not null,
  state text not null,
  requested_by text not null,
  representative_id uuid,
  association_unit text,
  principal_id uuid,
  represented_id uuid,
  desk_unit text,
  principal_name_enc text,
  principal_number_enc text,
  principal_number_hash text,
  principal_birth_enc text,
  contact_enc text,
  code_hash text,
  code_enc text,
  code_until timestamp with time zone,
  procedures text[],
  acts text[] not null,
  valid_until date not null,
  consented_representative_at timestamp with time zone,
  consented_principal_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  paper text,
  paper_file uuid,
  requested_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  notice_at timestamp with time zone,
  version integer not null default 1,
  constraint mandates_acts_check CHECK (((acts <@ '{apply,follow,receive,supplement,withdraw}'::text[]) AND (acts <> '{}'::text[]))),
  constraint mandates_check CHECK (((association_unit IS NOT NULL) = (kind = 'association'::text))),
  constraint mandates_check1 CHECK (((desk_unit IS NOT NULL) = (kind = ANY (ARRAY['guardian'::text, 'organisation'::text])))),
  constraint mandates_check2 CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['refused'::text, 'cancelled'::text, 'lapsed'::text, 'revoked'::text, 'expired'::text])))),
  constraint mandates_check3 CHECK (((state <> 'active'::text) OR (started_at IS NOT NULL))),
  constraint mandates_check4 CHECK (((code_hash IS NULL) OR (code_until IS NOT NULL))),
  constraint mandates_check5 CHECK ((principal_id IS DISTINCT FROM representative_id)),
  constraint mandates_code_hash_key UNIQUE (code_hash),
  constraint mandates_ended_by_check CHECK ((ended_by = ANY (ARRAY['representative'::text, 'principal'::text, 'desk'::text, 'time'::text]))),
  constraint mandates_kind_check CHECK ((kind = ANY (ARRAY['guardian'::text, 'spouse'::text, 'relative'::text, 'organisation'::text, 'association'::text]))),
  constraint mandates_paper_file_fkey FOREIGN KEY (paper_file) REFERENCES files(id),
  constraint mandates_pkey PRIMARY KEY (id),
  constraint mandates_requested_by_check CHECK ((requested_by = ANY (ARRAY['representative'::text, 'principal'::text]))),
  constraint mandates_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'awaiting_desk'::text, 'active'::text, 'refused'::text, 'cancelled'::text, 'lapsed'::text, 'revoked'::text, 'expired'::text])))
);
CREATE INDEX mandates_association ON mandates USING btree (association_unit, state) WHERE (association_unit IS NOT NULL);
CREATE INDEX mandates_desk ON mandates USING btree (desk_unit, requested_at) WHERE (state = 'awaiting_desk'::text);
CREATE INDEX mandates_ends ON mandates USING btree (valid_until) WHERE (state = 'active'::text);
CREATE INDEX mandates_number ON mandates USING btree (principal_number_hash) WHERE (represented_id IS NOT NULL);
CREATE INDEX mandates_open ON mandates USING btree (requested_at) WHERE (state = ANY (ARRAY['requested'::text, 'awaiting_desk'::text]));
CREATE INDEX mandates_principal ON mandates USING btree (principal_id, requested_at DESC) WHERE (principal_id IS NOT NULL);
CREATE INDEX mandates_representative ON mandates USING btree (representative_id, requested_at DESC) WHERE (representative_id IS NOT NULL);

create table match_keys (
  person_id uuid not null,
  version integer not null,
  keys bigint[] not null,
  constraint match_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint match_keys_pkey PRIMARY KEY (person_id)
);
CREATE INDEX match_keys_keys ON match_keys USING gin (keys) WITH (fastupdate=off);

create table membership_applications (
  id uuid not null,
  membership_id uuid not null,
  unit_code text not null,
  kind text not null,
  state text not null,
  by_self boolean not null,
  applied_by uuid,
  message text not null default ''::text,
  applied_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_id uuid,
  refusal text,
  constraint membership_applications_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES accounts(id),
  constraint membership_applications_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint membership_applications_check1 CHECK (((state <> 'refused'::text) OR (refusal <> ''::text))),
  constraint membership_applications_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint membership_applications_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES membership_decisions(id),
  constraint membership_applications_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'core'::text, 'automatic'::text, 'honorary'::text]))),
  constraint membership_applications_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint membership_applications_pkey PRIMARY KEY (id),
  constraint membership_applications_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'admitted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX membership_applications_member ON membership_applications USING btree (membership_id);
CREATE UNIQUE INDEX membership_applications_once ON membership_applications USING btree (membership_id) WHERE (state = 'waiting'::text);
CREATE INDEX membership_applications_unit ON membership_applications USING btree (unit_code, applied_at, id) WHERE (state = 'waiting'::text);

create table membership_cards (
  code text not null,
  membership_id uuid not null,
  issued_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint membership_cards_code_check CHECK ((code ~ '^[23456789A-HJKMNP-TV-Y]{11}$'::text)),
  constraint membership_cards_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint membership_cards_pkey PRIMARY KEY (code)
);
CREATE INDEX membership_cards_member ON membership_cards USING btree (membership_id);
CREATE UNIQUE INDEX membership_cards_once ON membership_cards USING btree (membership_id) WHERE (ended_at IS NULL);

create table membership_decisions (
  id uuid not null,
  association text not null,
  unit_code text not null,
  number text not null,
  decided_on date not null,
  signer text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint membership_decisions_association_fkey FOREIGN KEY (association) REFERENCES associations(key),
  constraint membership_decisions_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id),
  constraint membership_decisions_number_check CHECK ((number <> ''::text)),
  constraint membership_decisions_pkey PRIMARY KEY (id),
  constraint membership_decisions_signer_check CHECK ((signer <> ''::text)),
  constraint membership_decisions_unit_code_number_decided_on_key UNIQUE (unit_code, number, decided_on)
);

create table membership_kinds (
  id uuid not null default gen_random_uuid(),
  association text not null,
  kind text not null,
  names jsonb not null,
  rules jsonb not null,
  valid_from date not null,
  valid_to date,
  reason text,
  constraint membership_kinds_association_fkey FOREIGN KEY (association) REFERENCES associations(key),
  constraint membership_kinds_association_kind_daterange_excl EXCLUDE USING gist (association WITH =, kind WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint membership_kinds_check CHECK ((valid_to >= valid_from)),
  constraint membership_kinds_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'core'::text, 'automatic'::text, 'honorary'::text]))),
  constraint membership_kinds_pkey PRIMARY KEY (id)
);

create table membership_places (
  id uuid not null,
  membership_id uuid not null,
  unit_code text not null,
  valid_from date not null,
  valid_to date,
  reason text not null,
  opened_by uuid,
  closed_by uuid,
  constraint membership_places_check CHECK ((valid_to >= valid_from)),
  constraint membership_places_membership_id_daterange_excl EXCLUDE USING gist (membership_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint membership_places_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint membership_places_pkey PRIMARY KEY (id),
  constraint membership_places_reason_check CHECK ((reason = ANY (ARRAY['admission'::text, 'transfer'::text, 'reorganisation'::text, 'correction'::text, 'import'::text])))
);
CREATE INDEX membership_places_closed ON membership_places USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX membership_places_from ON membership_places USING btree (valid_from);
CREATE INDEX membership_places_member ON membership_places USING btree (membership_id, valid_from);
CREATE INDEX membership_places_opened ON membership_places USING btree (opened_by) WHERE (opened_by IS NOT NULL);
CREATE INDEX membership_places_unit ON membership_places USING btree (unit_code, valid_from);

create table membership_states (
  id uuid not null,
  membership_id uuid not null,
  state text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  reason text,
  decision_id uuid,
  constraint membership_states_check CHECK ((valid_to >= valid_from)),
  constraint membership_states_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES membership_decisions(id),
  constraint membership_states_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'core'::text, 'automatic'::text, 'honorary'::text]))),
  constraint membership_states_membership_id_daterange_excl EXCLUDE USING gist (membership_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint membership_states_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint membership_states_pkey PRIMARY KEY (id),
  constraint membership_states_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'left'::text, 'dead'::text])))
);
CREATE INDEX membership_states_from ON membership_states USING btree (valid_from);
CREATE INDEX membership_states_member ON membership_states USING btree (membership_id, valid_from);
CREATE INDEX membership_states_to ON membership_states USING btree (valid_to) WHERE (valid_to IS NOT NULL);

create table membership_transfers (
  id uuid not null,
  membership_id uuid not null,
  from_unit text not null,
  to_unit text not null,
  state text not null,
  requested_as text not null,
  requested_by uuid,
  requested_at timestamp with time zone not null,
  reason text not null default ''::text,
  due_on date not null,
  released_at timestamp with time zone,
  released_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  automatic boolean not null default false,
  effective_on date,
  refusal text,
  constraint membership_transfers_check CHECK (((from_unit <> to_unit) OR (state <> 'requested'::text))),
  constraint membership_transfers_check1 CHECK (((state = 'accepted'::text) = (effective_on IS NOT NULL))),
  constraint membership_transfers_check2 CHECK (((state = ANY (ARRAY['requested'::text, 'released'::text])) = (decided_at IS NULL))),
  constraint membership_transfers_check3 CHECK (((state <> 'refused'::text) OR (refusal <> ''::text))),
  constraint membership_transfers_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint membership_transfers_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint membership_transfers_pkey PRIMARY KEY (id),
  constraint membership_transfers_released_by_fkey FOREIGN KEY (released_by) REFERENCES accounts(id),
  constraint membership_transfers_requested_as_check CHECK ((requested_as = ANY (ARRAY['member'::text, 'from'::text, 'to'::text]))),
  constraint membership_transfers_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES accounts(id),
  constraint membership_transfers_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'released'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX membership_transfers_due ON membership_transfers USING btree (due_on) WHERE (state = ANY (ARRAY['requested'::text, 'released'::text]));
CREATE INDEX membership_transfers_from ON membership_transfers USING btree (from_unit, requested_at, id);
CREATE INDEX membership_transfers_member ON membership_transfers USING btree (membership_id, requested_at);
CREATE UNIQUE INDEX membership_transfers_once ON membership_transfers USING btree (membership_id) WHERE (state = ANY (ARRAY['requested'::text, 'released'::text]));
CREATE INDEX membership_transfers_to ON membership_transfers USING btree (to_unit, requested_at, id);

create table memberships (
  id uuid not null,
  association text not null,
  person_id uuid not null,
  number text,
  state text not null,
  kind text not null,
  applied_at timestamp with time zone not null,
  joined_on date,
  seniority_from date,
  ended_on date,
  end_reason text,
  folded_into uuid,
  version integer not null default 1,
  folded_state text,
  basis text,
  constraint memberships_association_fkey FOREIGN KEY (association) REFERENCES associations(key),
  constraint memberships_basis_check CHECK ((basis = ANY (ARRAY['own_application'::text, 'told'::text, 'signed_form'::text, 'old_register'::text, 'list'::text, 'other_system'::text]))),
  constraint memberships_check CHECK (((state = 'folded'::text) = (folded_into IS NOT NULL))),
  constraint memberships_check1 CHECK (((state = ANY (ARRAY['applied'::text, 'refused'::text, 'folded'::text])) OR (joined_on IS NOT NULL))),
  constraint memberships_check2 CHECK (((folded_state IS NULL) = (folded_into IS NULL))),
  constraint memberships_end_reason_check CHECK ((end_reason = ANY (ARRAY['quit'::text, 'moved'::text, 'expelled'::text, 'dead'::text, 'age'::text, 'other'::text]))),
  constraint memberships_folded_into_fkey FOREIGN KEY (folded_into) REFERENCES memberships(id),
  constraint memberships_folded_state_check CHECK ((folded_state = ANY (ARRAY['applied'::text, 'refused'::text, 'active'::text, 'suspended'::text, 'left'::text, 'dead'::text]))),
  constraint memberships_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'core'::text, 'automatic'::text, 'honorary'::text]))),
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'refused'::text, 'active'::text, 'suspended'::text, 'left'::text, 'dead'::text, 'folded'::text]))),
  constraint memberships_version_check CHECK ((version > 0))
);
CREATE INDEX memberships_folded ON memberships USING btree (folded_into) WHERE (folded_into IS NOT NULL);
CREATE UNIQUE INDEX memberships_number ON memberships USING btree (association, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX memberships_once ON memberships USING btree (association, person_id) WHERE (state = ANY (ARRAY['applied'::text, 'active'::text, 'suspended'::text]));
CREATE INDEX memberships_person ON memberships USING btree (person_id);
CREATE INDEX memberships_waiting ON memberships USING btree (association, applied_at) WHERE (state = 'applied'::text);

create table migrations (
  name text not null,
  sha256 text not null,
  ran_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table outreach_actions (
  key text not null,
  account_id uuid not null,
  kind text not null,
  content text not null,
  membership_id uuid,
  result jsonb not null,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone not null,
  constraint outreach_actions_content_check CHECK ((content ~ '^[0-9a-f]{64}$'::text)),
  constraint outreach_actions_key_check CHECK ((key ~ '^[A-Za-z0-9_-]{16,100}$'::text)),
  constraint outreach_actions_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'mark'::text, 'dues'::text, 'register'::text]))),
  constraint outreach_actions_pkey PRIMARY KEY (key)
);
CREATE INDEX outreach_actions_done ON outreach_actions USING btree (done_at);
CREATE INDEX outreach_actions_member ON outreach_actions USING btree (membership_id, made_at) WHERE (kind = 'dues'::text);

create table outreach_devices (
  id uuid not null,
  account_id uuid not null,
  session_id uuid not null,
  code text not null,
  outbox_key_sealed text not null,
  created_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  constraint outreach_devices_code_check CHECK ((code ~ '^[A-Z0-9]{4}$'::text)),
  constraint outreach_devices_pkey PRIMARY KEY (id)
);
CREATE INDEX outreach_devices_account ON outreach_devices USING btree (account_id);
CREATE INDEX outreach_devices_opened ON outreach_devices USING btree (opened_at);

create table outreach_marks (
  membership_id uuid not null,
  reason_sealed text,
  account_id uuid not null,
  marked_at timestamp with time zone not null,
  constraint outreach_marks_pkey PRIMARY KEY (membership_id)
);

create table outreach_notes (
  id uuid not null,
  membership_id uuid not null,
  kind text not null,
  text_sealed text,
  happened_on date not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  constraint outreach_notes_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'call'::text, 'note'::text, 'wish'::text]))),
  constraint outreach_notes_pkey PRIMARY KEY (id)
);
CREATE INDEX outreach_notes_member ON outreach_notes USING btree (membership_id, happened_on DESC);

create table passkeys (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_name_check CHECK ((name <> ''::text)),
  constraint passkeys_pkey PRIMARY KEY (id)
);
CREATE INDEX passkeys_account ON passkeys USING btree (account_id);

create table people (
  id uuid not null,
  name text not null,
  other_names text[] not null default '{}'::text[],
  sex text,
  birth_date date,
  birth_year integer,
  national_id_sealed text,
  national_id_hash text,
  old_id_sealed text,
  old_id_hash text,
  photo text,
  died_on date,
  merged_into uuid,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  unused_since timestamp with time zone,
  anonymised_at timestamp with time zone,
  name_search text not null generated always as (f_unaccent(name)) stored,
  name_order text not null generated always as (regexp_replace(f_unaccent(name), '^(.*) (\S+)$'::text, '\2 \1'::text)) stored,
  words text[] not null default '{}'::text[],
  draw integer not null generated always as (uuid_hash(id)) stored,
  constraint people_birth_year_check CHECK (((birth_year >= 1850) AND (birth_year <= 2200))),
  constraint people_check CHECK ((merged_into IS DISTINCT FROM id)),
  constraint people_check1 CHECK (((birth_date IS NULL) OR ((birth_year)::numeric = EXTRACT(year FROM birth_date)))),
  constraint people_check2 CHECK (((national_id_sealed IS NULL) = (national_id_hash IS NULL))),
  constraint people_check3 CHECK (((old_id_sealed IS NULL) = (old_id_hash IS NULL))),
  constraint people_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES people(id),
  constraint people_name_check CHECK (((name = NORMALIZE(name, NFC)) AND (name <> ''::text))),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text]))),
  constraint people_version_check CHECK ((version > 0))
);
CREATE INDEX people_draw ON people USING btree (draw, id) INCLUDE (name_order, words) WHERE (merged_into IS NULL);
CREATE INDEX people_merged ON people USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX people_national_id ON people USING btree (national_id_hash) WHERE (national_id_hash IS NOT NULL);
CREATE INDEX people_old_id ON people USING btree (old_id_hash) WHERE (old_id_hash IS NOT NULL);
CREATE INDEX people_unused ON people USING btree (unused_since) WHERE ((unused_since IS NOT NULL) AND (anonymised_at IS NULL));
CREATE INDEX people_words ON people USING gin (words);

create table person_accounts (
  account_id uuid not null,
  person_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint person_accounts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint person_accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_accounts_pkey PRIMARY KEY (account_id)
);
CREATE INDEX person_accounts_person ON person_accounts USING btree (person_id);

create table person_addresses (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  line text not null default ''::text,
  unit_code text not null,
  map_of date not null,
  valid_from date,
  valid_to date,
  constraint person_addresses_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to >= valid_from))),
  constraint person_addresses_kind_check CHECK ((kind = ANY (ARRAY['residence'::text, 'temporary'::text, 'home_town'::text]))),
  constraint person_addresses_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_addresses_pkey PRIMARY KEY (id)
);
CREATE INDEX person_addresses_person ON person_addresses USING btree (person_id);
CREATE INDEX person_addresses_unit ON person_addresses USING btree (unit_code);

create table person_claims (
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  matched_by text[] not null,
  made_at timestamp with time zone not null,
  state text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint person_claims_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint person_claims_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint person_claims_matched_by_check CHECK ((matched_by <> '{}'::text[])),
  constraint person_claims_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_claims_pkey PRIMARY KEY (id),
  constraint person_claims_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'linked'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX person_claims_once ON person_claims USING btree (account_id, person_id);
CREATE INDEX person_claims_waiting ON person_claims USING btree (person_id) WHERE (state = 'waiting'::text);

create table person_corrections (
  id uuid not null,
  sending uuid not null,
  person_id uuid not null,
  field text not null,
  before_enc text not null,
  proposed_enc text not null,
  note text not null default ''::text,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision text not null default ''::text,
  constraint person_corrections_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint person_corrections_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint person_corrections_field_check CHECK ((field = ANY (ARRAY['name'::text, 'other_names'::text, 'sex'::text, 'birth'::text, 'phones'::text, 'residence'::text, 'national_id'::text]))),
  constraint person_corrections_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_corrections_pkey PRIMARY KEY (id),
  constraint person_corrections_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES accounts(id),
  constraint person_corrections_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX person_corrections_open ON person_corrections USING btree (person_id, field) WHERE (state = 'open'::text);
CREATE INDEX person_corrections_person ON person_corrections USING btree (person_id, proposed_at DESC);
CREATE INDEX person_corrections_sending ON person_corrections USING btree (sending);
CREATE INDEX person_corrections_waiting ON person_corrections USING btree (proposed_at, sending) WHERE (state = 'open'::text);

create table person_merges (
  id uuid not null,
  kept uuid not null,
  gone uuid not null,
  journal text not null,
  number integer not null generated always as identity,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint person_merges_check CHECK ((kept <> gone)),
  constraint person_merges_gone_fkey FOREIGN KEY (gone) REFERENCES people(id),
  constraint person_merges_kept_fkey FOREIGN KEY (kept) REFERENCES people(id),
  constraint person_merges_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES accounts(id),
  constraint person_merges_pkey PRIMARY KEY (id),
  constraint person_merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES accounts(id)
);
CREATE INDEX person_merges_kept ON person_merges USING btree (kept);
CREATE INDEX person_merges_newest ON person_merges USING btree (merged_at DESC, id DESC);
CREATE UNIQUE INDEX person_merges_standing ON person_merges USING btree (gone) WHERE (undone_at IS NULL);

create table person_phones (
  person_id uuid not null,
  phone text not null,
  kind text not null default 'own'::text,
  sort integer not null default 0,
  constraint person_phones_kind_check CHECK ((kind = ANY (ARRAY['own'::text, 'shared'::text, 'zalo'::text, 'work'::text]))),
  constraint person_phones_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_phones_phone_check CHECK ((phone ~ '^\+[0-9]{8,15}$'::text)),
  constraint person_phones_pkey PRIMARY KEY (person_id, phone)
);
CREATE INDEX person_phones_phone ON person_phones USING btree (phone);

create table person_places (
  source text not null,
  source_id uuid not null,
  person_id uuid not null,
  unit_code text not null,
  number text,
  constraint person_places_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_places_pkey PRIMARY KEY (source, source_id),
  constraint person_places_source_check CHECK ((source = ANY (ARRAY['membership'::text, 'residence'::text])))
);
CREATE INDEX person_places_person ON person_places USING btree (person_id);
CREATE INDEX person_places_unit ON person_places USING btree (unit_code, person_id);

create table place_units (
  unit_code text not null,
  above text[] not null,
  constraint place_units_pkey PRIMARY KEY (unit_code)
);

create table positions (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_code text not null,
  valid_from date not null,
  valid_to date,
  ended_at timestamp with time zone,
  scope text not null default 'subtree'::text,
  granted_at timestamp with time zone,
  end_reason text,
  opened_by uuid,
  closed_by uuid,
  constraint positions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint positions_account_id_role_unit_code_daterange_excl EXCLUDE USING gist (account_id WITH =, role WITH =, unit_code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((ended_at IS NULL)),
  constraint positions_check CHECK ((valid_to >= valid_from)),
  constraint positions_end_reason_check CHECK ((end_reason <> ''::text)),
  constraint positions_pkey PRIMARY KEY (id),
  constraint positions_role_fkey FOREIGN KEY (role) REFERENCES roles(key),
  constraint positions_scope_check CHECK ((scope = ANY (ARRAY['subtree'::text, 'unit'::text])))
);
CREATE INDEX positions_account ON positions USING btree (account_id);
CREATE INDEX positions_closed ON positions USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX positions_opened ON positions USING btree (opened_by) WHERE (opened_by IS NOT NULL);
CREATE INDEX positions_unit ON positions USING btree (unit_code, role);

create table post_kinds (
  level text not null,
  key text not null,
  names jsonb not null,
  seats integer,
  term_months integer,
  role text,
  on_merge text not null,
  sort integer not null,
  valid_to date,
  constraint post_kinds_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint post_kinds_level_fkey FOREIGN KEY (level) REFERENCES unit_levels(key),
  constraint post_kinds_on_merge_check CHECK ((on_merge = ANY (ARRAY['end'::text, 'continue'::text]))),
  constraint post_kinds_pkey PRIMARY KEY (level, key),
  constraint post_kinds_role_check CHECK ((role ~ '^[a-z][a-z_]*$'::text)),
  constraint post_kinds_seats_check CHECK ((seats > 0)),
  constraint post_kinds_term_months_check CHECK ((term_months > 0))
);

create table posts (
  id uuid not null,
  membership_id uuid not null,
  unit_code text not null,
  level text not null,
  kind text not null,
  sole boolean not null,
  how text not null,
  term text not null default ''::text,
  valid_from date not null,
  valid_to date,
  term_to date,
  end_reason text,
  end_note text,
  decision_number text not null default ''::text,
  decision_on date,
  decision_signer text not null default ''::text,
  decision_file uuid,
  follows uuid,
  position_id uuid,
  position_account uuid,
  opened_by uuid,
  closed_by uuid,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint posts_check CHECK ((valid_to >= valid_from)),
  constraint posts_check1 CHECK (((valid_to IS NULL) = ((end_reason IS NULL) AND (closed_by IS NULL)))),
  constraint posts_check2 CHECK (((position_id IS NULL) = (position_account IS NULL))),
  constraint posts_decision_file_fkey FOREIGN KEY (decision_file) REFERENCES files(id),
  constraint posts_end_reason_check CHECK ((end_reason = ANY (ARRAY['term'::text, 're_elected'::text, 'resigned'::text, 'dismissed'::text, 'transferred'::text, 'left'::text, 'died'::text, 'reorganisation'::text, 'mistake'::text, 'other'::text]))),
  constraint posts_follows_fkey FOREIGN KEY (follows) REFERENCES posts(id),
  constraint posts_how_check CHECK ((how = ANY (ARRAY['elected'::text, 'appointed'::text, 'co_opted'::text]))),
  constraint posts_level_kind_fkey FOREIGN KEY (level, kind) REFERENCES post_kinds(level, key),
  constraint posts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint posts_once EXCLUDE USING gist (membership_id WITH =, kind WITH =, unit_code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint posts_one_seat EXCLUDE USING gist (unit_code WITH =, kind WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE (sole),
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_position_account_fkey FOREIGN KEY (position_account) REFERENCES accounts(id),
  constraint posts_position_id_fkey FOREIGN KEY (position_id) REFERENCES positions(id),
  constraint posts_version_check CHECK ((version > 0))
);
CREATE INDEX posts_closed ON posts USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX posts_decision_file ON posts USING btree (decision_file) WHERE (decision_file IS NOT NULL);
CREATE INDEX posts_membership ON posts USING btree (membership_id);
CREATE INDEX posts_opened ON posts USING btree (opened_by) WHERE (opened_by IS NOT NULL);
CREATE INDEX posts_terms ON posts USING btree (term_to) WHERE ((valid_to IS NULL) AND (term_to IS NOT NULL));
CREATE INDEX posts_unit ON posts USING btree (unit_code, valid_from);

create table privacy_contact (
  only_row boolean not null default true,
  controller text not null,
  officer text not null,
  phone text not null,
  email text not null,
  address text not null,
  constraint privacy_contact_only_row_check CHECK (only_row),
  constraint privacy_contact_pkey PRIMARY KEY (only_row)
);

create table procedure_versions (
  code text not null,
  version text not null,
  valid_from date not null,
  valid_to date,
  definition jsonb not null,
  imported_at timestamp with time zone not null,
  constraint procedure_versions_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint procedure_versions_code_check CHECK ((code ~ '^\d\.\d{6}$'::text)),
  constraint procedure_versions_pkey PRIMARY KEY (code, version)
);

create table published_years (
  year smallint not null,
  source text not null,
  added_in integer not null,
  constraint published_years_pkey PRIMARY KEY (year),
  constraint published_years_source_check CHECK ((source <> ''::text)),
  constraint published_years_year_check CHECK (((year >= 2000) AND (year <= 2999)))
);

create table record_changes (
  id uuid not null,
  membership_id uuid not null,
  item text not null,
  before text,
  after text,
  at timestamp with time zone not null,
  account_id uuid,
  how text not null,
  batch uuid,
  constraint record_changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint record_changes_how_check CHECK ((how = ANY (ARRAY['office'::text, 'correction'::text, 'import'::text]))),
  constraint record_changes_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint record_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX record_changes_batch ON record_changes USING btree (batch) WHERE (batch IS NOT NULL);
CREATE INDEX record_changes_member ON record_changes USING btree (membership_id, at DESC);

create table record_corrections (
  id uuid not null,
  membership_id uuid not null,
  field text not null,
  proposed_enc text not null,
  note text not null default ''::text,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision text not null default ''::text,
  constraint record_corrections_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint record_corrections_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint record_corrections_field_fkey FOREIGN KEY (field) REFERENCES record_fields(key),
  constraint record_corrections_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint record_corrections_pkey PRIMARY KEY (id),
  constraint record_corrections_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES accounts(id),
  constraint record_corrections_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX record_corrections_member ON record_corrections USING btree (membership_id, proposed_at DESC);
CREATE UNIQUE INDEX record_corrections_open ON record_corrections USING btree (membership_id, field) WHERE (state = 'open'::text);
CREATE INDEX record_corrections_waiting ON record_corrections USING btree (proposed_at, id) WHERE (state = 'open'::text);

create table record_entries (
  id uuid not null,
  membership_id uuid not null,
  kind text not null,
  what text not null,
  year integer,
  from_on date,
  to_on date,
  amount bigint,
  note text not null default ''::text,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint record_entries_amount_check CHECK ((amount >= 0)),
  constraint record_entries_check CHECK ((to_on >= from_on)),
  constraint record_entries_kind_check CHECK ((kind = ANY (ARRAY['family'::text, 'loan'::text, 'award'::text, 'training'::text, 'activity'::text]))),
  constraint record_entries_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint record_entries_pkey PRIMARY KEY (id),
  constraint record_entries_what_check CHECK ((what <> ''::text)),
  constraint record_entries_year_check CHECK (((year >= 1900) AND (year <= 2200)))
);
CREATE INDEX record_entries_member ON record_entries USING btree (membership_id, kind) WHERE (removed_at IS NULL);

create table record_facts (
  membership_id uuid not null,
  field text not null,
  value text not null,
  set_at timestamp with time zone not null,
  constraint record_facts_field_fkey FOREIGN KEY (field) REFERENCES record_fields(key),
  constraint record_facts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint record_facts_pkey PRIMARY KEY (membership_id, field),
  constraint record_facts_value_check CHECK ((value <> ''::text))
);
CREATE INDEX record_facts_value ON record_facts USING btree (field, value);

create table record_fields (
  key text not null,
  section text not null,
  kind text not null,
  names jsonb not null,
  options jsonb not null default '[]'::jsonb,
  sensitive boolean not null,
  weight integer not null,
  sort integer not null,
  valid_to date,
  constraint record_fields_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint record_fields_kind_check CHECK ((kind = ANY (ARRAY['choice'::text, 'text'::text, 'date'::text]))),
  constraint record_fields_pkey PRIMARY KEY (key),
  constraint record_fields_section_check CHECK ((section = ANY (ARRAY['education'::text, 'work'::text, 'background'::text, 'party'::text]))),
  constraint record_fields_weight_check CHECK ((weight >= 0))
);

create table recovery_codes (
  account_id uuid not null,
  code_hash text not null,
  created_at timestamp with time zone not null,
  constraint recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint recovery_codes_pkey PRIMARY KEY (account_id, code_hash)
);

create table reorganisation_moves (
  reorganisation_id uuid not null,
  sort integer not null,
  old_code text not null,
  new_code text,
  extent text not null,
  pick jsonb,
  constraint reorganisation_moves_extent_check CHECK ((extent = ANY (ARRAY['whole'::text, 'part'::text]))),
  constraint reorganisation_moves_pkey PRIMARY KEY (reorganisation_id, sort),
  constraint reorganisation_moves_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES reorganisations(id)
);
CREATE INDEX reorganisation_moves_old ON reorganisation_moves USING btree (reorganisation_id, old_code);

create table reorganisation_progress (
  reorganisation_id uuid not null,
  phase text not null,
  holding text not null,
  sort integer not null,
  done integer not null default 0,
  total integer not null default 0,
  at_move integer not null default 0,
  finished_at timestamp with time zone,
  constraint reorganisation_progress_phase_check CHECK ((phase = ANY (ARRAY['apply'::text, 'undo'::text]))),
  constraint reorganisation_progress_pkey PRIMARY KEY (reorganisation_id, phase, holding),
  constraint reorganisation_progress_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES reorganisations(id)
);

create table reorganisation_steps (
  id uuid not null,
  reorganisation_id uuid not null,
  sort integer not null,
  kind text not null,
  data jsonb not null,
  constraint reorganisation_steps_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'transfer'::text, 'rename'::text, 'retype'::text, 'reparent'::text, 'abolish'::text, 'found'::text]))),
  constraint reorganisation_steps_pkey PRIMARY KEY (id),
  constraint reorganisation_steps_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES reorganisations(id)
);
CREATE INDEX reorganisation_steps_act ON reorganisation_steps USING btree (reorganisation_id, sort);

create table reorganisations (
  id uuid not null,
  tree text not null,
  title text not null,
  effective_on date not null,
  decision_number text not null default ''::text,
  decision_date date,
  signer text not null default ''::text,
  decision_file text,
  decision_file_name text,
  decision_file_type text,
  state text not null,
  scope_code text not null,
  ending_roles text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  created_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  undo_reason text,
  went_on_at timestamp with time zone,
  problem jsonb,
  version integer not null default 1,
  constraint reorganisations_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES accounts(id),
  constraint reorganisations_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint reorganisations_pkey PRIMARY KEY (id),
  constraint reorganisations_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'discarded'::text]))),
  constraint reorganisations_title_check CHECK ((title <> ''::text)),
  constraint reorganisations_tree_fkey FOREIGN KEY (tree) REFERENCES unit_trees(key),
  constraint reorganisations_version_check CHECK ((version > 0))
);
CREATE INDEX reorganisations_confirmed_by ON reorganisations USING btree (confirmed_by);
CREATE INDEX reorganisations_created_by ON reorganisations USING btree (created_by);
CREATE INDEX reorganisations_state ON reorganisations USING btree (state, effective_on);

create table result_numbers (
  unit_code text not null,
  year integer not null,
  notation text not null,
  last integer not null,
  constraint result_numbers_pkey PRIMARY KEY (unit_code, year, notation)
);

create table results (
  id uuid not null,
  code text not null,
  dossier_id uuid not null,
  outcome text not null,
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
  issued_at timestamp with time zone not null,
  replaces uuid,
  replaced_by uuid,
  revoked_at timestamp with time zone,
  revoked_reason text,
  revoked_by text,
  unit_code text not null,
  revoked_unit text,
  revoked_ground text,
  revoked_decision text,
  revoked_decision_on date,
  constraint results_code_key UNIQUE (code),
  constraint results_decision_check CHECK ((((revoked_decision IS NULL) = (revoked_decision_on IS NULL)) AND ((revoked_decision IS NULL) OR (revoked_at IS NOT NULL)))),
  constraint results_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint results_ground_check CHECK (((revoked_ground IS NULL) OR (revoked_at IS NOT NULL))),
  constraint results_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'denied'::text]))),
  constraint results_pkey PRIMARY KEY (id),
  constraint results_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES results(id),
  constraint results_replaces_fkey FOREIGN KEY (replaces) REFERENCES results(id),
  constraint results_revoked_ground_check CHECK ((revoked_ground = ANY (ARRAY['wrong_facts'::text, 'unlawful'::text, 'decided'::text, 'asked'::text, 'other'::text]))),
  constraint results_revoked_unit_check CHECK (((revoked_unit IS NULL) OR (revoked_at IS NOT NULL)))
);
CREATE INDEX results_file ON results USING btree (file_sha256);
CREATE INDEX results_of ON results USING btree (dossier_id);

create table retention_periods (
  rule text not null,
  days integer not null,
  source text not null,
  recalled boolean not null default false,
  changed_at timestamp with time zone,
  changed_by uuid,
  constraint retention_periods_days_check CHECK (((days >= 0) AND (days <= 36500))),
  constraint retention_periods_pkey PRIMARY KEY (rule)
);

create table retention_runs (
  id uuid not null,
  dry boolean not null,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  as_of timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  report jsonb not null,
  report_hash text,
  problem text,
  constraint retention_runs_pkey PRIMARY KEY (id),
  constraint retention_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX retention_runs_latest ON retention_runs USING btree (asked_at DESC, id DESC);
CREATE UNIQUE INDEX retention_runs_one ON retention_runs USING btree ((true)) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table role_history (
  id uuid not null,
  role text not null,
  names jsonb not null,
  permissions text[] not null,
  until timestamp with time zone not null,
  constraint role_history_pkey PRIMARY KEY (id),
  constraint role_history_role_fkey FOREIGN KEY (role) REFERENCES roles(key) ON DELETE CASCADE,
  constraint role_history_role_until_key UNIQUE (role, until)
);

create table roles (
  key text not null,
  names jsonb not null,
  permissions text[] not null,
  sort integer not null,
  second_factor boolean not null default false,
  idle_minutes integer not null default 120,
  absolute_minutes integer not null default 720,
  id uuid not null default gen_random_uuid(),
  gives text not null default 'own'::text,
  version integer not null default 1,
  constraint roles_absolute_minutes_check CHECK (((absolute_minutes >= 30) AND (absolute_minutes <= 10080))),
  constraint roles_gives_check CHECK ((gives = ANY (ARRAY['own'::text, 'all'::text]))),
  constraint roles_id_key UNIQUE (id),
  constraint roles_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 1440))),
  constraint roles_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint roles_pkey PRIMARY KEY (key),
  constraint roles_version_check CHECK ((version > 0))
);

create table scim_users (
  client_id uuid not null,
  person_id uuid not null,
  user_name text not null,
  external_id text,
  created_at timestamp with time zone not null,
  constraint scim_users_client_id_fkey FOREIGN KEY (client_id) REFERENCES accounts(id),
  constraint scim_users_external_id_check CHECK ((length(external_id) <= 200)),
  constraint scim_users_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint scim_users_pkey PRIMARY KEY (client_id, person_id),
  constraint scim_users_user_name_check CHECK (((user_name <> ''::text) AND (length(user_name) <= 200)))
);
CREATE UNIQUE INDEX scim_users_name ON scim_users USING btree (client_id, lower(user_name));
CREATE INDEX scim_users_person ON scim_users USING btree (person_id);

create table sensitive_changes (
  id uuid not null,
  membership_id uuid not null,
  item text not null,
  before text,
  after text,
  at timestamp with time zone not null,
  account_id uuid,
  how text not null,
  batch uuid,
  constraint sensitive_changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sensitive_changes_how_check CHECK ((how = ANY (ARRAY['office'::text, 'correction'::text, 'import'::text]))),
  constraint sensitive_changes_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint sensitive_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX sensitive_changes_batch ON sensitive_changes USING btree (batch) WHERE (batch IS NOT NULL);
CREATE INDEX sensitive_changes_member ON sensitive_changes USING btree (membership_id, at DESC);

create table sensitive_entries (
  id uuid not null,
  membership_id uuid not null,
  kind text not null,
  what text not null,
  year integer,
  from_on date,
  to_on date,
  note text not null default ''::text,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint sensitive_entries_check CHECK ((to_on >= from_on)),
  constraint sensitive_entries_kind_check CHECK ((kind = ANY (ARRAY['hardship'::text, 'health'::text, 'discipline'::text]))),
  constraint sensitive_entries_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint sensitive_entries_pkey PRIMARY KEY (id),
  constraint sensitive_entries_what_check CHECK ((what <> ''::text)),
  constraint sensitive_entries_year_check CHECK (((year >= 1900) AND (year <= 2200)))
);
CREATE INDEX sensitive_entries_member ON sensitive_entries USING btree (membership_id, kind) WHERE (removed_at IS NULL);

create table sensitive_facts (
  membership_id uuid not null,
  field text not null,
  value text not null,
  set_at timestamp with time zone not null,
  constraint sensitive_facts_field_fkey FOREIGN KEY (field) REFERENCES record_fields(key),
  constraint sensitive_facts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id),
  constraint sensitive_facts_pkey PRIMARY KEY (membership_id, field),
  constraint sensitive_facts_value_check CHECK ((value <> ''::text))
);

create table separation_rules (
  did text not null,
  may_not text not null,
  constraint separation_rules_check CHECK ((did <> may_not)),
  constraint separation_rules_did_check CHECK ((did = ANY (ARRAY['receive'::text, 'examine'::text, 'approve'::text]))),
  constraint separation_rules_may_not_check CHECK ((may_not = ANY (ARRAY['receive'::text, 'examine'::text, 'approve'::text, 'return'::text]))),
  constraint separation_rules_pkey PRIMARY KEY (did, may_not)
);

create table sessions (
  id uuid not null,
  token_sha256 text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  user_agent text not null,
  methods text[] not null default '{password}'::text[],
  level smallint not null default 0,
  confirmed_at timestamp with time zone,
  shared boolean not null default false,
  mandate_id uuid,
  provider text,
  provider_session text,
  network text not null default ''::text,
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sessions_level_check CHECK (((level >= 0) AND (level <= 2))),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint sessions_token_sha256_key UNIQUE (token_sha256)
);
CREATE INDEX sessions_account ON sessions USING btree (account_id, created_at DESC);
CREATE INDEX sessions_expires ON sessions USING btree (expires_at);
CREATE INDEX sessions_provider ON sessions USING btree (provider, provider_session) WHERE (provider_session IS NOT NULL);

create table shared_limits (
  action text not null,
  caller text not null,
  tokens double precision not null,
  strikes integer not null default 0,
  blocked_until timestamp with time zone,
  touched_at timestamp with time zone not null,
  constraint shared_limits_pkey PRIMARY KEY (action, caller)
);
CREATE INDEX shared_limits_touched ON shared_limits USING btree (touched_at);

create table sign_in_buckets (
  bucket text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_buckets_failures_check CHECK ((failures >= 0)),
  constraint sign_in_buckets_pkey PRIMARY KEY (bucket)
);
CREATE INDEX sign_in_buckets_last_at ON sign_in_buckets USING btree (last_at);

create table sign_in_failures (
  id uuid not null,
  address_hash text not null,
  login_hash text not null,
  at timestamp with time zone not null,
  constraint sign_in_failures_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_failures_address ON sign_in_failures USING btree (address_hash, at);
CREATE INDEX sign_in_failures_at ON sign_in_failures USING btree (at);

create table sign_in_steps (
  token_sha256 text not null,
  kind text not null,
  account_id uuid,
  content_sealed text not null,
  code_hash text,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_steps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sign_in_steps_kind_check CHECK ((kind = ANY (ARRAY['phone_code'::text, 'new_person'::text, 'second_factor'::text, 'passkey'::text, 'add_passkey'::text, 'add_totp'::text]))),
  constraint sign_in_steps_pkey PRIMARY KEY (token_sha256),
  constraint sign_in_steps_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX sign_in_steps_account ON sign_in_steps USING btree (account_id);
CREATE INDEX sign_in_steps_expires_at ON sign_in_steps USING btree (expires_at);

create table subject_requests (
  id uuid not null,
  code text not null,
  kind text not null,
  state text not null,
  channel text not null,
  unit_code text not null,
  account_id uuid,
  dossier_id uuid,
  person_sealed text not null,
  content_sealed text not null,
  submitted_at timestamp with time zone not null,
  submitted_by uuid,
  reply_due_at timestamp with time zone not null,
  reply_steps jsonb not null,
  due_at timestamp with time zone not null,
  due_steps jsonb not null,
  acknowledged_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  outcome text,
  duty text,
  answer_sealed text,
  finished_at timestamp with time zone,
  version integer not null default 1,
  constraint subject_requests_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint subject_requests_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'in_person'::text]))),
  constraint subject_requests_check CHECK (((account_id IS NOT NULL) OR (dossier_id IS NOT NULL) OR (channel = 'in_person'::text))),
  constraint subject_requests_check1 CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint subject_requests_check2 CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'withdrawn'::text])))),
  constraint subject_requests_code_key UNIQUE (code),
  constraint subject_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint subject_requests_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint subject_requests_kind_fkey FOREIGN KEY (kind) REFERENCES subject_terms(kind),
  constraint subject_requests_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text]))),
  constraint subject_requests_pkey PRIMARY KEY (id),
  constraint subject_requests_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'acknowledged'::text, 'decided'::text, 'done'::text, 'withdrawn'::text]))),
  constraint subject_requests_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES accounts(id)
);
CREATE INDEX subject_requests_account ON subject_requests USING btree (account_id, submitted_at DESC);
CREATE INDEX subject_requests_desk ON subject_requests USING btree (unit_code, due_at, id);
CREATE INDEX subject_requests_dossier ON subject_requests USING btree (dossier_id);
CREATE INDEX subject_requests_open ON subject_requests USING btree (unit_code, due_at, id) WHERE (finished_at IS NULL);

create table subject_terms (
  kind text not null,
  reply_value smallint not null,
  reply_unit text not null,
  value smallint not null,
  unit text not null,
  law text not null,
  constraint subject_terms_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'provide'::text, 'correct'::text, 'withdraw_consent'::text, 'restrict'::text, 'object'::text, 'delete'::text]))),
  constraint subject_terms_law_check CHECK ((law <> ''::text)),
  constraint subject_terms_pkey PRIMARY KEY (kind),
  constraint subject_terms_reply_unit_check CHECK ((reply_unit = ANY (ARRAY['working_day'::text, 'day'::text]))),
  constraint subject_terms_reply_value_check CHECK ((reply_value > 0)),
  constraint subject_terms_unit_check CHECK ((unit = ANY (ARRAY['working_day'::text, 'day'::text]))),
  constraint subject_terms_value_check CHECK ((value > 0))
);

create table substitutions (
  id uuid not null,
  position_id uuid not null,
  substitute_id uuid not null,
  permissions text[],
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  constraint substitutions_check CHECK ((ends_at > starts_at)),
  constraint substitutions_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint substitutions_end_reason_check CHECK ((end_reason <> ''::text)),
  constraint substitutions_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id),
  constraint substitutions_permissions_check CHECK ((cardinality(permissions) > 0)),
  constraint substitutions_pkey PRIMARY KEY (id),
  constraint substitutions_position_id_fkey FOREIGN KEY (position_id) REFERENCES positions(id),
  constraint substitutions_position_id_substitute_id_tstzrange_excl EXCLUDE USING gist (position_id WITH =, substitute_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((ended_at IS NULL)),
  constraint substitutions_reason_check CHECK ((reason <> ''::text)),
  constraint substitutions_substitute_id_fkey FOREIGN KEY (substitute_id) REFERENCES accounts(id)
);
CREATE INDEX substitutions_created_by ON substitutions USING btree (created_by);
CREATE INDEX substitutions_ended_by ON substitutions USING btree (ended_by);
CREATE INDEX substitutions_position ON substitutions USING btree (position_id);
CREATE INDEX substitutions_substitute ON substitutions USING btree (substitute_id);

create table supplement_requests (
  id uuid not null,
  dossier_id uuid not null,
  number integer not null,
  reason text not null,
  items jsonb not null,
  forced_reason text,
  requested_at timestamp with time zone not null,
  requested_by uuid,
  requested_by_name text not null,
  answered_at timestamp with time zone,
  answered_by text,
  answer_text text,
  closed_at timestamp with time zone,
  constraint supplement_requests_answered_by_check CHECK ((answered_by = ANY (ARRAY['owner'::text, 'desk'::text]))),
  constraint supplement_requests_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint supplement_requests_dossier_id_number_key UNIQUE (dossier_id, number),
  constraint supplement_requests_number_check CHECK ((number > 0)),
  constraint supplement_requests_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX supplement_requests_open ON supplement_requests USING btree (dossier_id) WHERE ((answered_at IS NULL) AND (closed_at IS NULL));

create table totp_secrets (
  account_id uuid not null,
  secret_sealed text not null,
  last_step bigint not null,
  created_at timestamp with time zone not null,
  constraint totp_secrets_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint totp_secrets_pkey PRIMARY KEY (account_id)
);

create table unit_channels (
  id uuid not null,
  unit_code text not null,
  kind text not null,
  name text not null,
  address text not null default ''::text,
  run_by text not null default ''::text,
  members integer,
  counted_on date,
  started_on date,
  ended_on date,
  is_public boolean not null default false,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint unit_channels_check CHECK ((ended_on >= started_on)),
  constraint unit_channels_kind_check CHECK ((kind = ANY (ARRAY['fan_page'::text, 'chat_group'::text, 'zalo_oa'::text, 'video'::text, 'website'::text, 'radio'::text, 'other'::text]))),
  constraint unit_channels_members_check CHECK ((members >= 0)),
  constraint unit_channels_name_check CHECK ((name <> ''::text)),
  constraint unit_channels_pkey PRIMARY KEY (id),
  constraint unit_channels_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX unit_channels_address ON unit_channels USING btree (address) WHERE ((address <> ''::text) AND (ended_on IS NULL));
CREATE INDEX unit_channels_unit ON unit_channels USING btree (unit_code) WHERE (ended_on IS NULL);

create table unit_contacts (
  unit_code text not null,
  line text not null default ''::text,
  phone text not null default ''::text,
  email text not null default ''::text,
  website text not null default ''::text,
  latitude double precision,
  longitude double precision,
  hours jsonb not null default '[]'::jsonb,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint unit_contacts_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint unit_contacts_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint unit_contacts_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint unit_contacts_pkey PRIMARY KEY (unit_code),
  constraint unit_contacts_version_check CHECK ((version > 0))
);

create table unit_levels (
  key text not null,
  tree text not null,
  names jsonb not null,
  parents text[] not null,
  code_pattern text not null,
  fields jsonb not null default '[]'::jsonb,
  sort integer not null,
  constraint unit_levels_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint unit_levels_pkey PRIMARY KEY (key),
  constraint unit_levels_tree_fkey FOREIGN KEY (tree) REFERENCES unit_trees(key)
);

create table unit_successions (
  old_code text not null,
  new_code text not null,
  extent text not null,
  happened_on date not null,
  reorganisation uuid,
  takes_rest boolean not null default false,
  constraint unit_successions_extent_check CHECK ((extent = ANY (ARRAY['whole'::text, 'part'::text, 'unchanged'::text]))),
  constraint unit_successions_pkey PRIMARY KEY (old_code, new_code, happened_on)
);
CREATE INDEX unit_successions_act ON unit_successions USING btree (reorganisation) WHERE (reorganisation IS NOT NULL);
CREATE INDEX unit_successions_new ON unit_successions USING btree (new_code, happened_on);

create table unit_trees (
  key text not null,
  kind text not null,
  names jsonb not null,
  sort integer not null,
  constraint unit_trees_key_check CHECK ((key ~ '^[a-z][a-z_]*$'::text)),
  constraint unit_trees_kind_check CHECK ((kind = ANY (ARRAY['administration'::text, 'departments'::text, 'association'::text]))),
  constraint unit_trees_pkey PRIMARY KEY (key)
);

create table units (
  id uuid not null,
  code text not null,
  level text not null,
  name text not null,
  name_en text not null,
  name_search text not null generated always as (f_unaccent(((name || ' | '::text) || name_en))) stored,
  name_core text not null generated always as (f_unaccent(regexp_replace(name, '^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu) '::text, ''::text, 'i'::text))) stored,
  parent_code text,
  identifier text not null,
  valid_from date not null,
  valid_to date,
  tree text not null default 'administration'::text,
  place_code text,
  details jsonb not null default '{}'::jsonb,
  opened_by uuid,
  closed_by uuid,
  constraint units_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint units_code_check CHECK (
CASE tree
    WHEN 'administration'::text THEN (code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'::text)
    ELSE ((code ~ '^[A-Z][0-9A-Z]*([.-][0-9A-Z]+)*$'::text) AND (length(code) <= 40))
END),
  constraint units_code_valid_from_key UNIQUE (code, valid_from),
  constraint units_identifier_check CHECK ((identifier ~ '^[0-9A-Z]+([.-][0-9A-Z]+)*$'::text)),
  constraint units_level_fkey FOREIGN KEY (level) REFERENCES unit_levels(key),
  constraint units_name_check CHECK (((name = NORMALIZE(name, NFC)) AND (name <> ''::text))),
  constraint units_name_en_check CHECK ((name_en <> ''::text)),
  constraint units_one_at_a_time EXCLUDE USING gist (((('1'::text || code))::integer) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((tree = 'administration'::text)),
  constraint units_one_text_at_a_time EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((tree <> 'administration'::text)),
  constraint units_pkey PRIMARY KEY (id),
  constraint units_top_check CHECK (((tree <> 'administration'::text) OR ((level = 'province'::text) = (parent_code IS NULL)))),
  constraint units_tree_fkey FOREIGN KEY (tree) REFERENCES unit_trees(key)
);
CREATE INDEX units_closed ON units USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE UNIQUE INDEX units_identifier_once ON units USING btree (identifier) WHERE (valid_to IS NULL);
CREATE INDEX units_level ON units USING btree (level, valid_from);
CREATE INDEX units_name_search ON units USING gin (name_search gin_trgm_ops, name_core gin_trgm_ops);
CREATE INDEX units_opened ON units USING btree (opened_by) WHERE (opened_by IS NOT NULL);
CREATE INDEX units_parent ON units USING btree (parent_code, valid_from);
CREATE INDEX units_place ON units USING btree (place_code) WHERE (place_code IS NOT NULL);
CREATE INDEX units_tree ON units USING btree (tree, level, valid_from);

create table upload_days (
  day date not null,
  uploader text not null,
  bytes bigint not null,
  constraint upload_days_bytes_check CHECK ((bytes >= 0)),
  constraint upload_days_pkey PRIMARY KEY (day, uploader)
);

create table working_hours (
  scope text not null,
  valid_from date not null,
  weekday smallint not null,
  from_minute smallint not null,
  to_minute smallint not null,
  added_in integer not null,
  removed_in integer,
  constraint working_hours_check CHECK (((to_minute > from_minute) AND (to_minute < 1440))),
  constraint working_hours_check1 CHECK ((removed_in > added_in)),
  constraint working_hours_from_minute_check CHECK ((from_minute >= 0)),
  constraint working_hours_pkey PRIMARY KEY (scope, valid_from, weekday, from_minute, added_in),
  constraint working_hours_scope_fkey FOREIGN KEY (scope) REFERENCES calendars(scope),
  constraint working_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
