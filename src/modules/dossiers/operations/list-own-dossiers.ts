import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { standingOf } from '../deadline.rules.ts'
import { ListOwn } from '../dossier.schema.ts'
import { toMoment } from '../dossier-view.schema.ts'
import { OwnDossiers } from '../resident-view.schema.ts'
import { ownCursor, readOwn, type OwnRow } from '../own.reads.ts'

/** The dossiers in one's account or, while one acts for somebody, that person's within the mandate. */
export const listOwnDossiers = question({
  name: 'dossiers.list-own',
  permission: 'signed_in',
  input: ListOwn,
  output: OwnDossiers,
  reveals: (_input, { items }) => items.map(({ id }) => ({ type: 'dossier', id })),
  async run(ctx, input) {
    const rows = await readOwn(ctx.db, ctx.actor, input)
    const page = rows.slice(0, input.limit)
    const last = rows.length > input.limit ? page.at(-1) : undefined
    return { items: await toItems(ctx, page), next: last ? ownCursor(last) : null }
  },
})

async function toItems(ctx: Ctx, rows: readonly OwnRow[]) {
  const now = ctx.now()
  const codes = rows.map((row) => row.unit_code)
  const nameOf = await nameUnits(ctx, codes, civilDate(now))
  const others = rows.flatMap((row) => (row.submitted_by === row.account_id ? [] : (row.submitted_by ?? [])))
  const accounts = await findAccounts(ctx.db, others)
  return Promise.all(
    rows.map(async (row) => {
      const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, now)
      return {
        id: row.id,
        code: row.code,
        trackingCode: row.tracking_code,
        applicantName: row.applicant_name,
        procedure: { code: row.procedure_code, name: (procedure.shortName ?? procedure.name)[ctx.locale] },
        unit: { code: row.unit_code, name: nameOf(row.unit_code) },
        state: row.state,
        stateName: ctx.t(`dossiers.state.${row.state}.name`),
        submittedAt: isoMoment(row.submitted_at),
        dueAt: toMoment(row.due_at),
        finishedAt: toMoment(row.finished_at),
        standing: standingOf(row, now),
        resultRevoked: row.result_revoked,
        submitter: accounts.get(row.submitted_by ?? '')?.name ?? null,
      }
    }),
  )
}
