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
