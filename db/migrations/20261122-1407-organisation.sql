-- How people reach a unit, and the pages and groups through which it speaks with them.
create table unit_contacts (
  unit_code text collate "C" primary key,
  line text not null default '',
  phone text not null default '',
  email text not null default '',
  website text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- [{ "days": "1-5", "from": "07:00", "to": "11:30" }], Monday is 1.
  hours jsonb not null default '[]',
  updated_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  check ((latitude is null) = (longitude is null))
);
create table unit_channels (
  id uuid primary key,
  unit_code text collate "C" not null,
  kind text not null check (kind in ('fan_page', 'chat_group', 'zalo_oa', 'video', 'website', 'radio', 'other')),
  name text not null check (name <> ''),
  address text not null default '',
  -- Who looks after it.
  run_by text not null default '',
  members integer check (members >= 0),
  counted_on date,
  started_on date,
  ended_on date check (ended_on >= started_on),
  -- Shown to everybody on the unit's page; a chat group often is not.
  is_public boolean not null default false,
  created_at timestamptz not null,
  version integer not null default 1 check (version > 0)
);
create index unit_channels_unit on unit_channels (unit_code) where ended_on is null;
create unique index unit_channels_address on unit_channels (address) where address <> '' and ended_on is null;
