-- Membership dues: what is owed is computed from fee tables, exemptions and receipts; what was taken lies in an open
-- ledger to which the server may only add (kernel/db/rights.ts). Money is whole dong.

-- Fee tables as data: nobody's constant. A row without unit holds for the whole association; of several that hold for a
-- member the one of the nearest unit does.
create table dues_fees (
  id uuid primary key,
  association text not null,
  unit_code text collate "C",
  year integer not null check (year between 2000 and 2200),
  kind text not null check (kind in ('ordinary', 'core', 'automatic', 'honorary')),
  -- `year`: the amount once for a year; `month`: for each month in which she is a member on the first.
  period text not null check (period in ('year', 'month')),
  amount integer not null check (amount > 0),
  share_in text not null check (share_in in ('percent', 'dong')),
  -- [{"level": "union_branch", "share": 30}]: sums up to 100, or to the amount.
  shares jsonb not null,
  -- Number and date of the paper that sets it.
  decision text not null check (decision <> ''),
  set_at timestamptz not null,
  set_by uuid,
  replaced_at timestamptz
);
create unique index dues_fees_once on dues_fees (association, coalesce(unit_code, ''), year, kind) where replaced_at is null;

create table dues_exemption_reasons (
  key text not null check (key ~ '^[a-z][a-z_]*$'),
  association text not null,
  names jsonb not null,
  percent integer not null check (percent between 1 and 100),
  evidence_needed boolean not null,
  sort integer not null,
  primary key (association, key)
);
insert into dues_exemption_reasons (key, association, names, percent, evidence_needed, sort) values
  ('poor_household', 'womens_union', '{"vi": "Hộ nghèo", "en": "Poor household", "pl": "Ubogie gospodarstwo"}', 100, true, 10),
  ('near_poor_household', 'womens_union', '{"vi": "Hộ cận nghèo", "en": "Near-poor household", "pl": "Gospodarstwo bliskie ubóstwa"}', 50, true, 20),
  ('illness', 'womens_union', '{"vi": "Ốm đau dài ngày, bệnh hiểm nghèo", "en": "Long or serious illness", "pl": "Długa lub ciężka choroba"}', 100, true, 30),
  ('disability', 'womens_union', '{"vi": "Khuyết tật", "en": "Disability", "pl": "Niepełnosprawność"}', 100, true, 40),
  ('old_age', 'womens_union', '{"vi": "Cao tuổi, không có thu nhập", "en": "Old age without income", "pl": "Podeszły wiek bez dochodu"}', 100, false, 50),
  ('other', 'womens_union', '{"vi": "Lý do khác theo quy chế", "en": "Another reason of the rules", "pl": "Inny powód z regulaminu"}', 100, true, 60);

create table dues_exemptions (
  id uuid primary key,
  membership_id uuid not null,
  reason text not null,
  -- As the reason had it on that day.
  percent integer not null check (percent between 1 and 100),
  first_year integer not null check (first_year between 2000 and 2200),
  last_year integer check (last_year >= first_year),
  evidence text not null default '',
  granted_at timestamptz not null,
  granted_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create index dues_exemptions_member on dues_exemptions (membership_id);

create table dues_bank_accounts (
  id uuid primary key,
  unit_code text collate "C" not null,
  -- NAPAS number of the bank, its name, the account and whose it is.
  bank_bin text not null check (bank_bin ~ '^[0-9]{6}$'),
  bank_name text not null,
  account_number text not null check (account_number ~ '^[0-9A-Z]{4,19}$'),
  holder text not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  -- The reorganisation that closed it, so that it can be taken back.
  closed_act uuid
);
create unique index dues_bank_accounts_once on dues_bank_accounts (unit_code) where closed_at is null;

-- The ledger. An entry names the account that is debited and the one that is credited by its amount in the book of one
-- unit, so that no entry can be out of balance; a mistake is put right by a journal that reverses it, never by a change.
create table dues_journals (
  id uuid primary key,
  seq bigint not null generated always as identity unique,
  kind text not null check (kind in ('collection', 'hand_over', 'expense', 'income', 'transfer', 'closing', 'reversal')),
  booked_on date not null,
  -- The paper behind it: receipt, slip, decision, minutes.
  document text not null check (document <> ''),
  purpose text not null default '',
  reverses uuid unique references dues_journals (id),
  reason text,
  act_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  check ((kind = 'reversal') = (reverses is not null)),
  check (reverses is null or reason <> '')
);
create index dues_journals_act on dues_journals (act_id) where act_id is not null;

create table dues_entries (
  journal_id uuid not null references dues_journals (id),
  seq integer not null check (seq > 0),
  unit_code text collate "C" not null,
  booked_on date not null,
  debit text not null check (debit in ('cash', 'bank', 'payable', 'dues', 'share', 'income', 'expense', 'fund', 'moved')),
  credit text not null check (credit in ('cash', 'bank', 'payable', 'dues', 'share', 'income', 'expense', 'fund', 'moved')),
  -- To which unit the money of a payable belongs.
  debit_party text collate "C",
  credit_party text collate "C",
  amount bigint not null check (amount > 0),
  primary key (journal_id, seq),
  check ((debit = 'payable') = (debit_party is not null)),
  check ((credit = 'payable') = (credit_party is not null)),
  check (debit <> credit or debit_party is distinct from credit_party)
);
create index dues_entries_unit on dues_entries (unit_code, booked_on);

create table dues_receipt_numbers (
  unit_code text collate "C" not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (unit_code, year)
);
-- A receipt for each payment; numbered without gaps by unit and year. One that was taken back keeps its number: the
-- reversal of its journal says so.
create table dues_receipts (
  id uuid primary key,
  seq bigint not null generated always as identity unique,
  journal_id uuid not null unique references dues_journals (id),
  membership_id uuid not null,
  association text not null,
  unit_code text collate "C" not null,
  year integer not null,
  number integer not null check (number > 0),
  code text not null unique,
  way text not null check (way in ('cash', 'transfer')),
  paid_on date not null,
  amount integer not null check (amount > 0),
  issued_at timestamptz not null,
  issued_by uuid,
  unique (unit_code, year, number)
);
create index dues_receipts_member on dues_receipts (membership_id, seq);
create table dues_receipt_lines (
  receipt_id uuid not null references dues_receipts (id),
  seq integer not null check (seq > 0),
  membership_id uuid not null,
  -- The year that the dues are of.
  year integer not null check (year between 2000 and 2200),
  amount integer not null check (amount > 0),
  fee_id uuid not null references dues_fees (id),
  primary key (receipt_id, seq)
);
create index dues_receipt_lines_member on dues_receipt_lines (membership_id, year);

-- A year of a unit's book that is closed: nothing is booked in it any more.
create table dues_closings (
  unit_code text collate "C" not null,
  year integer not null,
  journal_id uuid references dues_journals (id),
  decision text not null check (decision <> ''),
  figures jsonb not null,
  closed_at timestamptz not null,
  closed_by uuid,
  primary key (unit_code, year)
);

-- How the columns of a bank's file are read, remembered by the words of its heading.
create table dues_layouts (
  id uuid primary key,
  unit_code text collate "C" not null,
  heading_hash text not null,
  columns jsonb not null,
  saved_at timestamptz not null,
  unique (unit_code, heading_hash)
);
create table dues_statements (
  id uuid primary key,
  unit_code text collate "C" not null,
  file_name text not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  unique (unit_code, sha256)
);
create index dues_statements_unit on dues_statements (unit_code, uploaded_at desc);
create table dues_statement_lines (
  id uuid primary key,
  statement_id uuid not null references dues_statements (id),
  unit_code text collate "C" not null,
  line integer not null,
  booked_on date not null,
  amount integer not null check (amount > 0),
  description text not null,
  payer text not null default '',
  -- The bank's own number of the transfer; of lines without one what they say is what makes them the same.
  reference text,
  line_hash text not null,
  state text not null check (state in ('open', 'matched', 'set_aside')),
  receipt_id uuid references dues_receipts (id),
  settled_at timestamptz,
  settled_by uuid,
  note text,
  unique (unit_code, line_hash),
  check ((state = 'matched') = (receipt_id is not null)),
  check ((state = 'open') = (settled_at is null))
);
create unique index dues_statement_lines_reference on dues_statement_lines (unit_code, reference) where reference is not null;
create index dues_statement_lines_statement on dues_statement_lines (statement_id, line);
create index dues_statement_lines_open on dues_statement_lines (unit_code) where state = 'open';

-- Who wants to be reminded by a message, of her own will, and who was.
create table dues_reminder_choices (
  membership_id uuid primary key,
  account_id uuid not null,
  chosen_at timestamptz not null,
  withdrawn_at timestamptz
);
create table dues_reminders (
  id uuid primary key,
  membership_id uuid not null,
  unit_code text collate "C" not null,
  way text not null check (way in ('message', 'call')),
  reminded_at timestamptz not null,
  reminded_by uuid
);
create index dues_reminders_member on dues_reminders (membership_id, reminded_at desc);

update roles set permissions = permissions || '{dues:read,dues:collect}' where key in ('branch_head', 'union_cadre', 'union_leader');
update roles set permissions = permissions || '{dues:manage}' where key in ('union_cadre', 'union_leader');
