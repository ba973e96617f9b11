-- Membership in an association: what she is (kind), whether she is (state), and where (place), each with its days, so
-- that any past date can be told. Positions, dues and records belong to the membership, not to the person.
create table associations (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  tree text not null unique references unit_trees (key),
  names jsonb not null,
  sort integer not null
);
insert into associations (key, tree, names, sort) values
  ('womens_union', 'womens_union', '{"vi": "Hội Liên hiệp Phụ nữ Việt Nam", "en": "Vietnam Women''s Union", "pl": "Związek Kobiet Wietnamu"}', 10);

-- Kinds and the rules for them as data with validity: the charter changes with every congress.
create table membership_kinds (
  id uuid primary key default gen_random_uuid(),
  association text not null references associations (key),
  kind text not null check (kind in ('ordinary', 'core', 'automatic', 'honorary')),
  names jsonb not null,
  -- { minAge?, maxAge?, sexes?, needsDecision, paysDues, votes }
  rules jsonb not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  exclude using gist (association with =, kind with =, daterange(valid_from, valid_to, '[]') with &&)
);
insert into membership_kinds (association, kind, names, rules, valid_from) values
  ('womens_union', 'ordinary', '{"vi": "Hội viên", "en": "Member", "pl": "Członkini"}', '{"minAge": 18, "sexes": ["female"], "needsDecision": true, "paysDues": true, "votes": true}', '1900-01-01'),
  ('womens_union', 'core', '{"vi": "Hội viên nòng cốt", "en": "Core member", "pl": "Aktywistka"}', '{"minAge": 18, "sexes": ["female"], "needsDecision": true, "paysDues": true, "votes": true}', '1900-01-01'),
  ('womens_union', 'automatic', '{"vi": "Hội viên đương nhiên", "en": "Automatic member", "pl": "Członkini z urzędu"}', '{"minAge": 18, "sexes": ["female"], "needsDecision": false, "paysDues": false, "votes": true}', '1900-01-01'),
  ('womens_union', 'honorary', '{"vi": "Hội viên danh dự", "en": "Honorary member", "pl": "Członek honorowy"}', '{"needsDecision": true, "paysDues": false, "votes": false}', '2022-01-01');

create table memberships (
  id uuid primary key,
  association text not null references associations (key),
  person_id uuid not null references people (id),
  -- On the card; given at admission.
  number text,
  -- What it is now; membership_states has it day by day.
  state text not null check (state in ('applied', 'refused', 'active', 'suspended', 'left', 'dead', 'folded')),
  kind text not null check (kind in ('ordinary', 'core', 'automatic', 'honorary')),
  applied_at timestamptz not null,
  joined_on date,
  -- From when seniority counts; kept by transfers and, where the charter says so, by re-admission.
  seniority_from date,
  ended_on date,
  end_reason text check (end_reason in ('quit', 'moved', 'expelled', 'dead', 'age', 'other')),
  -- Another membership of the same person that goes on for this one, since two records were merged.
  folded_into uuid references memberships (id),
  version integer not null default 1 check (version > 0),
  check ((state = 'folded') = (folded_into is not null)),
  check (state in ('applied', 'refused', 'folded') or joined_on is not null)
);
create unique index memberships_number on memberships (association, number) where number is not null;
-- One standing membership of a person in an association; a merge of persons folds one of two.
create unique index memberships_once on memberships (association, person_id) where state in ('applied', 'active', 'suspended');
create index memberships_person on memberships (person_id);

create table membership_states (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  state text not null check (state in ('active', 'suspended', 'left', 'dead')),
  kind text not null check (kind in ('ordinary', 'core', 'automatic', 'honorary')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  reason text,
  exclude using gist (membership_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- In which unit, from when to when: exactly one on any day of a membership.
create table membership_places (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  unit_code text collate "C" not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- Why it began: admission, transfer, reorganisation, correction, import.
  reason text not null check (reason in ('admission', 'transfer', 'reorganisation', 'correction', 'import')),
  -- The reorganisation that opened or closed the row, so that it can be undone.
  opened_by uuid,
  closed_by uuid,
  exclude using gist (membership_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index membership_places_unit on membership_places (unit_code, valid_from);
create index membership_places_opened on membership_places (opened_by) where opened_by is not null;
create index membership_places_closed on membership_places (closed_by) where closed_by is not null;
