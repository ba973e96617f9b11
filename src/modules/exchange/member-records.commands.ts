import type { Ctx } from '#kernel/operation/ctx.ts'
import { beginRecords, listRecordFields, readFact, removeRecords, type RecordField } from '#modules/records/index.ts'
import type { RecordRow } from './check.commands.ts'
import type { RowRecord } from './clean-row.rules.ts'
import { schoolingOf } from './schooling.rules.ts'

/** Tables in which records of an import lie. */
export const RECORD_TABLES: readonly string[] = [
  'record_facts',
  'sensitive_facts',
  'record_entries',
  'sensitive_entries',
  'record_changes',
  'sensitive_changes',
]

/** Ethnicity, schooling, work and the like go into the records of members who are new. What no field takes is left out. */
export async function keepRecords(ctx: Ctx, rows: readonly { row: RecordRow; member: string }[]): Promise<void> {
  const fields = new Map((await listRecordFields(ctx.db)).map((field) => [field.key, field]))
  const records = rows.map(({ row, member }) => ({ membershipId: member, facts: factsOf(row.record, fields) }))
  await beginRecords(
    ctx,
    records.filter(({ facts }) => Object.keys(facts).length > 0),
  )
}

function factsOf(record: RowRecord, fields: ReadonlyMap<string, RecordField>): Record<string, string> {
  const facts: Record<string, string> = {}
  const put = (key: string, text: string | null | undefined) => {
    const field = fields.get(key)
    const value = field && text ? readFact(field, text) : undefined
    if (value !== undefined) facts[key] = value
  }
  const schooling = schoolingOf(record.education ?? '')
  put('education', schooling.education ?? record.education)
  put('professional', schooling.professional ?? record.education)
  put('occupation', record.occupation)
  put('native_place', record.nativePlace)
  put('ethnicity', record.ethnicity)
  put('religion', record.religion)
  put('party', record.party === true ? 'member' : null)
  return facts
}

/** The records that came with these memberships are taken back. */
export const takeBackRecords = (ctx: Ctx, members: readonly string[]): Promise<void> =>
  members.length === 0 ? Promise.resolve() : removeRecords(ctx.db, members)
