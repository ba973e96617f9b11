import { holds } from '#kernel/access/actor.ts'
import { question } from '#kernel/operation/operation.ts'
import { findMember, foldedInto } from '#modules/membership/index.ts'
import { notFound } from '../record.errors.ts'
import { readBrought } from '../brought-record.reads.ts'
import { mayOnRecord, READ, SENSITIVE, WRITE } from '../record.policy.ts'
import { readCorrectionsOf, readEntries, readFacts, readFields, readFilled } from '../record.reads.ts'
import { completenessOf } from '../record.rules.ts'
import { ByMember, RecordView } from '../record.schema.ts'
import { headsOf, toChangeViews, toEntryViews, toFieldViews } from '../record-view.reads.ts'

/** The record of a member without what is sensitive: that has an operation of its own. */
export const getRecord = question({
  name: 'records.get',
  permission: READ,
  input: ByMember,
  output: RecordView,
  reveals: ({ member }) => [{ type: 'member', id: member, columns: ['record'] }],
  async run(ctx, input) {
    const member = await findMember(ctx.db, input.member)
    if (!member) throw notFound()
    ctx.allow(mayOnRecord(ctx.actor, READ, member.unit))
    const fields = await readFields(ctx.db)
    const open = fields.filter(({ sensitive }) => !sensitive)
    const known = [member.id, ...(await foldedInto(ctx.db, [member.id])).map(({ id }) => id)]
    const { percent, missing } = completenessOf(fields, await readFilled(ctx.db, known))
    const head = (await headsOf(ctx, [member])).get(member.id)
    if (!head) throw notFound()
    const waiting = await readCorrectionsOf(ctx.db, [member.id], 100)
    return {
      member: head,
      fields: toFieldViews(ctx, open, await readFacts(ctx.db, false, member.id)),
      entries: toEntryViews(await readEntries(ctx.db, false, member.id)),
      brought: await readBrought(ctx, open, false, member.id),
      completeness: { percent, missing: missing.map(({ names }) => names[ctx.locale]) },
      changes: await toChangeViews(ctx, fields, false, member.id),
      waiting: waiting.filter(({ state }) => state === 'open').length,
      can: [
        ...(holds(ctx.actor, WRITE, member.unit) ? (['write'] as const) : []),
        ...(holds(ctx.actor, SENSITIVE, member.unit) ? (['sensitive'] as const) : []),
      ],
    }
  },
})
