-- Procedures as versioned data. A dossier is pinned to (code, version); a version in use is never edited in place.
create table procedure_versions (
  code text not null check (code ~ '^\d\.\d{6}$'),
  version text not null,
  valid_from date not null,
  valid_to date,
  definition jsonb not null,
  imported_at timestamptz not null,
  primary key (code, version),
  check (valid_to is null or valid_to >= valid_from)
);

-- Situations in which residents look for procedures, in the order they are shown.
create table life_events (
  key text primary key,
  position integer not null unique,
  definition jsonb not null
);
