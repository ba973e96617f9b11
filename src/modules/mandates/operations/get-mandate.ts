import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'
import { readUnderMandate, type UnderMandate } from '#kernel/events/under-mandate.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { notFound } from '../mandate.errors.ts'
import { isDesk, maySee, sideOf } from '../mandate.policy.ts'
import { findMandate } from '../mandate.reads.ts'
import { ByMandate, MandateDetail, type LogEntry } from '../mandate.schema.ts'
import type { MandateRow } from '../mandate.table.ts'
import { sealedColumns } from '../sealed-columns.rules.ts'
import { toViews } from '../mandate-view.reads.ts'

/** One mandate with everything that was done about it and under it: the same log for both sides. */
export const getMandate = question({
  name: 'mandates.get',
  permission: 'signed_in',
  input: ByMandate,
  output: MandateDetail,
  reveals: (_input, { id }) => [{ type: 'mandate', id }],
  async run(ctx, input) {
    const row = await findMandate(ctx.db, input.mandate)
    if (!row) throw notFound()
    ctx.allow(maySee(ctx.actor, row))
    const [view] = await toViews(ctx, [row])
    if (!view) throw notFound()
    const own = sideOf(ctx.actor, row) !== undefined
    const log = own ? await toLog(ctx, await readUnderMandate(ctx.db, row.id)) : []
    return { ...view, log, person: isDesk(ctx.actor, row) ? personOf(ctx, row) : null }
  },
})

/** Who did it: residents stand in the log by account alone, and are named here for those who share the mandate. */
async function toLog(ctx: Ctx, events: readonly UnderMandate[]): Promise<LogEntry[]> {
  const accounts = await findAccounts(
    ctx.db,
    events.flatMap((event) => event.actorId ?? []),
  )
  const by = ({ actorId, actorName }: UnderMandate) => {
    if (actorId === null) return actorName
    return actorId === ctx.actor.accountId ? ctx.t('mandates.log.you') : (accounts.get(actorId)?.name ?? actorName)
  }
  return events.map((event) => ({
    at: isoMoment(event.at),
    type: event.type,
    by: by(event),
    stream: event.stream,
    streamId: event.streamId,
  }))
}

function personOf(ctx: Ctx, row: MandateRow) {
  const { aead } = ctx.services
  const number = row.principal_number_enc === null ? '' : aead.decrypt(row.principal_number_enc, sealedColumns.number)
  return {
    // A child's number is masked as everybody's; that of an organisation is public.
    number: row.kind === 'guardian' ? maskNationalId(number as NationalId) : number,
    birthDate: row.principal_birth_enc === null ? '' : aead.decrypt(row.principal_birth_enc, sealedColumns.birth),
  }
}
