-- Registers of members name the native place (quê quán) of each; it counts nothing for how complete a record is.
insert into record_fields (key, section, kind, names, options, sensitive, weight, sort) values
  ('native_place', 'background', 'text', '{"vi": "Quê quán", "en": "Native place", "pl": "Miejsce pochodzenia"}', '[]', false, 0, 85);
