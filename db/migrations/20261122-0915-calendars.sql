-- Working calendars. A scope is 'vn' (the whole country) or the code of a unit; the nearest scope wins on a date.
-- Nothing is overwritten: each change is a version, rows are added in one version and removed in a later one, so the
-- calendar of any earlier version can be built again, to say what a change does to dates promised before it.
create table calendar_version (
  only_row boolean primary key default true check (only_row),
  version integer not null
);
insert into calendar_version (version) values (0);

-- The event stream of each scope.
create table calendars (
  scope text collate "C" primary key check (scope ~ '^(vn|[0-9]{2,5})$'),
  id uuid not null unique
);

create table calendar_days (
  id uuid primary key,
  scope text collate "C" not null references calendars,
  date date not null,
  kind text not null check (kind in ('holiday', 'substitute', 'swapped_off', 'swapped_work', 'closure')),
  name text not null check (name <> ''),
  source text not null check (source <> ''),
  reason text,
  -- Entered before the yearly notice and to be compared with it.
  provisional boolean not null,
  added_in integer not null,
  removed_in integer check (removed_in > added_in)
);
create unique index calendar_days_live on calendar_days (scope, date) where removed_in is null;

-- Sessions of a week from a day on. A week is all rows of one scope and first day; it ends where the next begins.
create table working_hours (
  scope text collate "C" not null references calendars,
  valid_from date not null,
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute >= 0),
  to_minute smallint not null check (to_minute > from_minute and to_minute < 1440),
  added_in integer not null,
  removed_in integer check (removed_in > added_in),
  primary key (scope, valid_from, weekday, from_minute, added_in)
);

-- Years whose yearly notice is in the calendar; due dates in any other year carry a warning.
create table published_years (
  year smallint primary key check (year between 2000 and 2999),
  source text not null check (source <> ''),
  added_in integer not null
);
