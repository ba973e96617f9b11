import type { Aead } from '#kernel/crypto/aead.ts'
import type { PersonalColumn } from '#kernel/manifest/personal-data.ts'

/** The context under which a column's values are sealed, if they are. */
export const sealedContext = ({ protection }: PersonalColumn): string | undefined =>
  typeof protection === 'object' && 'sealed' in protection ? protection.sealed : undefined

/** What an anonymised column holds, as a parameter of a statement; `type` is the column's. */
export function newValue(aead: Aead, column: PersonalColumn, type: string | undefined): unknown {
  if (column.becomes === undefined || column.becomes === null) return null
  const context = sealedContext(column)
  if (context !== undefined) return aead.encrypt(String(column.becomes), context)
  return type === 'jsonb' || type === 'json' ? JSON.stringify(column.becomes) : column.becomes
}
