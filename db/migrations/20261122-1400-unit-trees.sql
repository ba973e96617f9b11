-- Trees of units as data: the administration, its departments, associations with their branches and groups. A level
-- says what may lie in what; rights, validity and successions are the same for all.
create table unit_trees (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  kind text not null check (kind in ('administration', 'departments', 'association')),
  names jsonb not null,
  sort integer not null
);
create table unit_levels (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  tree text not null references unit_trees (key),
  names jsonb not null,
  -- Levels that a unit of this one may lie in; empty: it stands at the top of its tree.
  parents text[] not null,
  -- How a new unit is numbered: {place} is the code of its place, {parent} of the unit above, {n} counts, {nn} with two digits.
  code_pattern text not null,
  -- Further fields of the units of this level, as the forms of a unit ask for them.
  fields jsonb not null default '[]',
  sort integer not null
);
insert into unit_trees (key, kind, names, sort) values
  ('administration', 'administration', '{"vi": "Đơn vị hành chính", "en": "Administration", "pl": "Administracja"}', 10),
  ('departments', 'departments', '{"vi": "Phòng, ban", "en": "Departments", "pl": "Wydziały"}', 20),
  ('womens_union', 'association', '{"vi": "Hội Liên hiệp Phụ nữ", "en": "Women''s Union", "pl": "Związek Kobiet"}', 30);
insert into unit_levels (key, tree, names, parents, code_pattern, sort) values
  ('province', 'administration', '{"vi": "Tỉnh, thành phố", "en": "Province", "pl": "Prowincja"}', '{}', '{nn}', 10),
  ('district', 'administration', '{"vi": "Huyện", "en": "District", "pl": "Powiat"}', '{province}', '{nn}', 20),
  ('commune', 'administration', '{"vi": "Xã, phường, đặc khu", "en": "Commune", "pl": "Gmina"}', '{province,district}', '{nn}', 30),
  ('department', 'departments', '{"vi": "Phòng, ban", "en": "Department", "pl": "Wydział"}', '{province,commune}', 'P{parent}-{nn}', 40),
  ('union_province', 'womens_union', '{"vi": "Hội cấp tỉnh", "en": "Province union", "pl": "Związek prowincji"}', '{}', 'PN{place}', 10),
  ('union_district', 'womens_union', '{"vi": "Hội cấp huyện", "en": "District union", "pl": "Związek powiatowy"}', '{union_province}', 'PN{place}', 20),
  ('union_commune', 'womens_union', '{"vi": "Hội cấp xã", "en": "Commune union", "pl": "Związek gminny"}', '{union_province,union_district}', 'PN{place}', 30),
  ('union_branch', 'womens_union', '{"vi": "Chi hội", "en": "Branch", "pl": "Koło"}', '{union_commune}', '{parent}-{nn}', 40),
  ('union_group', 'womens_union', '{"vi": "Tổ phụ nữ", "en": "Group", "pl": "Grupa"}', '{union_branch}', '{parent}-{n}', 50);

alter table units
  add column tree text not null default 'administration' references unit_trees (key),
  -- The unit of administration that an association's unit works in, by its code.
  add column place_code text collate "C",
  -- Values of the fields that its level asks for.
  add column details jsonb not null default '{}',
  drop constraint units_code_check,
  drop constraint units_level_check,
  drop constraint units_check1,
  drop constraint units_one_at_a_time,
  add constraint units_code_check check (case tree when 'administration' then code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'
    else code ~ '^[A-Z][0-9A-Z]*([.-][0-9A-Z]+)*$' and length(code) <= 40 end),
  add constraint units_level_fkey foreign key (level) references unit_levels (key),
  add constraint units_top_check check (tree <> 'administration' or ((level = 'province') = (parent_code is null))),
  -- As before, for the codes that are numbers; the others are compared as texts.
  add constraint units_one_at_a_time exclude using gist
    ((('1' || code)::int) with =, daterange(valid_from, valid_to, '[]') with &&) where (tree = 'administration'),
  add constraint units_one_text_at_a_time exclude using gist
    (code with =, daterange(valid_from, valid_to, '[]') with &&) where (tree <> 'administration');
create index units_tree on units (tree, level, valid_from);
create index units_place on units (place_code) where place_code is not null;
