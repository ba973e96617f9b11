import { z } from 'zod'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findAccountBy, nationalIdHash } from '#modules/identity/index.ts'
import { conflict, mandateErrors, notFound, onField, refusedMove } from '../mandate.errors.ts'
import { mandateEvent } from '../mandate.events.ts'
import { CONFIRM, mayConfirm } from '../mandate.policy.ts'
import { moveMandate } from '../mandate.rules.ts'
import { DecideMandate } from '../mandate.schema.ts'
import { findRepresented, lockMandate, saveMandate, toMandate, type MandateChange } from '../mandate.store.ts'
import type { MandateRow } from '../mandate.table.ts'
import { sealedColumns } from '../sealed-columns.rules.ts'
import { ended } from './end-mandate.ts'

/**
 * An officer has seen the paper (birth certificate, decision on guardianship, registration of the organisation) and
 * confirms or refuses. What she saw is written down. Someone whose personal number has an account here becomes its
 * principal, so that she sees the mandate and can end it.
 */
export const decideMandate = operation({
  name: 'mandates.decide',
  permission: CONFIRM,
  kind: 'write',
  input: DecideMandate,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const row = await lockMandate(ctx.db, input.mandate)
    if (!row) throw notFound()
    ctx.allow(mayConfirm(ctx.actor, row))
    const now = ctx.now()
    const confirms = input.decision === 'confirm'
    if (confirms && input.paper === '') throw onField('paper', mandateErrors.paperMissing)
    const move = confirms ? { kind: 'confirm' as const } : { kind: 'refuse' as const, side: 'desk' as const }
    const moved = moveMandate(toMandate(row), move, now, civilDate(now))
    if (!moved.ok) throw refusedMove(moved.refusal)
    const change = confirms ? await confirmed(ctx, row, input.paper) : ended('refused', now, 'desk')
    await saveMandate(ctx.db, row, change)
    const type = confirms ? 'mandate.confirmed' : 'mandate.refused'
    const data = { by: 'desk', unit: row.desk_unit }
    await ctx.record([mandateEvent(row.id, type, data, [row.representative_id, change.principal_id ?? null])])
    return { id: row.id }
  },
})

async function confirmed(ctx: Ctx, row: MandateRow, paper: string): Promise<MandateChange> {
  const now = ctx.now()
  const hash = row.principal_number_hash ?? ''
  const account = await accountOf(ctx, row)
  if (account !== null && account === row.representative_id) throw conflict(mandateErrors.yourself)
  return {
    state: 'active',
    principal_id: account,
    represented_id: account === null ? ((await findRepresented(ctx.db, hash)) ?? ctx.ids.uuid()) : null,
    confirmed_at: now,
    confirmed_by: ctx.actor.accountId,
    paper,
    started_at: now,
  }
}

async function accountOf(ctx: Ctx, row: MandateRow): Promise<string | null> {
  if (row.kind !== 'guardian' || row.principal_number_enc === null) return null
  const number = ctx.services.aead.decrypt(row.principal_number_enc, sealedColumns.number) as NationalId
  const by = { nationalIdHash: nationalIdHash(ctx.services.lookupKey, number) }
  return (await findAccountBy(ctx.db, by, civilDate(ctx.now())))?.id ?? null
}
