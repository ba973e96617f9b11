-- A person once, whatever she is here: resident, member, cadre, officer, helper. Other tables name her by id and keep
-- naming that id when two records of one person are merged: a merge only points from one to the other, so it can be
-- taken back without loss.
create table people (
  id uuid primary key,
  -- As she writes it, in its own order; a Vietnamese name is not split into first and last.
  name text not null check (name = normalize(name, nfc) and name <> ''),
  -- What she is called besides: nicknames, names of before.
  other_names text[] not null default '{}',
  sex text check (sex in ('female', 'male', 'other')),
  birth_date date,
  -- Always there when the date is; alone where only the year is known.
  birth_year integer check (birth_year between 1850 and 2200),
  national_id_sealed text,
  national_id_hash text,
  -- The identity card of nine digits of before.
  old_id_sealed text,
  old_id_hash text,
  -- SHA-256 of a picture in the file store.
  photo text,
  died_on date,
  -- The record that goes on for her; null: this one does.
  merged_into uuid references people (id),
  created_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  -- Since when nothing needs this record any more: no place at any unit and no account.
  unused_since timestamptz,
  anonymised_at timestamptz,
  -- Name without accents and case, for search.
  name_search text not null generated always as (f_unaccent(name)) stored,
  -- The given name, then the rest: how lists of people are sorted.
  name_order text collate "C" not null generated always as (regexp_replace(f_unaccent(name), '^(.*) (\S+)$', '\2 \1')) stored,
  -- What she is found by: words of her names without accents and with them, `y` year of birth, `#` last digits of phones, `m` member numbers, `d` units
  -- where she is known, `u` these and those above. Empty for records that were merged into another, whose words that one has too.
  words text[] collate "C" not null default '{}',
  -- Where she stands in a shuffled order: a search for common words looks at the first of it.
  draw integer not null generated always as (uuid_hash(id)) stored,
  check (merged_into is distinct from id),
  check (birth_date is null or birth_year = extract(year from birth_date)),
  check ((national_id_sealed is null) = (national_id_hash is null)),
  check ((old_id_sealed is null) = (old_id_hash is null))
);
create index people_national_id on people (national_id_hash) where national_id_hash is not null;
create index people_old_id on people (old_id_hash) where old_id_hash is not null;
create index people_merged on people (merged_into) where merged_into is not null;
create index people_words on people using gin (words);
-- With all that a search for common words looks at, so that it reads nothing else.
create index people_draw on people (draw, id) include (name_order, words) where merged_into is null;
create index people_unused on people (unused_since) where unused_since is not null and anonymised_at is null;

create table person_phones (
  person_id uuid not null references people (id),
  -- E.164, as in accounts.
  phone text not null check (phone ~ '^\+[0-9]{8,15}$'),
  kind text not null default 'own' check (kind in ('own', 'shared', 'zalo', 'work')),
  sort integer not null default 0,
  primary key (person_id, phone)
);
create index person_phones_phone on person_phones (phone);

create table person_addresses (
  id uuid primary key,
  person_id uuid not null references people (id),
  kind text not null check (kind in ('residence', 'temporary', 'home_town')),
  -- House, street, hamlet: what stands before the commune.
  line text not null default '',
  -- The unit of administration under the map of the day that it was written on; never rewritten by a reform.
  unit_code text collate "C" not null,
  map_of date not null,
  valid_from date,
  valid_to date,
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index person_addresses_person on person_addresses (person_id);
create index person_addresses_unit on person_addresses (unit_code);

create table households (
  id uuid primary key,
  -- The number that the commune gives; unique where it is given.
  number text,
  unit_code text collate "C" not null,
  line text not null default '',
  created_at timestamptz not null
);
create unique index households_number on households (unit_code, number) where number is not null;
create table household_members (
  household_id uuid not null references households (id),
  person_id uuid not null references people (id),
  relation text not null check (relation in ('head', 'spouse', 'child', 'parent', 'sibling', 'grandchild', 'grandparent', 'other')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (household_id, person_id, valid_from)
);
create index household_members_person on household_members (person_id);

-- Which accounts are hers. Rights belong to accounts and never move with a merge of persons.
create table person_accounts (
  account_id uuid primary key references accounts (id),
  person_id uuid not null references people (id),
  linked_at timestamptz not null
);
create index person_accounts_person on person_accounts (person_id);

-- At which units a person is known, and by what: a membership, or where she lives. Who may see her is asked of these.
create table person_places (
  source text not null check (source in ('membership', 'residence')),
  -- The membership or the address.
  source_id uuid not null,
  person_id uuid not null references people (id),
  unit_code text collate "C" not null,
  -- The number that people know the source by: that of the member.
  number text,
  primary key (source, source_id)
);
create index person_places_person on person_places (person_id);
create index person_places_unit on person_places (unit_code, person_id);

-- The units above each place, as the words of the people there have them: when units were moved, a job finds the difference.
create table place_units (
  unit_code text collate "C" primary key,
  above text[] collate "C" not null
);

-- A person who may be the owner of an account, for somebody of the office to say yes or no.
create table person_claims (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  person_id uuid not null references people (id),
  -- By what they match: a confirmed phone number, or the number of the identity card.
  matched_by text[] not null check (matched_by <> '{}'),
  made_at timestamptz not null,
  state text not null check (state in ('waiting', 'linked', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  check ((state = 'waiting') = (decided_at is null))
);
create unique index person_claims_once on person_claims (account_id, person_id);
create index person_claims_waiting on person_claims (person_id) where state = 'waiting';

insert into retention_periods (rule, days, source, recalled) values
  ('membership_ended', 3650, 'Luật Lưu trữ 33/2024/QH15; Điều lệ Hội Liên hiệp Phụ nữ Việt Nam', true),
  ('person_unused', 730, 'Luật 91/2025/QH15, Điều 3', true),
  ('contact_note', 730, 'Luật 91/2025/QH15, Điều 3', true),
  ('import_batch', 180, 'Luật 91/2025/QH15, Điều 3', true),
  ('dues_record', 3650, 'Luật Kế toán 88/2015/QH13, Điều 41', true);

update roles set permissions = permissions || '{people:read,people:write}' where key in ('branch_head', 'union_cadre', 'union_leader');
