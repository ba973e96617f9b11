import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { isStanding, ownChoices, ownMemberships, ownNamed, type Member } from '#modules/membership/index.ts'
import { readBrought } from '../brought-record.reads.ts'
import { readCorrectionsOf, readEntries, readFacts, readFields } from '../record.reads.ts'
import { completenessOf } from '../record.rules.ts'
import { OwnRecord, OwnRecordView } from '../record.schema.ts'
import { headsOf, toCorrectionViews, toEntryViews, toFieldViews } from '../record-view.reads.ts'

/** Her memberships that may have a record, standing ones first; as herself only, never as whom she acts for. */
export const withRecord = async ({ db, actor }: Pick<Ctx, 'db' | 'actor'>): Promise<Member[]> =>
  (await ownMemberships(db, actor)).filter(({ state }) => state !== 'refused')

/** What the association keeps of her, sensitive fields too, and what became of her proposals. */
export const getOwnRecord = question({
  name: 'records.get-own',
  permission: 'signed_in',
  input: OwnRecord,
  output: OwnRecordView,
  async run(ctx, input) {
    const mine = await withRecord(ctx)
    const member = ownNamed(mine, input.member)
    const head = member && (await headsOf(ctx, [member])).get(member.id)
    if (!member || !head) {
      return {
        member: null,
        fields: [],
        entries: [],
        brought: { fields: [], entries: [] },
        completeness: { percent: 0, missing: [] },
        corrections: [],
        memberships: [],
      }
    }
    const fields = await readFields(ctx.db)
    const facts = new Map([
      ...(await readFacts(ctx.db, false, member.id)),
      ...(await readFacts(ctx.db, true, member.id)),
    ])
    const entries = [...(await readEntries(ctx.db, false, member.id)), ...(await readEntries(ctx.db, true, member.id))]
    const [open, secret] = [
      await readBrought(ctx, fields, false, member.id),
      await readBrought(ctx, fields, true, member.id),
    ]
    const brought = { fields: [...open.fields, ...secret.fields], entries: [...open.entries, ...secret.entries] }
    const filled = new Set([...facts.keys(), ...brought.fields.map(({ key }) => key)])
    const { percent, missing } = completenessOf(fields, filled)
    const proposals = (await readCorrectionsOf(ctx.db, [member.id], 50)).map((row) => ({
      row,
      field: fields.find(({ key }) => key === row.field),
      open: true,
      current: facts.get(row.field) ?? null,
      may: false,
    }))
    return {
      member: { ...head, number: member.number, standing: isStanding(member.state) },
      fields: toFieldViews(ctx, fields, facts),
      entries: toEntryViews(entries),
      brought,
      completeness: { percent, missing: missing.map(({ names }) => names[ctx.locale]) },
      corrections: await toCorrectionViews(ctx, proposals),
      memberships: await ownChoices(ctx, mine),
    }
  },
})
