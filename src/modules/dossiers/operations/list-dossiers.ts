import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { standingOf } from '../deadline.rules.ts'
import { readableUnits } from '../dossier.policy.ts'
import { ListDossiers } from '../dossier.schema.ts'
import { Inbox, InboxCount, toMoment } from '../dossier-view.schema.ts'
import { COUNT_CAP, countInbox, cursorAfter, readInbox, type InboxRow, type InboxScope } from '../inbox.reads.ts'

/** The inbox: dossiers of the units that the officer may read, filtered, sorted, paged by key. */
export const listDossiers = question({
  name: 'dossiers.list',
  permission: 'dossiers:read',
  input: ListDossiers,
  output: Inbox,
  reveals: 'noted',
  async run(ctx, input) {
    const rows = await readInbox(ctx.db, input, scopeOf(ctx))
    const page = rows.slice(0, input.limit)
    ctx.reveal(page.map(({ id }) => ({ type: 'dossier', id, columns: ['applicant_name'] })))
    const last = page.at(-1)
    const next = rows.length > input.limit && last ? cursorAfter(last, input.sort) : null
    return { items: await toItems(ctx, page), next }
  },
})

/** How many the same filters find, up to a cap: exact totals of long lists are nobody's business and everybody's load. */
export const countDossiers = question({
  name: 'dossiers.count',
  permission: 'dossiers:read',
  input: ListDossiers,
  output: InboxCount,
  async run(ctx, input) {
    const count = await countInbox(ctx.db, input, scopeOf(ctx))
    return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP }
  },
})

function scopeOf(ctx: Ctx): InboxScope {
  return { units: readableUnits(ctx.actor), me: ctx.actor.accountId, now: ctx.now(), lookupKey: ctx.services.lookupKey }
}

async function toItems(ctx: Ctx, rows: readonly InboxRow[]) {
  const now = ctx.now()
  const nameOf = await nameUnits(
    ctx,
    rows.map((row) => row.unit_code),
    civilDate(now),
  )
  return Promise.all(
    rows.map(async (row) => {
      const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, now)
      return {
        code: row.code,
        trackingCode: row.tracking_code,
        applicantName: row.applicant_name,
        procedure: { code: row.procedure_code, name: (procedure.shortName ?? procedure.name)[ctx.locale] },
        unit: { code: row.unit_code, name: nameOf(row.unit_code) },
        channel: row.channel,
        state: row.state,
        step: row.step,
        assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
        submittedAt: isoMoment(row.submitted_at),
        receivedAt: toMoment(row.received_at),
        dueAt: toMoment(row.due_at),
        finishedAt: toMoment(row.finished_at),
        standing: standingOf(row, now),
      }
    }),
  )
}
