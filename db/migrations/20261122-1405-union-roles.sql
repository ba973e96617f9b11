-- People who run an association: the head of a branch, the officer of a commune, the leader of a province.
insert into roles (key, names, sort, permissions) values
  ('branch_head', '{"vi": "Chi hội trưởng", "en": "Branch head", "pl": "Przewodnicząca koła"}', 6, '{}'),
  ('union_leader', '{"vi": "Lãnh đạo Hội", "en": "Association leader", "pl": "Kierownictwo stowarzyszenia"}', 4, '{units:manage}');
