-- What a membership goes on for: asked for every list of dues.
create index memberships_folded on memberships (folded_into) where folded_into is not null;
