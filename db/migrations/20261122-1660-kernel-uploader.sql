-- Whose an upload is: a keyed hash of the account that sent it, or of the draft that took one from somebody without an
-- account. Null: nobody's yet. Only hers may be put to something by its id.
alter table files add column uploader text;
-- One paper may appoint several: which posts it lies with.
create index posts_decision_file on posts (decision_file) where decision_file is not null;
