-- Of a unit that was divided up one part goes on for it: it took what no rule picked for another. Which one was known to
-- the job that carried open things only; it decides about the papers, too.
alter table unit_successions add column takes_rest boolean not null default false;

update unit_successions s set takes_rest = true
  from reorganisation_moves m
 where m.reorganisation_id = s.reorganisation and m.old_code = s.old_code and m.new_code = s.new_code
   and s.extent = 'part' and m.pick is null;

-- A result is the paper of the unit that issued it, also when its dossier passed to another before it was fetched, and
-- may be revoked by the unit that goes on for it.
alter table results
  add column unit_code text,
  add column revoked_unit text;

update results r
   set unit_code = coalesce(
         (select e.data ->> 'unit' from events e
           where e.stream_id = r.dossier_id and e.at = r.issued_at
             and e.type in ('dossier.resolved', 'dossier.result_replaced') order by e.seq limit 1),
         d.unit_code),
       revoked_unit = case when r.revoked_at is not null then d.unit_code end
  from dossiers d where d.id = r.dossier_id;

alter table results
  alter column unit_code set not null,
  add constraint results_revoked_unit_check check (revoked_unit is null or revoked_at is not null);
