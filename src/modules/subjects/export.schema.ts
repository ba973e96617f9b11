import { z } from 'zod'
import { AccessItem } from './subject.schema.ts'

/** The file a person downloads, for people and machines: `docs/how-to/personal-data-file.md` says what each part means. */
export const PersonalExport = z.object({
  format: z.literal('motcua.personal-data'),
  version: z.literal(1),
  generatedAt: z.string(),
  dossiers: z.array(z.string()),
  tables: z.array(
    z.object({
      table: z.string(),
      purposes: z.array(z.string()),
      rows: z.array(z.array(z.object({ column: z.string(), kind: z.string(), value: z.unknown() }))),
    }),
  ),
  accesses: z.array(AccessItem),
})
export type PersonalExport = z.infer<typeof PersonalExport>
