-- Hand-ins wait until the malware scanner has looked at them, when one is configured (setting CLAMD).
-- unscanned: there was no scanner; waiting: nobody may open it yet; infected: nobody may open it any more.
alter table files
  add column scan text not null default 'unscanned' check (scan in ('unscanned', 'waiting', 'clean', 'infected')),
  add column scan_finding text check ((scan = 'infected') = (scan_finding is not null)),
  add column scan_tries integer not null default 0,
  add column scan_after timestamptz check ((scan = 'waiting') = (scan_after is not null)),
  add column scanned_at timestamptz;

create index files_waiting on files (scan_after) where scan = 'waiting';
create index files_sha256 on files (sha256);

-- Bytes that one caller uploaded in a day: an account, or a network that has none (keyed hash, kept for two days).
create table upload_days (
  day date not null,
  uploader text not null,
  bytes bigint not null check (bytes >= 0),
  primary key (day, uploader)
);

-- Limits that hold across processes: one bucket for each action and caller (keyed hash).
create table shared_limits (
  action text not null,
  caller text not null,
  tokens double precision not null,
  strikes integer not null default 0,
  blocked_until timestamptz,
  touched_at timestamptz not null,
  primary key (action, caller)
);
create index shared_limits_touched on shared_limits (touched_at);
