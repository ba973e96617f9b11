-- What an association may do beside keeping a membership is asked for, each by itself, where somebody applies to join; and
-- it is noted on what ground somebody was registered. Of who came from lists it is not known.
alter table memberships add column basis text check (basis in ('own_application', 'told', 'signed_form', 'old_register'));

insert into consent_texts (purpose, version, texts, published_at) values
  ('inform_members', 1, '{
    "vi": {"title": "Nhắn tin cho tôi về hội phí", "text": "Hội dùng số điện thoại của ông/bà để nhắn khi còn hội phí chưa nộp, nhiều nhất mỗi tháng một lần.", "without": "Không đồng ý thì vẫn là hội viên như thường; ông/bà tự xem ở trang Hội phí của tôi."},
    "en": {"title": "Text me about dues", "text": "The association uses your phone number to tell you when dues are open, once a month at most.", "without": "If you say no, you are a member just the same; what is open stands in My dues."},
    "pl": {"title": "Powiadamiaj mnie SMS-em o składkach", "text": "Stowarzyszenie używa numeru telefonu, aby przypomnieć o niezapłaconych składkach, najwyżej raz w miesiącu.", "without": "Bez zgody członkostwo jest takie samo; zaległości widać na stronie Moje składki."}
  }', '2026-11-22T00:00:00+07:00'),
  ('greet_members', 1, '{
    "vi": {"title": "Cho chi hội biết ngày sinh để chúc mừng", "text": "Tên ông/bà hiện trong danh sách sinh nhật mà cán bộ chi hội xem và mang theo trên điện thoại.", "without": "Không đồng ý thì chi hội chỉ thấy năm sinh."},
    "en": {"title": "Let my branch know my birthday", "text": "Your name stands in the list of birthdays that officers of the branch see and take along on the phone.", "without": "If you say no, the branch sees only your year of birth."},
    "pl": {"title": "Niech koło zna dzień moich urodzin", "text": "Nazwisko widnieje na liście urodzin, którą osoby prowadzące koło widzą i mają w telefonie.", "without": "Bez zgody koło widzi tylko rok urodzenia."}
  }', '2026-11-22T00:00:00+07:00');
