-- Posts in an association: which there are at each level (data), who holds them from when to when, how she came to it, by
-- which decision, and what is handed over when it ends. Posts belong to the membership, not to the person.
create table post_kinds (
  level text not null references unit_levels (key),
  key text not null check (key ~ '^[a-z][a-z_]*$'),
  names jsonb not null,
  -- How many may hold it at once; null: any number.
  seats integer check (seats > 0),
  -- A congress elects for so long (five years by the charter); null: no term.
  term_months integer check (term_months > 0),
  -- The role that usually comes with it; given apart, by whoever may give it.
  role text check (role ~ '^[a-z][a-z_]*$'),
  -- When several units become one: the post ends, or goes on at the new unit.
  on_merge text not null check (on_merge in ('end', 'continue')),
  sort integer not null,
  -- Last day on which somebody could be put into it; null: still.
  valid_to date,
  primary key (level, key)
);
insert into post_kinds (level, key, names, seats, term_months, role, on_merge, sort)
select level, key, names::jsonb, seats, term_months, case key when 'chair' then chair_role when 'standing_vice_chair' then chair_role
         when 'vice_chair' then chair_role when 'branch_head' then 'branch_head' end, on_merge, sort
  from (values ('union_province', 'union_leader'), ('union_district', 'union_cadre'), ('union_commune', 'union_cadre')) level (level, chair_role),
       (values
    ('chair', '{"vi": "Chủ tịch", "en": "Chair", "pl": "Przewodnicząca"}', 1, 60, 'end', 10),
    ('standing_vice_chair', '{"vi": "Phó Chủ tịch thường trực", "en": "Standing vice-chair", "pl": "Stała wiceprzewodnicząca"}', 1, 60, 'end', 20),
    ('vice_chair', '{"vi": "Phó Chủ tịch", "en": "Vice-chair", "pl": "Wiceprzewodnicząca"}', null, 60, 'end', 30),
    ('standing_member', '{"vi": "Ủy viên Ban Thường vụ", "en": "Member of the standing committee", "pl": "Członkini prezydium"}', null, 60, 'end', 40),
    ('executive_member', '{"vi": "Ủy viên Ban Chấp hành", "en": "Member of the executive committee", "pl": "Członkini zarządu"}', null, 60, 'continue', 50)
  ) kind (key, names, seats, term_months, on_merge, sort);
insert into post_kinds (level, key, names, seats, term_months, role, on_merge, sort) values
  ('union_branch', 'branch_head', '{"vi": "Chi hội trưởng", "en": "Branch head", "pl": "Przewodnicząca koła"}', 1, 60, 'branch_head', 'end', 10),
  ('union_branch', 'branch_deputy', '{"vi": "Chi hội phó", "en": "Branch deputy", "pl": "Zastępczyni przewodniczącej koła"}', null, 60, null, 'continue', 20),
  ('union_group', 'group_head', '{"vi": "Tổ trưởng", "en": "Group head", "pl": "Przewodnicząca grupy"}', 1, null, null, 'end', 10),
  ('union_group', 'group_deputy', '{"vi": "Tổ phó", "en": "Group deputy", "pl": "Zastępczyni przewodniczącej grupy"}', null, null, null, 'continue', 20);

create table posts (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  unit_code text collate "C" not null,
  level text not null,
  kind text not null,
  -- Copied from the kind when the post began: a seat for one, and never two in it on one day.
  sole boolean not null,
  how text not null check (how in ('elected', 'appointed', 'co_opted')),
  -- As people call the term: 2026–2031.
  term text not null default '',
  valid_from date not null,
  -- Last day; null while she holds it. A term that is over does not end it: she goes on until there is a successor.
  valid_to date check (valid_to >= valid_from),
  term_to date,
  end_reason text check (end_reason in ('term', 're_elected', 'resigned', 'dismissed', 'transferred', 'left', 'died', 'reorganisation', 'mistake', 'other')),
  end_note text,
  decision_number text not null default '',
  decision_on date,
  decision_signer text not null default '',
  decision_file uuid references files (id),
  -- The term before this one, when she was elected again.
  follows uuid references posts (id),
  -- The position that came with the post and ends with it.
  position_id uuid references positions (id),
  position_account uuid references accounts (id),
  -- The reorganisation that opened or closed the row, so that it can be undone.
  opened_by uuid,
  closed_by uuid,
  created_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  foreign key (level, kind) references post_kinds (level, key),
  -- A reorganisation closes a row without a word of its own: `closed_by` says it.
  check ((valid_to is null) = (end_reason is null and closed_by is null)),
  check ((position_id is null) = (position_account is null)),
  constraint posts_once exclude using gist
    (membership_id with =, kind with =, unit_code with =, daterange(valid_from, valid_to, '[]') with &&),
  constraint posts_one_seat exclude using gist
    (unit_code with =, kind with =, daterange(valid_from, valid_to, '[]') with &&) where (sole)
);
create index posts_unit on posts (unit_code, valid_from);
create index posts_membership on posts (membership_id);
create index posts_terms on posts (term_to) where valid_to is null and term_to is not null;
create index posts_opened on posts (opened_by) where opened_by is not null;
create index posts_closed on posts (closed_by) where closed_by is not null;

-- What is handed over, as data: for all posts (kind null) or for one kind at one level.
create table handover_items (
  id uuid primary key default gen_random_uuid(),
  kind text,
  names jsonb not null,
  sort integer not null,
  valid_to date
);
insert into handover_items (kind, names, sort) values
  (null, '{"vi": "Con dấu, chữ ký số và mật khẩu đã đổi", "en": "Seal, digital signature, passwords changed", "pl": "Pieczęć, podpis cyfrowy, zmienione hasła"}', 10),
  (null, '{"vi": "Danh sách hội viên và hồ sơ hội viên", "en": "List of members and their records", "pl": "Lista członkiń i ich teczki"}', 20),
  (null, '{"vi": "Sổ thu hội phí, quỹ hội và tiền mặt", "en": "Register of dues, fund and cash", "pl": "Rejestr składek, fundusz i gotówka"}', 30),
  (null, '{"vi": "Văn bản, nghị quyết, sổ họp", "en": "Documents, resolutions, minutes", "pl": "Dokumenty, uchwały, protokoły"}', 40),
  (null, '{"vi": "Việc đang làm và hạn xong", "en": "Work under way and its deadlines", "pl": "Sprawy w toku i terminy"}', 50),
  (null, '{"vi": "Tài sản, chìa khóa", "en": "Property and keys", "pl": "Majątek i klucze"}', 60),
  (null, '{"vi": "Kênh liên lạc: trang, nhóm Zalo", "en": "Channels: pages, chat groups", "pl": "Kanały: strony, grupy Zalo"}', 70),
  ('chair', '{"vi": "Nguồn vốn vay ủy thác và sổ tổ vay vốn", "en": "Loans in trust and books of loan groups", "pl": "Pożyczki powierzone i księgi grup pożyczkowych"}', 35),
  ('branch_head', '{"vi": "Sổ theo dõi tổ vay vốn của chi hội", "en": "Book of the branch’s loan group", "pl": "Księga grupy pożyczkowej koła"}', 35);

create table handovers (
  id uuid primary key,
  -- The post that is handed over, once.
  post_id uuid not null unique references posts (id),
  -- Who takes over; null: not known yet, the office keeps it.
  to_post_id uuid references posts (id),
  started_at timestamptz not null,
  -- Both sides of every item are ticked.
  done_at timestamptz
);
create table handover_ticks (
  handover_id uuid not null references handovers (id),
  item_id uuid not null references handover_items (id),
  -- How it stands: number of things, amount, what is missing.
  note text not null default '',
  given_at timestamptz,
  given_by uuid references accounts (id),
  taken_at timestamptz,
  taken_by uuid references accounts (id),
  primary key (handover_id, item_id)
);

update roles set permissions = permissions || '{cadres:read}' where key in ('branch_head', 'union_cadre', 'union_leader', 'administrator');
update roles set permissions = permissions || '{cadres:grant}' where key = 'administrator';
update roles set permissions = permissions || '{cadres:manage}' where key in ('union_cadre', 'union_leader');
