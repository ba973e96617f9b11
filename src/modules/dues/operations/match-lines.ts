import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { collect, type Collected as Taken } from '../collect.commands.ts'
import { conflict, duesErrors, notFound } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { Collected, MemberId, Words } from '../dues.schema.ts'
import type { StatementLineRow } from '../dues.table.ts'
import { memberMeant, proposeFor } from '../proposal.reads.ts'
import { findStatement, lockLines, settleLines } from '../statement.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'

/** A payment of a statement is a member's: a receipt is written, and the line is settled for good. */
export const matchLine = operation({
  name: 'dues.match-line',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({
    line: z.uuid(),
    member: MemberId.optional(),
    who: z
      .string()
      .trim()
      .max(200)
      .default('')
      .meta({ description: 'Instead of `member`: her number, or her whole name' }),
  }),
  output: Collected,
  async run(ctx, { line: id, member: known, who }) {
    const [line] = await lockLines(ctx.db, { id })
    if (!line) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, line.unit_code))
    if (line.state !== 'open') throw conflict(duesErrors.lineSettled)
    const member = known ?? (await memberMeant(ctx, line.unit_code, who))
    const [taken] = await take(ctx, [{ line, member }])
    if (!taken) throw notFound()
    return taken
  },
})

/** All lines of a statement whose proposal is certain, at once. Of two lines for one member the second waits for a look. */
export const matchCertain = operation({
  name: 'dues.match-certain',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({ statement: z.uuid() }),
  output: z.object({ items: z.array(Collected) }),
  async run(ctx, { statement: id }) {
    const statement = await findStatement(ctx.db, id)
    if (!statement) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, statement.unit_code))
    const lines = await lockLines(ctx.db, { statement: id })
    const { byLine } = await proposeFor(ctx, statement.unit_code, lines)
    const chosen = new Map<string, StatementLineRow>()
    for (const line of lines) {
      const best = byLine.get(line.id)?.[0]
      if (best?.certain && !chosen.has(best.member)) chosen.set(best.member, line)
    }
    return {
      items: await take(
        ctx,
        [...chosen].map(([member, line]) => ({ line, member })),
      ),
    }
  },
})

async function take(ctx: Ctx, matches: readonly { line: StatementLineRow; member: string }[]): Promise<Taken[]> {
  if (matches.length === 0) return []
  const items = await collect(
    ctx,
    matches.map(({ line, member }) => ({
      member,
      amount: line.amount,
      way: 'transfer' as const,
      paidOn: line.booked_on,
      into: line.unit_code,
    })),
  )
  const receiptOf = new Map(items.map(({ member, receipt }) => [member, receipt]))
  const settled = matches.map(({ line, member }) => ({ id: line.id, receipt: receiptOf.get(member) ?? null }))
  await settleLines(ctx.db, settled, { at: ctx.now(), account: ctx.actor.accountId })
  await ctx.record(
    matches.map(({ line, member }) =>
      duesEvent(
        'dues_statement',
        line.statement_id,
        'dues.line_matched',
        { line: line.line, receipt: receiptOf.get(member) },
        { subjects: [member] },
      ),
    ),
  )
  return items
}

/** A line that is no dues, or that nobody knows: it stays in the statement with the reason, and waits no longer. */
export const setLineAside = operation({
  name: 'dues.set-line-aside',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({ line: z.uuid(), note: Words }),
  output: z.object({ statement: z.uuid() }),
  async run(ctx, { line: id, note }) {
    const [line] = await lockLines(ctx.db, { id })
    if (!line) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, line.unit_code))
    if (line.state !== 'open') throw conflict(duesErrors.lineSettled)
    await settleLines(ctx.db, [{ id, receipt: null, note }], { at: ctx.now(), account: ctx.actor.accountId })
    await ctx.record([duesEvent('dues_statement', line.statement_id, 'dues.line_set_aside', { line: line.line })])
    return { statement: line.statement_id }
  },
})
