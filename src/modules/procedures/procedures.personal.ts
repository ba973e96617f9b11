import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Procedures are published law and forms; the answers to them are the dossiers' and the drafts'. */
export const proceduresPersonal: PersonalData = [
  {
    table: 'procedure_versions',
    none: ['code', 'version', 'valid_from', 'valid_to', 'definition', 'imported_at'],
  },
  { table: 'life_events', none: ['key', 'position', 'definition'] },
]
