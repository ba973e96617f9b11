import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { mandateErrors, notFound, refusedMove } from '../mandate.errors.ts'
import { mandateEvent } from '../mandate.events.ts'
import { ACT, mayDeal, sideOf } from '../mandate.policy.ts'
import { findByCode } from '../mandate.reads.ts'
import { moveMandate, stateAt, type Side } from '../mandate.rules.ts'
import { AcceptMandate, ByCode, MandateView } from '../mandate.schema.ts'
import { lockByCode, lockMandate, saveMandate, toMandate } from '../mandate.store.ts'
import type { MandateRow } from '../mandate.table.ts'
import { sealedColumns } from '../sealed-columns.rules.ts'
import { otherOf, toViews } from '../mandate-view.reads.ts'

const badCode = () =>
  new AppError(mandateErrors.badCode, {
    kind: 'not_found',
    fields: [{ path: 'code', code: mandateErrors.badCode }],
  })

/** What a code shown on the other side's phone stands for, before one says yes to it. */
export const findMandateByCode = question({
  name: 'mandates.find-by-code',
  permission: 'signed_in',
  input: ByCode,
  output: MandateView,
  async run(ctx, input) {
    const row = await findByCode(ctx.db, hashOf(ctx, input.code))
    checkCode(ctx, row)
    const [view] = await toViews(ctx, [row], true)
    if (!view) throw badCode()
    return view
  },
})

/**
 * The other side says yes: by the code shown to her, or to what was asked of her. Two at once: one is accepted. From now
 * on the representative may act, within what was asked and not a bit more.
 */
export const acceptMandate = operation({
  name: 'mandates.accept',
  permission: 'signed_in',
  kind: 'write',
  input: AcceptMandate,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    ctx.allow(mayDeal(ctx.actor))
    const me = ctx.actor.accountId
    if (me === null || ctx.actor.machine) throw notFound()
    const { row, side } = 'code' in input ? await byCode(ctx, input.code) : await byId(ctx, input.mandate)
    const now = ctx.now()
    const moved = moveMandate(toMandate(row), { kind: 'accept', side }, now, civilDate(now))
    if (!moved.ok) throw refusedMove(moved.refusal)
    const principal = side === 'principal' ? me : row.principal_id
    // An association acts by whichever of its officers is there: nobody in particular is its representative.
    const representative = row.association_unit !== null ? null : side === 'representative' ? me : row.representative_id
    await saveMandate(ctx.db, row, {
      state: moved.next.state,
      principal_id: principal,
      representative_id: representative,
      ...(side === 'principal' ? { consented_principal_at: now } : { consented_representative_at: now }),
      code_hash: null,
      code_enc: null,
      code_until: null,
      started_at: now,
    })
    await ctx.record([mandateEvent(row.id, 'mandate.accepted', { by: side }, [representative, principal])])
    return { id: row.id }
  },
})

async function byCode(ctx: Ctx, text: string): Promise<{ row: MandateRow; side: Side }> {
  const row = await lockByCode(ctx.db, hashOf(ctx, text))
  checkCode(ctx, row)
  return { row, side: otherOf(row.requested_by) }
}

async function byId(ctx: Ctx, id: string): Promise<{ row: MandateRow; side: Side }> {
  const row = await lockMandate(ctx.db, id)
  const side = row && sideOf(ctx.actor, row)
  if (!row || !side) throw notFound()
  return { row, side }
}

function hashOf(ctx: Ctx, text: string): string {
  const parsed = parseCode(text, CODE_LENGTH.mandate)
  if (!parsed.ok) throw badCode()
  return keyedHash(ctx.services.lookupKey, parsed.code, sealedColumns.code)
}

/** Used, over, withdrawn or never there: one answer. Only who may be the other side gets further. */
function checkCode(ctx: Ctx, row: MandateRow | undefined): asserts row is MandateRow {
  const now = ctx.now()
  if (!row || stateAt(toMandate(row), now, civilDate(now)) !== 'requested') throw badCode()
  const asker = row.requested_by === 'principal' ? row.principal_id : row.representative_id
  if (asker === ctx.actor.accountId) throw new AppError(mandateErrors.ownCode, { kind: 'conflict' })
  const cadre = row.association_unit !== null && row.requested_by === 'principal'
  if (cadre && !holds(ctx.actor, ACT, row.association_unit ?? ''))
    throw new AppError(mandateErrors.notAtUnit, { kind: 'forbidden' })
}
