import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { listOfficers } from '#modules/identity/index.ts'
import { notFound } from '../dossier.errors.ts'
import { mayMove } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'
import { ByCode } from '../dossier.schema.ts'

/** To whom a dossier can be given: those who examine at its unit today. */
export const listAssignees = question({
  name: 'dossiers.list-assignees',
  permission: 'dossiers:read',
  input: ByCode,
  output: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  async run(ctx, { code }) {
    const row = await findDossier(ctx.db, code)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayMove(ctx.actor, row, 'assign'))
    const officers = await listOfficers(ctx.db, row.unit_code, 'dossiers:examine', civilDate(ctx.now()))
    const items = new Map(officers.map(({ accountId, name }) => [accountId, { id: accountId, name }]))
    return { items: [...items.values()] }
  },
})
