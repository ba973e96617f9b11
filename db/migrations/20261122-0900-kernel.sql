-- Ground shared by all modules: search without accents, the event log, answers to keyed calls, stored files.
create function f_unaccent(text) returns text language sql immutable parallel safe strict
  return public.unaccent('public.unaccent'::regdictionary, lower($1));

-- The event log: append-only, one stream per thing, each event hashing the one before (see kernel/events).
create table events (
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  stream text not null,
  type text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_role text,
  data jsonb not null,
  prev_hash text,
  hash text not null,
  position bigint generated always as identity,
  primary key (stream_id, seq)
);
create index events_position on events (position);

create table idempotency_keys (
  key text not null,
  operation text not null,
  actor text not null,
  request_hash text not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (key, operation, actor)
);
create index idempotency_keys_created on idempotency_keys (created_at);

-- A stored file. The bytes lie under their hash in the file store; a row is one hand-in of them.
create table files (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  media_type text not null,
  pages integer not null check (pages > 0),
  name text not null,
  created_at timestamptz not null
);
