-- Records of one person: the keys under which they meet, the pairs that were found, and merges with all that is needed to
-- take them back.
create table match_keys (
  person_id uuid primary key references people (id),
  -- people.version that the keys were made of.
  version integer not null,
  -- Numbers made of what is known of her (match-key.rules.ts); nothing can be read from them.
  keys bigint[] not null
);
-- Without a list of pending entries: a new record is compared while somebody waits.
create index match_keys_keys on match_keys using gin (keys) with (fastupdate = off);

create table duplicate_pairs (
  id uuid primary key,
  a uuid not null references people (id),
  b uuid not null references people (id),
  score real not null,
  -- Which fields agree and how: [{ field, level, weight }], no values.
  reasons jsonb not null,
  -- `different`: somebody has looked and said that they are two.
  state text not null default 'open' check (state in ('open', 'different', 'merged')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  check (a < b),
  check ((state = 'different') = (decided_at is not null)),
  unique (a, b)
);
create index duplicate_pairs_open on duplicate_pairs (score desc, id desc) where state = 'open';
create index duplicate_pairs_b on duplicate_pairs (b);

create table person_merges (
  id uuid primary key,
  -- The record that goes on, and the one that points to it since.
  kept uuid not null references people (id),
  gone uuid not null references people (id),
  -- Sealed JSON: what the values of the kept record were and became, what was added to it, which memberships were folded.
  journal text not null,
  -- Which of two merges came later: a merge that others build on is taken back after them.
  number integer not null generated always as identity,
  merged_at timestamptz not null,
  merged_by uuid references accounts (id),
  undone_at timestamptz,
  undone_by uuid references accounts (id),
  check (kept <> gone)
);
create unique index person_merges_standing on person_merges (gone) where undone_at is null;
create index person_merges_kept on person_merges (kept);
create index person_merges_newest on person_merges (merged_at desc, id desc);

update roles set permissions = permissions || '{people:merge}'
 where key in ('union_cadre', 'union_leader') and not permissions @> '{people:merge}';
