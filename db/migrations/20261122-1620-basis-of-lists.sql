-- On what ground somebody is registered is always said: a list that was brought in, or another system, is a ground, too.
alter table memberships drop constraint memberships_basis_check;
alter table memberships add constraint memberships_basis_check
  check (basis in ('own_application', 'told', 'signed_form', 'old_register', 'list', 'other_system'));

-- Who came by a list has it in her first place; of the few of whom nothing was noted, nothing is made up.
update memberships m set basis = 'list'
 where m.basis is null
   and exists (select from membership_places p where p.membership_id = m.id and p.reason = 'import' and p.valid_from = m.joined_on);
