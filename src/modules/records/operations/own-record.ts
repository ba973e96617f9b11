import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { isStanding, membershipsOfPerson, type Member } from '#modules/membership/index.ts'
import { personIds, personOfAccount } from '#modules/people/index.ts'
import { readBrought } from '../brought-record.reads.ts'
import { readCorrectionsOf, readEntries, readFacts, readFields } from '../record.reads.ts'
import { completenessOf } from '../record.rules.ts'
import { OwnRecord, OwnRecordView } from '../record.schema.ts'
import { headsOf, toCorrectionViews, toEntryViews, toFieldViews } from '../record-view.reads.ts'

/** Her memberships, standing ones first; as herself only, never as whom she acts for. */
export async function ownMemberships(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<Member[]> {
  const account = ctx.actor.accountId
  const person = account === null ? undefined : await personOfAccount(ctx.db, account)
  if (person === undefined || person === null) return []
  const all = await membershipsOfPerson(ctx.db, await personIds(ctx.db, person))
  const shown = all.filter(({ state }) => state !== 'folded' && state !== 'refused')
  return shown.toSorted((a, b) => Number(isStanding(b.state)) - Number(isStanding(a.state)))
}

/** What the association keeps of her, sensitive fields too, and what became of her proposals. */
export const getOwnRecord = question({
  name: 'records.get-own',
  permission: 'signed_in',
  input: OwnRecord,
  output: OwnRecordView,
  async run(ctx, input) {
    const mine = await ownMemberships(ctx)
    const member = input.member === undefined ? mine[0] : mine.find(({ id }) => id === input.member)
    const head = member && (await headsOf(ctx, [member])).get(member.id)
    if (!member || !head) {
      return {
        member: null,
        fields: [],
        entries: [],
        brought: { fields: [], entries: [] },
        completeness: { percent: 0, missing: [] },
        corrections: [],
      }
    }
    const fields = await readFields(ctx.db)
    const facts = new Map([
      ...(await readFacts(ctx.db, false, member.id)),
      ...(await readFacts(ctx.db, true, member.id)),
    ])
    const { percent, missing } = completenessOf(fields, new Set(facts.keys()))
    const entries = [...(await readEntries(ctx.db, false, member.id)), ...(await readEntries(ctx.db, true, member.id))]
    const [open, secret] = [
      await readBrought(ctx, fields, false, member.id),
      await readBrought(ctx, fields, true, member.id),
    ]
    const brought = { fields: [...open.fields, ...secret.fields], entries: [...open.entries, ...secret.entries] }
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
    }
  },
})
