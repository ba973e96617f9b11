-- The member's record that offices keep. Which fields there are, what may be chosen and how much each counts for the
-- completeness is data. Sensitive values (Decree 356/2025 Art. 4) lie in tables of their own, apart from everything else.
create table record_fields (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  section text not null check (section in ('education', 'work', 'background', 'party')),
  kind text not null check (kind in ('choice', 'text', 'date')),
  names jsonb not null,
  -- [{ value, names }], of a choice.
  options jsonb not null default '[]',
  sensitive boolean not null,
  -- Share in the completeness; 0: not asked for.
  weight integer not null check (weight >= 0),
  sort integer not null,
  valid_to date
);

-- Ethnic groups by the codes of the national list (QĐ 121-TCTK/PPCĐ, 1979; recalled); 99 is a foreigner.
insert into record_fields (key, section, kind, names, options, sensitive, weight, sort) values
  ('education', 'education', 'choice', '{"vi": "Trình độ văn hóa", "en": "General education", "pl": "Wykształcenie ogólne"}',
   '[
    {"value": "none", "names": {"vi": "Chưa học hết tiểu học", "en": "Less than primary", "pl": "Niepełne podstawowe"}},
    {"value": "primary", "names": {"vi": "Tiểu học", "en": "Primary", "pl": "Podstawowe"}},
    {"value": "lower_secondary", "names": {"vi": "Trung học cơ sở", "en": "Lower secondary", "pl": "Gimnazjalne"}},
    {"value": "upper_secondary", "names": {"vi": "Trung học phổ thông", "en": "Upper secondary", "pl": "Średnie"}}]', false, 15, 10),
  ('professional', 'education', 'choice', '{"vi": "Trình độ chuyên môn", "en": "Professional level", "pl": "Kwalifikacje zawodowe"}',
   '[
    {"value": "none", "names": {"vi": "Chưa qua đào tạo", "en": "No training", "pl": "Bez kwalifikacji"}},
    {"value": "elementary", "names": {"vi": "Sơ cấp", "en": "Elementary", "pl": "Kurs zawodowy"}},
    {"value": "intermediate", "names": {"vi": "Trung cấp", "en": "Intermediate", "pl": "Szkoła zawodowa"}},
    {"value": "college", "names": {"vi": "Cao đẳng", "en": "College", "pl": "Kolegium"}},
    {"value": "bachelor", "names": {"vi": "Đại học", "en": "Bachelor", "pl": "Licencjat"}},
    {"value": "postgraduate", "names": {"vi": "Trên đại học", "en": "Postgraduate", "pl": "Studia magisterskie i wyższe"}}]', false, 15, 20),
  ('political', 'education', 'choice', '{"vi": "Trình độ lý luận chính trị", "en": "Political theory", "pl": "Szkolenie polityczne"}',
   '[
    {"value": "none", "names": {"vi": "Chưa có", "en": "None", "pl": "Brak"}},
    {"value": "elementary", "names": {"vi": "Sơ cấp", "en": "Elementary", "pl": "Podstawowe"}},
    {"value": "intermediate", "names": {"vi": "Trung cấp", "en": "Intermediate", "pl": "Średnie"}},
    {"value": "advanced", "names": {"vi": "Cao cấp, cử nhân", "en": "Advanced", "pl": "Zaawansowane"}}]', false, 5, 30),
  ('it', 'education', 'choice', '{"vi": "Trình độ tin học", "en": "Computer skills", "pl": "Umiejętności komputerowe"}',
   '[
    {"value": "none", "names": {"vi": "Chưa biết", "en": "None", "pl": "Brak"}},
    {"value": "basic", "names": {"vi": "Cơ bản", "en": "Basic", "pl": "Podstawowe"}},
    {"value": "advanced", "names": {"vi": "Nâng cao", "en": "Advanced", "pl": "Zaawansowane"}},
    {"value": "degree", "names": {"vi": "Có bằng chuyên ngành", "en": "Degree", "pl": "Dyplom"}}]', false, 5, 40),
  ('language', 'education', 'choice', '{"vi": "Ngoại ngữ", "en": "Foreign language", "pl": "Język obcy"}',
   '[
    {"value": "none", "names": {"vi": "Không", "en": "None", "pl": "Brak"}},
    {"value": "english", "names": {"vi": "Tiếng Anh", "en": "English", "pl": "Angielski"}},
    {"value": "chinese", "names": {"vi": "Tiếng Trung", "en": "Chinese", "pl": "Chiński"}},
    {"value": "japanese", "names": {"vi": "Tiếng Nhật", "en": "Japanese", "pl": "Japoński"}},
    {"value": "korean", "names": {"vi": "Tiếng Hàn", "en": "Korean", "pl": "Koreański"}},
    {"value": "french", "names": {"vi": "Tiếng Pháp", "en": "French", "pl": "Francuski"}},
    {"value": "russian", "names": {"vi": "Tiếng Nga", "en": "Russian", "pl": "Rosyjski"}},
    {"value": "other", "names": {"vi": "Tiếng khác", "en": "Other", "pl": "Inny"}}]', false, 5, 50),
  ('language_level', 'education', 'choice', '{"vi": "Trình độ ngoại ngữ", "en": "Level of the language", "pl": "Poziom języka"}',
   '[
    {"value": "a", "names": {"vi": "A (A1, A2)", "en": "A (A1, A2)", "pl": "A (A1, A2)"}},
    {"value": "b", "names": {"vi": "B (B1, B2)", "en": "B (B1, B2)", "pl": "B (B1, B2)"}},
    {"value": "c", "names": {"vi": "C (C1, C2)", "en": "C (C1, C2)", "pl": "C (C1, C2)"}},
    {"value": "degree", "names": {"vi": "Có bằng chuyên ngành", "en": "Degree", "pl": "Dyplom"}}]', false, 0, 60),
  ('occupation', 'work', 'choice', '{"vi": "Nghề nghiệp", "en": "Occupation", "pl": "Zawód"}',
   '[
    {"value": "farmer", "names": {"vi": "Nông dân", "en": "Farmer", "pl": "Rolniczka"}},
    {"value": "fisher", "names": {"vi": "Làm nghề biển", "en": "Fishing", "pl": "Rybołówstwo"}},
    {"value": "worker", "names": {"vi": "Công nhân", "en": "Worker", "pl": "Robotnica"}},
    {"value": "trader", "names": {"vi": "Buôn bán, dịch vụ", "en": "Trade, services", "pl": "Handel, usługi"}},
    {"value": "business", "names": {"vi": "Chủ doanh nghiệp, hộ kinh doanh", "en": "Business owner", "pl": "Właścicielka firmy"}},
    {"value": "public_servant", "names": {"vi": "Cán bộ, công chức", "en": "Public servant", "pl": "Urzędniczka"}},
    {"value": "teacher", "names": {"vi": "Giáo viên", "en": "Teacher", "pl": "Nauczycielka"}},
    {"value": "health_worker", "names": {"vi": "Y tế", "en": "Health worker", "pl": "Służba zdrowia"}},
    {"value": "craft", "names": {"vi": "Thủ công", "en": "Crafts", "pl": "Rzemiosło"}},
    {"value": "home", "names": {"vi": "Nội trợ", "en": "At home", "pl": "Prowadzi dom"}},
    {"value": "student", "names": {"vi": "Học sinh, sinh viên", "en": "Student", "pl": "Uczennica, studentka"}},
    {"value": "retired", "names": {"vi": "Hưu trí", "en": "Retired", "pl": "Emerytka"}},
    {"value": "other", "names": {"vi": "Nghề khác", "en": "Other", "pl": "Inny"}}]', false, 15, 70),
  ('workplace', 'work', 'text', '{"vi": "Nơi làm việc", "en": "Place of work", "pl": "Miejsce pracy"}',
   '[]', false, 5, 80),
  ('ethnicity', 'background', 'choice', '{"vi": "Dân tộc", "en": "Ethnicity", "pl": "Narodowość"}',
   '[
    {"value": "01", "names": {"vi": "Kinh", "en": "Kinh", "pl": "Kinh"}},
    {"value": "02", "names": {"vi": "Tày", "en": "Tày", "pl": "Tày"}},
    {"value": "03", "names": {"vi": "Thái", "en": "Thái", "pl": "Thái"}},
    {"value": "04", "names": {"vi": "Hoa", "en": "Hoa", "pl": "Hoa"}},
    {"value": "05", "names": {"vi": "Khmer", "en": "Khmer", "pl": "Khmer"}},
    {"value": "06", "names": {"vi": "Mường", "en": "Mường", "pl": "Mường"}},
    {"value": "07", "names": {"vi": "Nùng", "en": "Nùng", "pl": "Nùng"}},
    {"value": "08", "names": {"vi": "H’Mông", "en": "H’Mông", "pl": "H’Mông"}},
    {"value": "09", "names": {"vi": "Dao", "en": "Dao", "pl": "Dao"}},
    {"value": "10", "names": {"vi": "Gia Rai", "en": "Gia Rai", "pl": "Gia Rai"}},
    {"value": "11", "names": {"vi": "Ngái", "en": "Ngái", "pl": "Ngái"}},
    {"value": "12", "names": {"vi": "Ê Đê", "en": "Ê Đê", "pl": "Ê Đê"}},
    {"value": "13", "names": {"vi": "Ba Na", "en": "Ba Na", "pl": "Ba Na"}},
    {"value": "14", "names": {"vi": "Xơ Đăng", "en": "Xơ Đăng", "pl": "Xơ Đăng"}},
    {"value": "15", "names": {"vi": "Sán Chay", "en": "Sán Chay", "pl": "Sán Chay"}},
    {"value": "16", "names": {"vi": "Cơ Ho", "en": "Cơ Ho", "pl": "Cơ Ho"}},
    {"value": "17", "names": {"vi": "Chăm", "en": "Chăm", "pl": "Chăm"}},
    {"value": "18", "names": {"vi": "Sán Dìu", "en": "Sán Dìu", "pl": "Sán Dìu"}},
    {"value": "19", "names": {"vi": "Hrê", "en": "Hrê", "pl": "Hrê"}},
    {"value": "20", "names": {"vi": "Mnông", "en": "Mnông", "pl": "Mnông"}},
    {"value": "21", "names": {"vi": "Raglay", "en": "Raglay", "pl": "Raglay"}},
    {"value": "22", "names": {"vi": "Xtiêng", "en": "Xtiêng", "pl": "Xtiêng"}},
    {"value": "23", "names": {"vi": "Bru - Vân Kiều", "en": "Bru - Vân Kiều", "pl": "Bru - Vân Kiều"}},
    {"value": "24", "names": {"vi": "Thổ", "en": "Thổ", "pl": "Thổ"}},
    {"value": "25", "names": {"vi": "Giáy", "en": "Giáy", "pl": "Giáy"}},
    {"value": "26", "names": {"vi": "Cơ Tu", "en": "Cơ Tu", "pl": "Cơ Tu"}},
    {"value": "27", "names": {"vi": "Gié - Triêng", "en": "Gié - Triêng", "pl": "Gié - Triêng"}},
    {"value": "28", "names": {"vi": "Mạ", "en": "Mạ", "pl": "Mạ"}},
    {"value": "29", "names": {"vi": "Khơ Mú", "en": "Khơ Mú", "pl": "Khơ Mú"}},
    {"value": "30", "names": {"vi": "Co", "en": "Co", "pl": "Co"}},
    {"value": "31", "names": {"vi": "Tà Ôi", "en": "Tà Ôi", "pl": "Tà Ôi"}},
    {"value": "32", "names": {"vi": "Chơ Ro", "en": "Chơ Ro", "pl": "Chơ Ro"}},
    {"value": "33", "names": {"vi": "Kháng", "en": "Kháng", "pl": "Kháng"}},
    {"value": "34", "names": {"vi": "Xinh Mun", "en": "Xinh Mun", "pl": "Xinh Mun"}},
    {"value": "35", "names": {"vi": "Hà Nhì", "en": "Hà Nhì", "pl": "Hà Nhì"}},
    {"value": "36", "names": {"vi": "Chu Ru", "en": "Chu Ru", "pl": "Chu Ru"}},
    {"value": "37", "names": {"vi": "Lào", "en": "Lào", "pl": "Lào"}},
    {"value": "38", "names": {"vi": "La Chí", "en": "La Chí", "pl": "La Chí"}},
    {"value": "39", "names": {"vi": "La Ha", "en": "La Ha", "pl": "La Ha"}},
    {"value": "40", "names": {"vi": "Phù Lá", "en": "Phù Lá", "pl": "Phù Lá"}},
    {"value": "41", "names": {"vi": "La Hủ", "en": "La Hủ", "pl": "La Hủ"}},
    {"value": "42", "names": {"vi": "Lự", "en": "Lự", "pl": "Lự"}},
    {"value": "43", "names": {"vi": "Lô Lô", "en": "Lô Lô", "pl": "Lô Lô"}},
    {"value": "44", "names": {"vi": "Chứt", "en": "Chứt", "pl": "Chứt"}},
    {"value": "45", "names": {"vi": "Mảng", "en": "Mảng", "pl": "Mảng"}},
    {"value": "46", "names": {"vi": "Pà Thẻn", "en": "Pà Thẻn", "pl": "Pà Thẻn"}},
    {"value": "47", "names": {"vi": "Cơ Lao", "en": "Cơ Lao", "pl": "Cơ Lao"}},
    {"value": "48", "names": {"vi": "Cống", "en": "Cống", "pl": "Cống"}},
    {"value": "49", "names": {"vi": "Bố Y", "en": "Bố Y", "pl": "Bố Y"}},
    {"value": "50", "names": {"vi": "Si La", "en": "Si La", "pl": "Si La"}},
    {"value": "51", "names": {"vi": "Pu Péo", "en": "Pu Péo", "pl": "Pu Péo"}},
    {"value": "52", "names": {"vi": "Brâu", "en": "Brâu", "pl": "Brâu"}},
    {"value": "53", "names": {"vi": "Ơ Đu", "en": "Ơ Đu", "pl": "Ơ Đu"}},
    {"value": "54", "names": {"vi": "Rơ Măm", "en": "Rơ Măm", "pl": "Rơ Măm"}},
    {"value": "99", "names": {"vi": "Người nước ngoài", "en": "Foreign", "pl": "Cudzoziemka"}}]', true, 15, 90),
  ('religion', 'background', 'choice', '{"vi": "Tôn giáo", "en": "Religion", "pl": "Religia"}',
   '[
    {"value": "none", "names": {"vi": "Không", "en": "None", "pl": "Brak"}},
    {"value": "buddhism", "names": {"vi": "Phật giáo", "en": "Buddhism", "pl": "Buddyzm"}},
    {"value": "catholic", "names": {"vi": "Công giáo", "en": "Catholic", "pl": "Katolicyzm"}},
    {"value": "protestant", "names": {"vi": "Tin Lành", "en": "Protestant", "pl": "Protestantyzm"}},
    {"value": "cao_dai", "names": {"vi": "Cao Đài", "en": "Cao Dai", "pl": "Kaodaizm"}},
    {"value": "hoa_hao", "names": {"vi": "Phật giáo Hòa Hảo", "en": "Hoa Hao Buddhism", "pl": "Buddyzm Hoa Hao"}},
    {"value": "islam", "names": {"vi": "Hồi giáo", "en": "Islam", "pl": "Islam"}},
    {"value": "other", "names": {"vi": "Tôn giáo khác", "en": "Other", "pl": "Inna"}}]', true, 10, 100),
  ('party', 'party', 'choice', '{"vi": "Đảng viên", "en": "Party membership", "pl": "Członkostwo w partii"}',
   '[
    {"value": "no", "names": {"vi": "Không", "en": "No", "pl": "Nie"}},
    {"value": "proposed", "names": {"vi": "Quần chúng ưu tú, đã giới thiệu", "en": "Proposed for admission", "pl": "Zgłoszona do przyjęcia"}},
    {"value": "member", "names": {"vi": "Đảng viên", "en": "Member", "pl": "Członkini partii"}}]', true, 10, 110),
  ('party_joined_on', 'party', 'date', '{"vi": "Ngày vào Đảng", "en": "Joined the Party on", "pl": "Data wstąpienia do partii"}',
   '[]', true, 0, 120),
  ('party_official_on', 'party', 'date', '{"vi": "Ngày chính thức", "en": "Official member since", "pl": "Pełne członkostwo od"}',
   '[]', true, 0, 130);

create table record_facts (
  membership_id uuid not null references memberships (id),
  field text not null references record_fields (key),
  value text not null check (value <> ''),
  set_at timestamptz not null,
  primary key (membership_id, field)
);
create table sensitive_facts (
  membership_id uuid not null references memberships (id),
  field text not null references record_fields (key),
  value text not null check (value <> ''),
  set_at timestamptz not null,
  primary key (membership_id, field)
);
create index record_facts_value on record_facts (field, value);

-- Things of which there are many, each with its time. `year` for what is told year by year (family situation).
create table record_entries (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  kind text not null check (kind in ('family', 'loan', 'award', 'training', 'activity')),
  -- Closed lists live in the code (entry.rules.ts); free for loans, awards, trainings, activities.
  what text not null check (what <> ''),
  year integer check (year between 1900 and 2200),
  from_on date,
  to_on date check (to_on >= from_on),
  amount bigint check (amount >= 0),
  note text not null default '',
  created_at timestamptz not null,
  -- Taken out of the record; it stays to be told.
  removed_at timestamptz
);
create index record_entries_member on record_entries (membership_id, kind) where removed_at is null;
create table sensitive_entries (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  kind text not null check (kind in ('hardship', 'health', 'discipline')),
  what text not null check (what <> ''),
  year integer check (year between 1900 and 2200),
  from_on date,
  to_on date check (to_on >= from_on),
  note text not null default '',
  created_at timestamptz not null,
  removed_at timestamptz
);
create index sensitive_entries_member on sensitive_entries (membership_id, kind) where removed_at is null;

-- Who changed what, with the value before and after. `item`: a field, or an entry's kind.
create table record_changes (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  item text not null,
  before text,
  after text,
  at timestamptz not null,
  -- Null: the system (an import).
  account_id uuid references accounts (id),
  how text not null check (how in ('office', 'correction', 'import')),
  -- The import that brought it, so that it can be taken back.
  batch uuid
);
create index record_changes_member on record_changes (membership_id, at desc);
create index record_changes_batch on record_changes (batch) where batch is not null;
create table sensitive_changes (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  item text not null,
  before text,
  after text,
  at timestamptz not null,
  account_id uuid references accounts (id),
  how text not null check (how in ('office', 'correction', 'import')),
  -- The import that brought it, so that it can be taken back.
  batch uuid
);
create index sensitive_changes_member on sensitive_changes (membership_id, at desc);
create index sensitive_changes_batch on sensitive_changes (batch) where batch is not null;

-- What a member says is wrong, field by field. The value is sealed whatever field it is of.
create table record_corrections (
  id uuid primary key,
  membership_id uuid not null references memberships (id),
  field text not null references record_fields (key),
  proposed_enc text not null,
  note text not null default '',
  state text not null check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null references accounts (id),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  decision text not null default '',
  check ((state = 'open') = (decided_at is null))
);
create unique index record_corrections_open on record_corrections (membership_id, field) where state = 'open';
create index record_corrections_waiting on record_corrections (proposed_at, id) where state = 'open';
create index record_corrections_member on record_corrections (membership_id, proposed_at desc);

update roles set permissions = permissions || '{records:read,records:write}' where key in ('branch_head', 'union_cadre', 'union_leader');
update roles set permissions = permissions || '{records:sensitive}' where key in ('union_cadre', 'union_leader');
