import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findUnit } from '#modules/units/index.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { storeRequest } from '../new-request.store.ts'
import { readPerson, type KnownPerson } from '../person.reads.ts'
import { subjectErrors } from '../subject.errors.ts'
import { MakeRequest } from '../subject.schema.ts'

/**
 * Somebody asks about her own data: from her account, or about a dossier that this browser opened. Nobody asks for
 * another online; at the desk an officer takes the request (subjects.take-request).
 */
export const makeRequest = operation({
  name: 'subjects.make-request',
  permission: 'anyone',
  kind: 'write',
  input: MakeRequest,
  output: z.object({ code: z.string() }),
  async run(ctx, input) {
    if (ctx.actor.onBehalfOf) throw new AppError('subjects.only_for_oneself', { kind: 'forbidden' })
    const person = await readPerson(ctx, { accountId: ctx.actor.accountId, dossierIds: ctx.actor.opened })
    const dossier = input.dossier === undefined ? undefined : person.dossiers.find((one) => one.code === input.dossier)
    if (input.dossier !== undefined && !dossier) throw subjectErrors.notFound()
    if (!person.account && !dossier) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    const unitCode = await unitFor(ctx, person, input.unit ?? dossier?.unitCode)
    const code = await storeRequest(ctx, {
      kind: input.kind,
      channel: 'online',
      unitCode,
      accountId: person.account?.id ?? null,
      dossierId: dossier?.id ?? null,
      submittedBy: person.account?.id ?? null,
      asker: { name: person.account?.name ?? dossier?.code ?? '', phone: person.account?.phone ?? null },
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

/** The unit that answers: the one asked, of the dossier, that she dealt with last, or that keeps her account. */
async function unitFor(ctx: Ctx, person: KnownPerson, asked: string | undefined): Promise<string> {
  const code = asked ?? person.dossiers[0]?.unitCode ?? person.account?.unitCode ?? undefined
  if (code === undefined || code === '') throw subjectErrors.field('unit', 'unit_missing')
  if (!(await findUnit(ctx.db, code, civilDate(ctx.now())))) throw subjectErrors.field('unit', 'unit_missing')
  return code
}
