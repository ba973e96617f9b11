-- Why a result was revoked or replaced, as a ground that anybody who checks the paper may read, and the decision that
-- says so. The officer's own words (revoked_reason) may name people and stay with the office and the owner.
alter table results
  add column revoked_ground text
    check (revoked_ground in ('wrong_facts', 'unlawful', 'decided', 'asked', 'other')),
  add column revoked_decision text,
  add column revoked_decision_on date,
  add constraint results_ground_check check (revoked_ground is null or revoked_at is not null),
  add constraint results_decision_check check (
    (revoked_decision is null) = (revoked_decision_on is null)
    and (revoked_decision is null or revoked_at is not null)
  );
