-- Reorganisation of units as one dated legal act: a decision with a list of steps, applied at its day and undone until
-- something depends on it.
create table reorganisations (
  id uuid primary key,
  tree text not null references unit_trees (key),
  title text not null check (title <> ''),
  -- The first day under the new map; it may lie in the past.
  effective_on date not null,
  decision_number text not null default '',
  decision_date date,
  signer text not null default '',
  -- SHA-256 of the decision in the file store, and what it was called.
  decision_file text,
  decision_file_name text,
  decision_file_type text,
  state text not null check (state in ('draft', 'scheduled', 'applying', 'applied', 'undoing', 'undone', 'discarded')),
  -- The unit above everything that changes: whoever may reorganise there may do this.
  scope_code text collate "C" not null,
  -- Roles whose positions end with a unit that goes up in another; the others go on there.
  ending_roles text[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid references accounts (id),
  confirmed_at timestamptz,
  confirmed_by uuid references accounts (id),
  applied_at timestamptz,
  undone_at timestamptz,
  undo_reason text,
  -- When the job last took a step: one that has not for minutes is begun again.
  went_on_at timestamptz,
  -- Why the job gave it back as a draft: conflicts that came up after it was confirmed.
  problem jsonb,
  version integer not null default 1 check (version > 0)
);
create index reorganisations_state on reorganisations (state, effective_on);
create index reorganisations_created_by on reorganisations (created_by);
create index reorganisations_confirmed_by on reorganisations (confirmed_by);

create table reorganisation_steps (
  id uuid primary key,
  reorganisation_id uuid not null references reorganisations (id),
  sort integer not null,
  kind text not null check (kind in ('merge', 'split', 'transfer', 'rename', 'retype', 'reparent', 'abolish', 'found')),
  data jsonb not null
);
create index reorganisation_steps_act on reorganisation_steps (reorganisation_id, sort);

-- Where the things of a unit go, frozen when the map was changed.
create table reorganisation_moves (
  reorganisation_id uuid not null references reorganisations (id),
  sort integer not null,
  old_code text collate "C" not null,
  new_code text collate "C",
  extent text not null check (extent in ('whole', 'part')),
  pick jsonb,
  primary key (reorganisation_id, sort)
);
create index reorganisation_moves_old on reorganisation_moves (reorganisation_id, old_code);

-- How far carrying over (or taking back) has come, kind of thing by kind of thing.
create table reorganisation_progress (
  reorganisation_id uuid not null references reorganisations (id),
  phase text not null check (phase in ('apply', 'undo')),
  holding text not null,
  sort integer not null,
  done integer not null default 0,
  total integer not null default 0,
  -- The move up to which this kind is carried.
  at_move integer not null default 0,
  finished_at timestamptz,
  primary key (reorganisation_id, phase, holding)
);

-- What a column said before an act carried it over, of all modules: taking the act back reads it here.
create table carried_units (
  act uuid not null,
  table_name text not null,
  column_name text not null,
  row_id text collate "C" not null,
  old_value text,
  new_value text,
  primary key (act, table_name, column_name, row_id)
);

alter table units
  -- The reorganisation that opened or closed the row, so that it can be undone.
  add column opened_by uuid,
  add column closed_by uuid;
create index units_opened on units (opened_by) where opened_by is not null;
create index units_closed on units (closed_by) where closed_by is not null;
alter table unit_successions add column reorganisation uuid;
create index unit_successions_act on unit_successions (reorganisation) where reorganisation is not null;

alter table positions
  add column opened_by uuid,
  add column closed_by uuid;
create index positions_opened on positions (opened_by) where opened_by is not null;
create index positions_closed on positions (closed_by) where closed_by is not null;

update roles set permissions = permissions || '{reorganisation:prepare,reorganisation:apply}'::text[]
  where key in ('union_leader', 'administrator');

-- A second association, so that it is seen that nothing here is one union's: its levels and kinds are data.
insert into unit_trees (key, kind, names, sort) values
  ('elderly_association', 'association', '{"vi": "Hội Người cao tuổi", "en": "Association of the Elderly", "pl": "Stowarzyszenie Seniorów"}', 40);
insert into unit_levels (key, tree, names, parents, code_pattern, sort) values
  ('elderly_province', 'elderly_association', '{"vi": "Hội cấp tỉnh", "en": "Province association", "pl": "Stowarzyszenie prowincji"}', '{}', 'CT{place}', 10),
  ('elderly_district', 'elderly_association', '{"vi": "Hội cấp huyện", "en": "District association", "pl": "Stowarzyszenie powiatowe"}', '{elderly_province}', 'CT{place}', 20),
  ('elderly_commune', 'elderly_association', '{"vi": "Hội cấp xã", "en": "Commune association", "pl": "Stowarzyszenie gminne"}', '{elderly_province,elderly_district}', 'CT{place}', 30),
  ('elderly_branch', 'elderly_association', '{"vi": "Chi hội", "en": "Branch", "pl": "Koło"}', '{elderly_commune}', '{parent}-{nn}', 40);
insert into associations (key, tree, names, sort) values
  ('elderly_association', 'elderly_association', '{"vi": "Hội Người cao tuổi Việt Nam", "en": "Vietnam Association of the Elderly", "pl": "Wietnamskie Stowarzyszenie Seniorów"}', 20);
insert into membership_kinds (association, kind, names, rules, valid_from) values
  ('elderly_association', 'ordinary', '{"vi": "Hội viên", "en": "Member", "pl": "Członek"}', '{"minAge": 60, "needsDecision": true, "paysDues": true, "votes": true}', '1900-01-01');
