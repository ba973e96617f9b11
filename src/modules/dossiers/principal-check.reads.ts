import type { Principal } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { ApplicantAnswer } from '#modules/forms/index.ts'
import { dossierErrors, invalid } from './dossier.errors.ts'

/**
 * Who acts for another hands in as that other, never as herself or as a third: the applicant has the principal's name.
 * (An organisation's number is no personal number, so the applicant's is that of who signs for it.)
 */
export async function checkPrincipal(_ctx: Ctx, principal: Principal, applicant: ApplicantAnswer): Promise<void> {
  if (plain(applicant.fullName) === plain(principal.name)) return
  const code = dossierErrors.notThePrincipal
  const params = { name: principal.name }
  throw invalid(code, [{ path: 'applicant.fullName', code, params }], params)
}

/** Names are compared as people say them: not by capitals or spaces. */
const plain = (name: string): string => name.normalize('NFC').toLocaleLowerCase('vi').replaceAll(/\s+/g, ' ').trim()
