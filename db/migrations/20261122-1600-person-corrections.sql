-- What somebody says is wrong in what is known of her as a person, field by field; what was sent together is answered
-- together. Values are sealed, whatever field they are of: they leave the row only for who may decide, or for herself.
create table person_corrections (
  id uuid primary key,
  sending uuid not null,
  person_id uuid not null references people (id),
  field text not null check (field in ('name', 'other_names', 'sex', 'birth', 'phones', 'residence', 'national_id')),
  -- What stood there when she proposed: a record that changed meanwhile is told, not overwritten.
  before_enc text not null,
  proposed_enc text not null,
  note text not null default '',
  state text not null check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null references accounts (id),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  decision text not null default '',
  check ((state = 'open') = (decided_at is null))
);
create unique index person_corrections_open on person_corrections (person_id, field) where state = 'open';
create index person_corrections_waiting on person_corrections (proposed_at, sending) where state = 'open';
create index person_corrections_person on person_corrections (person_id, proposed_at desc);
create index person_corrections_sending on person_corrections (sending);
