-- Events version 2 (docs/audit.md): under which position, for whom, from where,
-- by which request, and whose personal data. Rows that are there stay version 1, which has none of that.
-- data becomes text as it was hashed; hashes become bytes.
alter table events
  alter column data type json using data::json,
  alter column prev_hash type bytea using decode(prev_hash, 'hex'),
  alter column hash type bytea using decode(hash, 'hex'),
  add column version smallint not null default 1 check (version in (1, 2)),
  add column position_id uuid,
  add column mandate_id uuid,
  add column on_behalf_of uuid,
  add column origin text,
  add column request_id text,
  add column subjects uuid[] not null default '{}';
alter table events alter column version drop default;
create index events_subjects on events using gin (subjects);

-- Signed roots over the whole log, one after each hour (docs/audit.md). A statement is kept as it was signed. upto is the
-- position of the last event that it covers; a leaf is the last event of a stream that changed since the root before.
create table audit_roots (
  number integer primary key check (number > 0),
  at timestamptz not null,
  upto bigint not null,
  statement text not null,
  key_id text not null,
  signature bytea not null
);
create table audit_leaves (
  root integer not null references audit_roots (number),
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  hash bytea not null,
  primary key (root, stream_id)
);
create index audit_leaves_stream on audit_leaves (stream_id, root);
