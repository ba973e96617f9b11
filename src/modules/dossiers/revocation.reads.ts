import { coversPapersOf } from '#kernel/access/actor.ts'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { hasConsent } from '#modules/privacy/index.ts'
import { findKeeper } from '#modules/units/index.ts'
import { dossierErrors, invalid, notFound } from './dossier.errors.ts'
import { mayRevoke } from './dossier.policy.ts'
import { findById, findResult } from './dossier.reads.ts'
import type { RevokeResult } from './dossier.schema.ts'
import type { DossierRow } from './dossier.table.ts'

/** The result of this code with its dossier, for who may revoke it; whether it still stands is not asked. */
export async function findRevocable(ctx: Ctx, text: string) {
  const parsed = parseCode(text, CODE_LENGTH.result)
  const result = parsed.ok ? await findResult(ctx.db, parsed.code) : undefined
  const row = result && (await findById(ctx.db, result.dossier_id))
  if (!result || !row) throw notFound(dossierErrors.resultUnknown)
  ctx.allow(mayRevoke(ctx.actor, row))
  return { result, row }
}

/** Revoked and replaced are final: a form sent twice does it once. */
export function mustStand(result: { revoked_at: Date | null }): void {
  if (result.revoked_at !== null) throw new AppError(dossierErrors.resultRevoked, { kind: 'conflict' })
}

/** The decision to revoke: with number and day or not at all, and none that is still to come. */
export function readDecision(ctx: Ctx, { decision = '', decisionOn }: Pick<RevokeResult, 'decision' | 'decisionOn'>) {
  const missing = (path: string) => invalid('kernel.invalid_input', [{ path, code: dossierErrors.decisionIncomplete }])
  if (decision === '' && decisionOn === undefined) return undefined
  if (decision === '') throw missing('decision')
  if (decisionOn === undefined) throw missing('decisionOn')
  if (decisionOn > civilDate(ctx.now()))
    throw invalid('kernel.invalid_input', [{ path: 'decisionOn', code: dossierErrors.decisionToCome }])
  return { number: decision, on: decisionOn }
}

export type Acting = { code: string; name: string | undefined }

/** Under which unit it is done: the dossier's own (without a name), or the one that goes on for it (ADR 40). */
export async function actingUnit(ctx: Ctx, row: DossierRow): Promise<Acting> {
  const keeper = await findKeeper(ctx.db, row.unit_code, civilDate(ctx.now()))
  if (keeper?.code === row.unit_code) return { code: row.unit_code, name: undefined }
  // An old list may not say who went on; who acts then stands above all the parts.
  const above = ctx.actor.positions.find((one) => coversPapersOf(one, row.unit_code))
  return { code: keeper?.code ?? above?.unitCode ?? row.unit_code, name: keeper?.name ?? above?.unitName }
}

/** A message goes to whoever agreed to messages about this dossier, where a carrier is configured. */
export const isTexted = async ({ db, services }: Ctx, dossierId: string): Promise<boolean> =>
  services.texting.can('notice') && (await hasConsent(db, { dossierId }, 'inform_applicants'))
