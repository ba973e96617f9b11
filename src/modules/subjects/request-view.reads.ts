import { explainSteps } from '#kernel/clock/clock.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { isRestricting } from '#kernel/personal/restriction.ts'
import { workingCalendarFor } from '#modules/calendars/index.ts'
import { dossiersOfPerson } from '#modules/dossiers/index.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { possibleRequestMoves } from './request.policy.ts'
import { findDeletionOf } from './request.reads.ts'
import { requestStanding } from './request.rules.ts'
import { readTerms } from './request.store.ts'
import { openAsker, openContent, sealedRequest } from './sealed-request.rules.ts'
import type { RequestItem, RequestView } from './subject.schema.ts'
import type { RequestRow } from './subject.table.ts'

const moment = (at: Date | null): string | null => (at === null ? null : isoMoment(at))

/** Rows of a list as they are shown. The name is the person's own, or shown to those who decide. */
export async function toItems(ctx: Ctx, rows: readonly RequestRow[]): Promise<RequestItem[]> {
  const nameOf = await nameUnits(
    ctx,
    rows.map((row) => row.unit_code),
    civilDate(ctx.now()),
  )
  return Promise.all(
    rows.map(async (row) => {
      const calendar = await workingCalendarFor(ctx.db, row.unit_code)
      return {
        code: row.code,
        kind: row.kind,
        state: row.state,
        channel: row.channel,
        unit: { code: row.unit_code, name: nameOf(row.unit_code) },
        name: openAsker(ctx.services.aead, row.person_sealed).name,
        submittedAt: isoMoment(row.submitted_at),
        replyDueAt: isoMoment(row.reply_due_at),
        dueAt: isoMoment(row.due_at),
        acknowledgedAt: moment(row.acknowledged_at),
        decidedAt: moment(row.decided_at),
        finishedAt: moment(row.finished_at),
        standing: requestStanding(
          calendar,
          {
            state: row.state,
            submittedAt: row.submitted_at,
            replyDueAt: row.reply_due_at,
            dueAt: row.due_at,
            acknowledgedAt: row.acknowledged_at,
            decidedAt: row.decided_at,
            finishedAt: row.finished_at,
          },
          ctx.now(),
        ),
      }
    }),
  )
}

/** One request whole, with the arithmetic of its dates. */
export async function toView(ctx: Ctx, row: RequestRow): Promise<RequestView> {
  const [item] = await toItems(ctx, [row])
  if (!item) throw new RangeError('no row, no view')
  const content = openContent(ctx.services.aead, row.content_sealed)
  const terms = await readTerms(ctx.db)
  const deletion = row.kind === 'delete' ? await findDeletionOf(ctx.db, row.id) : undefined
  const names = await findAccounts(ctx.db, row.decided_by === null ? [] : [row.decided_by])
  const [dossier] =
    row.dossier_id === null
      ? []
      : await dossiersOfPerson(ctx.db, { dossierIds: [row.dossier_id], lookupKey: ctx.services.lookupKey })
  return {
    ...item,
    id: row.id,
    version: row.version,
    text: content.text,
    field: content.field ?? null,
    newValue: content.newValue ?? null,
    dossierCode: dossier?.code ?? content.dossier ?? null,
    hasAccount: row.account_id !== null,
    replyExplanation: explainSteps(row.reply_steps, ctx.t, ctx.locale),
    explanation: explainSteps(row.due_steps, ctx.t, ctx.locale),
    law: terms.get(row.kind)?.law ?? '',
    outcome: row.outcome,
    duty: row.duty,
    answer: row.answer_sealed === null ? null : ctx.services.aead.decrypt(row.answer_sealed, sealedRequest.answer),
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by)?.name ?? null),
    report: deletion?.report ?? null,
    waiting: deletion?.waiting_dossiers.length ?? 0,
    can: possibleRequestMoves(ctx.actor, row, await isRestricting(ctx.db, row.id)),
  }
}
