-- What a cadre notes of her members, whom she means to visit, and what her phone sent when it had a network again.
create table outreach_notes (
  id uuid primary key,
  membership_id uuid not null,
  kind text not null check (kind in ('visit', 'call', 'note', 'wish')),
  -- Empty for a visit or call of which there is nothing to say.
  text_sealed text,
  happened_on date not null,
  account_id uuid not null,
  created_at timestamptz not null
);
create index outreach_notes_member on outreach_notes (membership_id, happened_on desc);

-- To be visited. The mark goes with the visit.
create table outreach_marks (
  membership_id uuid primary key,
  reason_sealed text,
  account_id uuid not null,
  marked_at timestamptz not null
);

-- What was done under a key that the device made: a second sending finds it here and is told what came of the first.
create table outreach_actions (
  key text primary key check (key ~ '^[A-Za-z0-9_-]{16,100}$'),
  account_id uuid not null,
  kind text not null check (kind in ('note', 'mark', 'dues', 'register')),
  -- SHA-256 of the action: the same key with something else in it is refused.
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  membership_id uuid,
  result jsonb not null,
  made_at timestamptz not null,
  done_at timestamptz not null
);
create index outreach_actions_done on outreach_actions (done_at);
create index outreach_actions_member on outreach_actions (membership_id, made_at) where kind = 'dues';

-- Phones that may work without a network, one row for each account on each. The key opens what waits there to be sent,
-- so that a session that ended on the way loses nothing; the key of the lists is made anew for each session and kept
-- nowhere here.
create table outreach_devices (
  id uuid primary key,
  account_id uuid not null,
  -- The session that last asked.
  session_id uuid not null,
  -- Four letters for provisional slips.
  code text not null check (code ~ '^[A-Z0-9]{4}$'),
  outbox_key_sealed text not null,
  created_at timestamptz not null,
  opened_at timestamptz not null
);
create index outreach_devices_account on outreach_devices (account_id);
create index outreach_devices_opened on outreach_devices (opened_at);

update roles set permissions = permissions || '{outreach:work}' where key in ('branch_head', 'union_cadre', 'union_leader');
