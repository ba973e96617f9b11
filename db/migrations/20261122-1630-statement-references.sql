-- Banks that number their papers anew each day, or give all payments of one order one number: a reference tells a line
-- only together with its day and its amount.
drop index dues_statement_lines_reference;
create unique index dues_statement_lines_reference
  on dues_statement_lines (unit_code, reference, booked_on, amount) where reference is not null;
