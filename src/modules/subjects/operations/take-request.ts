import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { holds } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findDossierByCode } from '#modules/dossiers/index.ts'
import { findOwnPerson } from '#modules/identity/index.ts'
import { storeRequest } from '../new-request.store.ts'
import { subjectErrors } from '../subject.errors.ts'
import { TakeRequest } from '../subject.schema.ts'

/** An officer takes the request of somebody who stands at the desk and has shown who she is. */
export const takeRequest = operation({
  name: 'subjects.take-request',
  permission: 'privacy:decide',
  kind: 'write',
  input: TakeRequest,
  output: z.object({ code: z.string() }),
  async run(ctx, input) {
    if (!holds(ctx.actor, 'privacy:decide', input.unit)) throw new AppError('kernel.forbidden', { kind: 'forbidden' })
    const dossier = input.dossier ? await findDossierByCode(ctx.db, input.dossier) : undefined
    if (input.dossier && !(dossier && holds(ctx.actor, 'privacy:decide', dossier.unitCode)))
      throw subjectErrors.field('dossier', 'dossier_unknown')
    const account = input.accountId ? await findOwnPerson(ctx.db, ctx.services, input.accountId) : undefined
    if (input.accountId && !account) throw subjectErrors.field('accountId', 'account_unknown')
    const code = await storeRequest(ctx, {
      kind: input.kind,
      channel: 'in_person',
      unitCode: input.unit,
      accountId: account?.id ?? null,
      dossierId: dossier?.id ?? null,
      submittedBy: ctx.actor.accountId,
      asker: { name: input.name, phone: input.phone || null },
      content: {
        text: input.text,
        ...(input.field && { field: input.field }),
        ...(input.newValue && { newValue: input.newValue }),
        ...(dossier && { dossier: dossier.code }),
      },
    })
    return { code }
  },
})
