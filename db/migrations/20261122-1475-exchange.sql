-- Lists that come in: one import with its rows, from the upload to the undo.
create table imports (
  id uuid primary key,
  -- The unit of the association that the people of the list belong to, or lie below.
  unit_code text collate "C" not null,
  association text not null,
  file_id uuid not null references files (id),
  -- The beginnings of the sheets as texts, for choosing sheet, header and columns.
  heads_sealed text not null,
  state text not null check (state in ('mapping', 'checking', 'ready', 'running', 'done', 'undoing', 'undone', 'dropped')),
  sheet text not null default '',
  header_from integer not null default 0,
  header_to integer not null default 0,
  -- SHA-256 of the words of the header: the same layout is mapped as it was last time.
  layout text not null default '',
  -- What each column is, and how it was typed, from the left.
  mapping jsonb not null default '[]',
  encodings jsonb not null default '[]',
  -- { joinedOn, kind }: what holds for rows that do not say.
  options jsonb not null default '{}',
  -- Values set for all alike, by field.
  replaced_sealed text,
  -- The rows of the sheet lie in import_rows.
  rows_read boolean not null default false,
  total integer not null default 0,
  -- How many rows the present state has dealt with.
  progress integer not null default 0,
  -- Undoing goes from the last row of the sheet to the first: the last row that was looked at.
  undo_row integer,
  -- Run as soon as the check is through: the preview was old.
  run_next boolean not null default false,
  problem text,
  created_at timestamptz not null,
  created_by uuid not null,
  touched_at timestamptz not null,
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by uuid
);
create index imports_unit on imports (unit_code, created_at desc);
create index imports_under_way on imports (touched_at) where state in ('checking', 'running', 'undoing');

create table import_rows (
  import_id uuid not null references imports (id),
  -- The number of the row in the sheet, from 1.
  row integer not null,
  -- Texts of the cells, those corrected here, the heading that the row stands under.
  cells_sealed text not null,
  state text not null check (state in ('waiting', 'new', 'admit', 'update', 'same', 'probable', 'error', 'skipped')),
  -- `<field>:<code>`, for the counts and the filter.
  faults text[] not null default '{}',
  changes integer not null default 0,
  -- Keyed hash of what names the person: the same one twice in a sheet is found by it.
  twin_hash text,
  -- Persons whom she may be: [{ person, score, reasons }], the likeliest first.
  matches jsonb not null default '[]',
  decision text check (decision in ('new', 'same', 'skip')),
  -- The person decided on or found; after the run, the one made.
  person_id uuid,
  -- The membership made or found.
  membership_id uuid,
  outcome text check (outcome in ('created', 'admitted', 'updated', 'untouched', 'refused')),
  -- What an update wrote over, to be put back by the undo.
  before_sealed text,
  primary key (import_id, row)
);
create index import_rows_state on import_rows (import_id, state, row);
create index import_rows_twin on import_rows (import_id, twin_hash) where twin_hash is not null;
create index import_rows_person on import_rows (person_id) where person_id is not null;
create index import_rows_membership on import_rows (membership_id) where membership_id is not null;

-- How the columns of a layout were mapped last, by unit.
create table import_layouts (
  unit_code text collate "C" not null,
  layout text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (unit_code, layout)
);

-- Lists that went out: who took what, why, how much, and the hash of the file.
create table exports (
  id uuid primary key,
  unit_code text collate "C" not null,
  association text not null,
  as_of date not null,
  format text not null check (format in ('xlsx', 'csv')),
  columns text[] not null,
  reason text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Null until the file went out to its end.
  finished_at timestamptz,
  row_count integer,
  sha256 text
);
create index exports_unit on exports (unit_code, created_at desc);

update roles set permissions = permissions || '{exchange:import,exchange:export}' where key in ('union_cadre', 'union_leader');
