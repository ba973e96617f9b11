-- Statistics are counted when they are asked for; nothing is kept but who may see them.
update roles set permissions = permissions || '{statistics:read}'
 where key in ('branch_head', 'union_cadre', 'union_leader') and not permissions @> '{statistics:read}';
-- Changes of unit within a period, without reading every place there ever was.
create index membership_places_from on membership_places (valid_from);
create index membership_states_from on membership_states (valid_from);
create index membership_states_to on membership_states (valid_to) where valid_to is not null;
