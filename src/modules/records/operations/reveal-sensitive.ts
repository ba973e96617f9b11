import { question } from '#kernel/operation/operation.ts'
import { findMember } from '#modules/membership/index.ts'
import { refuseRestrictedPerson } from '#modules/people/index.ts'
import { notFound } from '../record.errors.ts'
import { readBrought } from '../brought-record.reads.ts'
import { mayOnRecord, SENSITIVE } from '../record.policy.ts'
import { readEntries, readFacts, readFields } from '../record.reads.ts'
import { reasonWords } from '../record.rules.ts'
import { RevealSensitive, SensitiveView } from '../record.schema.ts'
import { toChangeViews, toEntryViews, toFieldViews } from '../record-view.reads.ts'

/**
 * The sensitive part of a record, once, for a purpose that is chosen and, where it must be, written. Each look is in the
 * access log, where the member finds it (Law 91/2025/QH15; Decree 356/2025 Art. 4).
 */
export const revealSensitive = question({
  name: 'records.reveal-sensitive',
  permission: SENSITIVE,
  confirm: true,
  input: RevealSensitive,
  output: SensitiveView,
  reveals: 'noted',
  async run(ctx, { member: id, why, reason }) {
    const member = await findMember(ctx.db, id)
    if (!member) throw notFound()
    ctx.allow(mayOnRecord(ctx.actor, SENSITIVE, member.unit))
    await refuseRestrictedPerson(ctx.db, member.personId)
    const fields = (await readFields(ctx.db)).filter(({ sensitive }) => sensitive)
    const entries = await readEntries(ctx.db, true, member.id)
    const brought = await readBrought(ctx, fields, true, member.id)
    const kinds = new Set([...entries, ...brought.entries].map(({ kind }) => kind))
    const columns = [...fields.map(({ key }) => key), ...kinds]
    ctx.reveal([{ type: 'member', id: member.id, columns, reason: reasonWords(why, reason) }])
    return {
      fields: toFieldViews(ctx, fields, await readFacts(ctx.db, true, member.id)),
      entries: toEntryViews(entries),
      brought,
      changes: await toChangeViews(ctx, fields, true, member.id),
    }
  },
})
