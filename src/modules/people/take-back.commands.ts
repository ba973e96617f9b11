import { sql } from 'kysely'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { personEvent } from './person.events.ts'
import { refreshWords } from './person-words.store.ts'

/** A field that was empty and was filled. */
export type FilledPersonField = 'sex' | 'birth' | 'nationalId' | 'oldId' | 'phone' | 'address'

const COLUMNS: Record<FilledPersonField, readonly string[]> = {
  sex: ['sex'],
  birth: ['birth_date'],
  nationalId: ['national_id_sealed', 'national_id_hash'],
  oldId: ['old_id_sealed', 'old_id_hash'],
  phone: [],
  address: [],
}

/**
 * Takes people back as if they had never been registered: the undo of an import. Set by set; what names them elsewhere
 * must be gone already, else the database refuses.
 */
export async function removePeople(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const table of ['person_places', 'person_addresses', 'person_phones'])
    await sql`delete from ${sql.table(table)} where person_id = any(${ids as string[]}::uuid[])`.execute(ctx.db)
  await sql`delete from people where id = any(${ids as string[]}::uuid[])`.execute(ctx.db)
}

/**
 * Empties fields of a person that were empty before somebody filled them, her only phone and address too. `year`: the
 * year of birth was empty as well. Nothing else of her changes.
 */
export async function emptyFields(
  ctx: Ctx,
  id: string,
  fields: readonly FilledPersonField[],
  year: boolean,
): Promise<void> {
  const columns = [...fields.flatMap((field) => COLUMNS[field]), ...(year ? ['birth_year'] : [])]
  const set = columns.map((column) => sql`${sql.ref(column)} = null`)
  await sql`update people set ${sql.join([...set, sql`version = version + 1`])} where id = ${id}::uuid`.execute(ctx.db)
  if (fields.includes('phone')) await sql`delete from person_phones where person_id = ${id}::uuid`.execute(ctx.db)
  if (fields.includes('address')) {
    await sql`delete from person_places where source = 'residence' and person_id = ${id}::uuid`.execute(ctx.db)
    await sql`delete from person_addresses where person_id = ${id}::uuid and kind = 'residence'`.execute(ctx.db)
  }
  await refreshWords(ctx.db, [id], civilDate(ctx.now()))
  await ctx.record([personEvent('person.corrected', id, { emptied: fields })])
}
