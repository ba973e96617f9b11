-- Units of administration with their validity. A code identifies a unit only together with a date: 20965 was a town
-- until 2025-06-30 and is a commune of five old ones since. A parent is named by its code and looked up as of the
-- same date, so there is no foreign key for it.
create table units (
  id uuid primary key,
  -- Codes compare byte by byte: faster, and a beginning of a code finds it by index.
  code text collate "C" not null check (code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'),
  level text not null check (level in ('province', 'district', 'commune')),
  name text not null check (name = normalize(name, nfc) and name <> ''),
  name_en text not null check (name_en <> ''),
  -- What a search compares with: both names, without accents and case.
  name_search text not null generated always as (f_unaccent(name || ' | ' || name_en)) stored,
  -- The name without its type: people type "nui thanh", not "xã Núi Thành".
  name_core text not null generated always as (f_unaccent(regexp_replace(name,
    '^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu) ', '', 'i'))) stored,
  parent_code text collate "C",
  -- The organisation's identifier within dossier codes (QCVN 102); the code until the province gives another.
  identifier text collate "C" not null check (identifier ~ '^[0-9A-Z]+([.-][0-9A-Z]+)*$'),
  valid_from date not null,
  valid_to date,
  unique (code, valid_from),
  check (valid_to is null or valid_to >= valid_from),
  check ((level = 'province') = (parent_code is null)),
  -- One unit of a code at a time. As a number behind a 1, because 48, 048 and 00048 are three codes and numbers make
  -- the index three times as fast to fill as texts.
  constraint units_one_at_a_time exclude using gist
    ((('1' || code)::int) with =, daterange(valid_from, valid_to, '[]') with &&)
);
-- Codes of dossiers are given out by units that stand; the identifiers of closed ones may come back.
create unique index units_identifier_once on units (identifier) where valid_to is null;
create index units_parent on units (parent_code, valid_from);
create index units_level on units (level, valid_from);
create index units_name_search on units using gin (name_search gin_trgm_ops, name_core gin_trgm_ops);

-- Who took over from whom. Many to many: a part of a commune may go to another one.
create table unit_successions (
  old_code text collate "C" not null,
  new_code text collate "C" not null,
  extent text not null check (extent in ('whole', 'part', 'unchanged')),
  happened_on date not null,
  primary key (old_code, new_code, happened_on)
);
create index unit_successions_new on unit_successions (new_code, happened_on);
