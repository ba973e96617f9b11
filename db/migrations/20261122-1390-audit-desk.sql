-- Auditors search the event log; rules over it raise alarms. A rule is data: how much, within which hours.
create index events_actor on events (actor_id, position) where actor_id is not null;
create index events_at on events using brin (at);

create table audit_rules (
  key text primary key check (key in ('many_reveals', 'mass_reading', 'outside_area', 'night_work', 'mass_export')),
  threshold integer not null check (threshold between 1 and 100000),
  active boolean not null default true,
  -- Only events between these hours count; from > to goes over midnight.
  from_hour smallint check (from_hour between 0 and 23),
  to_hour smallint check (to_hour between 0 and 23),
  check ((from_hour is null) = (to_hour is null))
);
insert into audit_rules (key, threshold, from_hour, to_hour) values
  ('many_reveals', 20, null, null),
  ('mass_reading', 1500, null, null),
  ('outside_area', 30, null, null),
  ('night_work', 1, 22, 5),
  ('mass_export', 1000, null, null);

-- One alarm for a rule, an officer and an hour, counted up while the hour runs.
create table audit_alarms (
  id uuid primary key,
  rule text not null references audit_rules (key),
  actor_id uuid not null references accounts (id),
  position_id uuid,
  unit_code text,
  hour timestamptz not null,
  count integer not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references accounts (id),
  note text,
  unique (rule, actor_id, hour),
  check ((closed_at is null) = (closed_by is null))
);
create index audit_alarms_unit on audit_alarms (unit_code, hour desc);
create index audit_alarms_hour on audit_alarms (hour desc);

insert into roles (key, sort, names, permissions, idle_minutes) values
  ('auditor', 7, '{"vi": "Kiểm tra viên", "en": "Auditor", "pl": "Kontroler"}', '{audit:read,audit:export}', 60);
