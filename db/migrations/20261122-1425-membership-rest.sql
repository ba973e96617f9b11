-- What an association settles for itself about membership, as data.
alter table associations
  -- Days after which a transfer that nobody answered is done all the same.
  add column transfer_days integer not null default 15 check (transfer_days between 1 and 365),
  -- Whether somebody who comes back keeps the years she had.
  add column readmission_keeps_seniority boolean not null default true,
  add column number_prefix text not null default 'HV' check (number_prefix ~ '^[A-Z]{0,4}$'),
  add column next_number bigint not null default 1 check (next_number > 0);
alter table membership_kinds add column reason text;

-- A decision of the association: one for one member, or for a whole list.
create table membership_decisions (
  id uuid primary key,
  association text not null references associations (key),
  -- The unit that decided.
  unit_code text collate "C" not null,
  number text not null check (number <> ''),
  decided_on date not null,
  signer text not null check (signer <> ''),
  made_by uuid references accounts (id),
  made_at timestamptz not null,
  unique (unit_code, number, decided_on)
);

alter table membership_states
  add column decision_id uuid references membership_decisions (id);
create index membership_states_member on membership_states (membership_id, valid_from);
create index membership_places_member on membership_places (membership_id, valid_from);
create index memberships_waiting on memberships (association, applied_at) where state = 'applied';

alter table memberships
  -- What the folded membership was before, so that it can be unfolded.
  add column folded_state text check (folded_state in ('applied', 'refused', 'active', 'suspended', 'left', 'dead')),
  add check ((folded_state is null) = (folded_into is null));

-- Asking to be admitted, for the first time or again; by herself or entered by a cadre.
create table membership_applications (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  unit_code text collate "C" not null,
  kind text not null check (kind in ('ordinary', 'core', 'automatic', 'honorary')),
  state text not null check (state in ('waiting', 'admitted', 'refused', 'withdrawn')),
  by_self boolean not null,
  applied_by uuid references accounts (id),
  -- What she says about why.
  message text not null default '',
  applied_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  decision_id uuid references membership_decisions (id),
  refusal text,
  check ((state = 'waiting') = (decided_at is null)),
  check (state <> 'refused' or refusal <> '')
);
create unique index membership_applications_once on membership_applications (membership_id) where state = 'waiting';
create index membership_applications_unit on membership_applications (unit_code, applied_at, id) where state = 'waiting';
create index membership_applications_member on membership_applications (membership_id);

-- From one unit to another: asked for, let go, taken. Who keeps silent for transfer_days agrees.
create table membership_transfers (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  from_unit text collate "C" not null,
  to_unit text collate "C" not null,
  state text not null check (state in ('requested', 'released', 'accepted', 'refused', 'withdrawn')),
  requested_as text not null check (requested_as in ('member', 'from', 'to')),
  requested_by uuid references accounts (id),
  requested_at timestamptz not null,
  reason text not null default '',
  -- On this day it is done by itself.
  due_on date not null,
  released_at timestamptz,
  released_by uuid references accounts (id),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  -- Nobody answered in time.
  automatic boolean not null default false,
  -- First day at the new unit.
  effective_on date,
  refusal text,
  check (from_unit <> to_unit or state <> 'requested'),
  check ((state = 'accepted') = (effective_on is not null)),
  check ((state in ('requested', 'released')) = (decided_at is null)),
  check (state <> 'refused' or refusal <> '')
);
create unique index membership_transfers_once on membership_transfers (membership_id) where state in ('requested', 'released');
create index membership_transfers_member on membership_transfers (membership_id, requested_at);
create index membership_transfers_from on membership_transfers (from_unit, requested_at, id);
create index membership_transfers_to on membership_transfers (to_unit, requested_at, id);
create index membership_transfers_due on membership_transfers (due_on) where state in ('requested', 'released');

-- Cards: the code leads to /card/<code>. One that was lost is ended and another given.
create table membership_cards (
  code text primary key check (code ~ '^[23456789A-HJKMNP-TV-Y]{11}$'),
  membership_id uuid not null references memberships (id),
  issued_at timestamptz not null,
  ended_at timestamptz
);
create unique index membership_cards_once on membership_cards (membership_id) where ended_at is null;
create index membership_cards_member on membership_cards (membership_id);

update roles set permissions = permissions || '{members:read,members:write}' where key in ('branch_head', 'union_cadre', 'union_leader');
update roles set permissions = permissions || '{members:admit,members:transfer}' where key in ('union_cadre', 'union_leader');
update roles set permissions = permissions || '{members:rules}' where key in ('union_leader', 'administrator');
