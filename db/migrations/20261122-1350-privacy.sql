-- Personal data of the office (Law 91/2025/QH15; Decree 356/2025/ND-CP): consent per purpose, how long things are kept,
-- what is held back from deletion, and the register of breaches.

-- Set when a dossier's personal values were overwritten at the end of its archive period.
alter table dossiers add column anonymised_at timestamptz;
create index dossiers_to_anonymise on dossiers (finished_at) where anonymised_at is null;

-- What people are asked to agree to. A text is never edited: another version is published.
create table consent_texts (
  purpose text not null check (purpose ~ '^[a-z][a-z_]*$'),
  version integer not null check (version > 0),
  -- by language: title, what is done, what happens without consent
  texts jsonb not null,
  -- groups of Decree 356/2025 Art. 4 that it touches, said in the question
  sensitive text[] not null default '{}',
  published_at timestamptz not null,
  published_by uuid,
  primary key (purpose, version)
);
insert into consent_texts (purpose, version, texts, published_at) values
  ('inform_applicants', 1, '{
    "vi": {"title": "Nhắn tin cho tôi khi hồ sơ có thay đổi", "text": "Bộ phận một cửa dùng số điện thoại trong hồ sơ để nhắn tin khi hồ sơ được tiếp nhận, cần bổ sung hoặc có kết quả.", "without": "Không đồng ý thì hồ sơ vẫn được giải quyết như thường; ông/bà tự tra cứu bằng mã."},
    "en": {"title": "Text me when something happens with my application", "text": "The one-stop desk uses the phone number in the application to text you when it is received, when something is missing and when the result is ready.", "without": "If you say no, the application is handled just the same; you follow it with your code."},
    "pl": {"title": "Powiadamiaj mnie SMS-em o mojej sprawie", "text": "Punkt jednego okienka używa numeru telefonu z wniosku, aby zawiadomić o przyjęciu sprawy, o brakach i o gotowym wyniku.", "without": "Bez zgody sprawa jest prowadzona tak samo; jej stan sprawdza się kodem."}
  }', '2026-11-22T00:00:00+07:00'),
  ('reuse_answers', 1, '{
    "vi": {"title": "Giữ thông tin của tôi để điền sẵn lần sau", "text": "Họ tên, số định danh, số điện thoại và địa chỉ của ông/bà được giữ trong tài khoản, mã hóa, chỉ để điền sẵn vào hồ sơ sau này. Không ai khác xem.", "without": "Không đồng ý thì lần sau ông/bà tự điền lại."},
    "en": {"title": "Keep my details to fill in my next application", "text": "Your name, identification number, phone number and address are kept in your account, encrypted, only to fill in later applications. Nobody else sees them.", "without": "If you say no, you type them again next time."},
    "pl": {"title": "Zachowaj moje dane do następnych wniosków", "text": "Imię i nazwisko, numer identyfikacyjny, telefon i adres są trzymane na koncie, zaszyfrowane, tylko po to, by wypełnić nimi następne wnioski. Nikt inny ich nie widzi.", "without": "Bez zgody następnym razem wpisuje się je ponownie."}
  }', '2026-11-22T00:00:00+07:00');

-- One consent: who, when, to which text, on which screen. It belongs to an account, or to the draft and the dossier of
-- somebody who has none. Withdrawn ones stay as proof for a time.
create table consents (
  id uuid primary key,
  purpose text not null,
  version integer not null,
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  locale text not null check (locale in ('vi', 'en', 'pl')),
  account_id uuid,
  draft_id uuid,
  dossier_id uuid,
  given_at timestamptz not null,
  given_channel text not null check (given_channel in ('online', 'desk', 'api')),
  given_screen text not null,
  given_by uuid,
  withdrawn_at timestamptz,
  withdrawn_channel text check (withdrawn_channel in ('online', 'desk', 'api')),
  withdrawn_screen text,
  withdrawn_by uuid,
  foreign key (purpose, version) references consent_texts (purpose, version),
  check (num_nonnulls(account_id, draft_id, dossier_id) > 0),
  check ((withdrawn_at is null) = (withdrawn_channel is null))
);
create unique index consents_account on consents (account_id, purpose) where withdrawn_at is null and account_id is not null;
create unique index consents_draft on consents (draft_id, purpose) where withdrawn_at is null and draft_id is not null;
create unique index consents_dossier on consents (dossier_id, purpose) where withdrawn_at is null and dossier_id is not null;
create index consents_of_account on consents (account_id, given_at desc) where account_id is not null;
create index consents_withdrawn on consents (withdrawn_at) where withdrawn_at is not null;

-- An applicant's details kept for the next application, with consent to reuse_answers only; gone when it is withdrawn.
create table kept_applicants (
  account_id uuid primary key,
  applicant_enc text not null,
  kept_at timestamptz not null
);

-- How many days each kind of thing is kept. `recalled`: no source was read, the office must check before relying on it.
create table retention_periods (
  rule text primary key,
  days integer not null check (days between 0 and 36500),
  source text not null,
  recalled boolean not null default false,
  changed_at timestamptz,
  changed_by uuid
);
insert into retention_periods (rule, days, source, recalled) values
  ('dossier_archive', 3650, 'Luật Lưu trữ 33/2024/QH15; thời hạn bảo quản theo loại hồ sơ', true),
  ('account_closed', 365, 'Luật 91/2025/QH15, Điều 14', true),
  ('session', 90, 'TCVN 11930:2017', true),
  ('sign_in_failure', 1, 'TCVN 11930:2017', true),
  ('one_time_code', 1, 'Luật 91/2025/QH15, Điều 3', true),
  ('draft', 0, 'Luật 91/2025/QH15, Điều 3', true),
  ('upload', 2, 'Luật 91/2025/QH15, Điều 3', true),
  ('answers_of_calls', 7, 'Luật 91/2025/QH15, Điều 3', true),
  ('mandate', 3650, 'Bộ luật Dân sự 2015, Điều 563', true),
  ('consent', 1825, 'Luật 91/2025/QH15, Điều 9', true),
  ('access_log', 1825, 'TCVN 11930:2017', true),
  ('audit_trail', 36500, 'TCVN 11930:2017', true),
  ('subject_request', 1825, 'Nghị định 356/2025/NĐ-CP, Điều 5', true),
  ('breach', 3650, 'Luật 91/2025/QH15, Điều 23', true),
  ('position', 36500, 'Luật Cán bộ, công chức', true),
  ('machine_key', 365, 'TCVN 11930:2017', true),
  ('message', 90, 'Luật 91/2025/QH15, Điều 3', true),
  ('report', 1825, 'Luật 91/2025/QH15, Điều 3', true);

-- One run of the deletion: a dry run counts, a real one deletes in small steps and goes on where it was cut off.
create table retention_runs (
  id uuid primary key,
  dry boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  asked_at timestamptz not null,
  asked_by uuid,
  -- What "now" is for every rule of this run.
  as_of timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- lines by rule and table: rows found, held, gone; no values
  report jsonb not null,
  report_hash text,
  problem text
);
create index retention_runs_latest on retention_runs (asked_at desc, id desc);
create unique index retention_runs_one on retention_runs ((true)) where state in ('waiting', 'running');

-- What must not be deleted whatever its age: a complaint, a lawsuit, a request that is not answered.
create table legal_holds (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('dossier', 'account')),
  subject_id uuid not null,
  -- What people know it by: the dossier's code.
  label text not null,
  reason text not null check (reason <> ''),
  since timestamptz not null,
  set_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_reason text
);
create unique index legal_holds_open on legal_holds (subject_kind, subject_id) where lifted_at is null;

-- Breaches of personal data (Law 91/2025 Art. 23; the form of Decree 356/2025 Art. 28).
create table breaches (
  id uuid primary key,
  code text not null unique,
  unit_code text not null,
  state text not null check (state in ('open', 'reported', 'closed')),
  detected_at timestamptz not null,
  happened_from timestamptz,
  happened_to timestamptz,
  what text not null,
  kinds text[] not null,
  sensitive text[] not null default '{}',
  consequences text not null,
  measures text not null,
  -- Whether it may harm defence, security, order, life, health, honour or property: then the authority must be told.
  harmful boolean not null,
  estimated integer check (estimated >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid,
  reported_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1
);
create index breaches_latest on breaches (detected_at desc, id desc);

create table breach_sequences (year integer primary key, last integer not null);

-- What has to be done, as data; `hours` from detection, null: no fixed hour.
create table breach_steps (
  key text primary key,
  position integer not null unique,
  hours integer check (hours > 0),
  law text not null,
  names jsonb not null
);
insert into breach_steps (key, position, hours, law, names) values
  ('contain', 1, 4, 'Luật 91/2025/QH15, Điều 23', '{"vi": "Chặn ngay: khóa tài khoản, đóng phiên, đổi khóa, ngắt kết nối bị lộ", "en": "Stop it: lock accounts, end sessions, change keys, cut the leaking connection", "pl": "Zatrzymać: zablokować konta, zakończyć sesje, zmienić klucze, odciąć wyciek"}'),
  ('keep_evidence', 2, 12, 'Luật 91/2025/QH15, Điều 23', '{"vi": "Giữ bằng chứng: nhật ký, bản sao dữ liệu, thời điểm; chạy verify-audit", "en": "Keep the evidence: logs, copies, times; run verify-audit", "pl": "Zabezpieczyć dowody: dzienniki, kopie, czasy; uruchomić verify-audit"}'),
  ('find_affected', 3, 24, 'Luật 91/2025/QH15, Điều 23', '{"vi": "Xác định ai bị ảnh hưởng, loại dữ liệu, có dữ liệu nhạy cảm không", "en": "Find out whose data, which kinds, whether sensitive", "pl": "Ustalić, czyje dane, jakiego rodzaju, czy wrażliwe"}'),
  ('assess', 4, 48, 'Luật 91/2025/QH15, Điều 23', '{"vi": "Đánh giá hậu quả và mức độ gây hại", "en": "Judge the consequences and the harm", "pl": "Ocenić skutki i szkodę"}'),
  ('tell_authority', 5, 72, 'Luật 91/2025/QH15, Điều 23; Nghị định 356/2025/NĐ-CP, Điều 28', '{"vi": "Thông báo cơ quan chuyên trách bảo vệ dữ liệu cá nhân theo mẫu (bấm In thông báo)", "en": "Tell the data protection authority on the form (Print the notice)", "pl": "Zawiadomić organ ochrony danych na formularzu (Drukuj zawiadomienie)"}'),
  ('tell_people', 6, null, 'Luật 91/2025/QH15, Điều 31', '{"vi": "Báo cho người bị ảnh hưởng, bắt buộc với dữ liệu sinh trắc học", "en": "Tell the people affected; a must for biometric data", "pl": "Zawiadomić osoby, których to dotyczy; przy danych biometrycznych obowiązkowo"}'),
  ('mend', 7, null, 'Luật 91/2025/QH15, Điều 23', '{"vi": "Khắc phục nguyên nhân, ghi lại việc đã làm", "en": "Mend the cause and write down what was done", "pl": "Usunąć przyczynę i opisać, co zrobiono"}');

create table breach_marks (
  breach_id uuid not null references breaches (id),
  step text not null references breach_steps (key),
  done_at timestamptz not null,
  done_by uuid,
  note text,
  primary key (breach_id, step)
);

-- Where to look for the people affected: all that an account saw, all that was shown of a unit, these dossiers.
create table breach_scopes (
  id uuid primary key,
  breach_id uuid not null references breaches (id),
  kind text not null check (kind in ('account', 'unit', 'dossiers')),
  account_id uuid,
  unit_code text,
  dossiers text[],
  since timestamptz,
  until timestamptz,
  added_at timestamptz not null,
  check (num_nonnulls(account_id, unit_code, dossiers) = 1)
);
create index breach_scopes_of on breach_scopes (breach_id);

-- Whom to ask, as the privacy page says it.
create table privacy_contact (
  only_row boolean primary key default true check (only_row),
  controller text not null,
  officer text not null,
  phone text not null,
  email text not null,
  address text not null
);

insert into roles (key, names, permissions, sort) values
  ('privacy_officer', '{"vi": "Cán bộ bảo vệ dữ liệu cá nhân", "en": "Data protection officer", "pl": "Inspektor ochrony danych"}',
   '{privacy:manage,dossiers:hold}', 50)
on conflict (key) do update
  set permissions = (select array_agg(distinct p order by p) from unnest(roles.permissions || excluded.permissions) p);
update roles set permissions = permissions || '{privacy:manage,dossiers:hold}'::text[]
where key = 'administrator' and not 'privacy:manage' = any (permissions);
