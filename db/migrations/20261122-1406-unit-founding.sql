-- Who may found branches, groups and departments below her own unit; merging and ending them is a reorganisation.
update roles set permissions = permissions || '{units:found}' where key in ('administrator', 'union_cadre', 'union_leader');
