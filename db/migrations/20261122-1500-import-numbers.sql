-- Member numbers that an import has taken for its rows: row n of the sheet gets the n-th. Taken once, so that steps that
-- run side by side need not wait for one another to count. Null: none taken yet, or the sheet brings its own.
alter table imports add column first_number bigint;
