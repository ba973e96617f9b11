-- Made from the migrations by src/kernel/db/snapshot.test.ts; do not edit.

create table events (
  stream_id uuid not null,
  seq integer not null,
  stream text not null,
  type text not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  actor_role text,
  data jsonb not null,
  prev_hash text,
  hash text not null,
  position bigint not null generated always as identity,
  constraint events_pkey PRIMARY KEY (stream_id, seq),
  constraint events_seq_check CHECK ((seq > 0))
);
CREATE INDEX events_position ON events USING btree ("position");

create table files (
  id uuid not null,
  sha256 text not null,
  size integer not null,
  media_type text not null,
  pages integer not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint files_pages_check CHECK ((pages > 0)),
  constraint files_pkey PRIMARY KEY (id),
  constraint files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint files_size_check CHECK ((size > 0))
);

create table idempotency_keys (
  key text not null,
  operation text not null,
  actor text not null,
  request_hash text not null,
  response jsonb not null,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (key, operation, actor)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys USING btree (created_at);

create table migrations (
  name text not null,
  sha256 text not null,
  ran_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);
