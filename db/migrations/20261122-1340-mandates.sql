-- Who owns a dossier or a draft, beside whoever proves it by cookie, code or token: the account for whom it was made, or
-- the person or organisation without account; who made it; and the mandate she made it under. Of anonymous ones all are null.
alter table dossiers
  add column account_id uuid,
  add column represented_id uuid,
  add column submitted_by uuid,
  add column mandate_id uuid,
  add check (account_id is null or represented_id is null),
  add check (mandate_id is null or submitted_by is not null);
create index dossiers_account on dossiers (account_id, submitted_at desc, id desc) where account_id is not null;
create index dossiers_represented on dossiers (represented_id, submitted_at desc, id desc)
  where represented_id is not null;

alter table drafts
  add column account_id uuid,
  add column represented_id uuid,
  add column started_by uuid,
  add column mandate_id uuid,
  add check (account_id is null or represented_id is null),
  add check (mandate_id is null or started_by is not null);
create index drafts_account on drafts (account_id, updated_at desc, id desc) where account_id is not null;
create index drafts_represented on drafts (represented_id, updated_at desc, id desc) where represented_id is not null;

-- Who may act for whom. A request has one side only until the other answers; what was typed to find the other side is kept
-- sealed, for its writer to know it again. A principal without account has name, number and birth date here, sealed, and
-- from the officer's confirmation an id of her own, the same in every mandate of the same number.
create table mandates (
  id uuid primary key,
  kind text not null check (kind in ('guardian', 'spouse', 'relative', 'organisation', 'association')),
  state text not null check (state in
    ('requested', 'awaiting_desk', 'active', 'refused', 'cancelled', 'lapsed', 'revoked', 'expired')),
  requested_by text not null check (requested_by in ('representative', 'principal')),
  representative_id uuid,
  association_unit text check ((association_unit is not null) = (kind = 'association')),
  principal_id uuid,
  represented_id uuid,
  desk_unit text check ((desk_unit is not null) = (kind in ('guardian', 'organisation'))),
  principal_name_enc text,
  principal_number_enc text,
  principal_number_hash text,
  principal_birth_enc text,
  contact_enc text,
  code_hash text unique,
  code_enc text,
  code_until timestamptz,
  procedures text[],
  acts text[] not null check (acts <@ '{apply,follow,receive,supplement,withdraw}' and acts <> '{}'),
  valid_until date not null,
  consented_representative_at timestamptz,
  consented_principal_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by uuid,
  paper text,
  paper_file uuid references files (id),
  requested_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('representative', 'principal', 'desk', 'time')),
  notice_at timestamptz,
  version integer not null default 1,
  check ((ended_at is not null) = (state in ('refused', 'cancelled', 'lapsed', 'revoked', 'expired'))),
  check (state <> 'active' or started_at is not null),
  check (code_hash is null or code_until is not null),
  check (principal_id is distinct from representative_id)
);
create index mandates_representative on mandates (representative_id, requested_at desc) where representative_id is not null;
create index mandates_principal on mandates (principal_id, requested_at desc) where principal_id is not null;
create index mandates_association on mandates (association_unit, state) where association_unit is not null;
create index mandates_desk on mandates (desk_unit, requested_at) where state = 'awaiting_desk';
create index mandates_number on mandates (principal_number_hash) where represented_id is not null;
create index mandates_ends on mandates (valid_until) where state = 'active';
create index mandates_open on mandates (requested_at) where state in ('requested', 'awaiting_desk');

-- What was done under a mandate, for both its sides.
create index events_mandate on events (mandate_id, at) where mandate_id is not null;

-- Who acts for members of an association, and who sees the papers of guardians and organisations.
insert into roles (key, names, sort, permissions) values
  ('union_cadre', '{"vi": "Cán bộ Hội", "en": "Association officer", "pl": "Działaczka stowarzyszenia"}', 5,
   '{mandates:act}');
update roles set permissions = permissions || '{mandates:confirm}' where key = 'reception';
