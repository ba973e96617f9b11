-- Whose money others hold: asked when a unit goes up in another, for thousands of units in one decision.
create index dues_entries_credit_party on dues_entries (credit_party) where credit_party is not null;
create index dues_entries_debit_party on dues_entries (debit_party) where debit_party is not null;
