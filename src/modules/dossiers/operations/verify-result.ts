import { CODE_LENGTH, groupCode, parseCode } from '#kernel/codes/code-alphabet.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { findKeeper, nameUnits } from '#modules/units/index.ts'
import { findById, findResult, findResultById, type ReadResult } from '../dossier.reads.ts'
import { VerifyResult } from '../dossier.schema.ts'
import { VerifiedResult } from '../resident-view.schema.ts'
import { revokedFacts, statusOf } from '../result-view.reads.ts'

const unknown: VerifiedResult = {
  status: 'unknown',
  code: null,
  unit: null,
  keeper: null,
  procedure: null,
  title: null,
  outcome: null,
  number: null,
  issuedOn: null,
  signer: null,
  sha256: null,
  seal: null,
  replacedBy: null,
  revokedAt: null,
  revokedBy: null,
  revokedUnit: null,
  revokedGround: null,
  revokedDecision: null,
  revokedReason: null,
}

/** Is this result real, and does it still stand? For anybody who holds it; says nothing about the person in it. */
export const verifyResult = question({
  name: 'dossiers.verify',
  permission: 'anyone',
  input: VerifyResult,
  output: VerifiedResult,
  async run(ctx, input) {
    const parsed = parseCode(input.code, CODE_LENGTH.result)
    const result = parsed.ok ? await findResult(ctx.db, parsed.code) : undefined
    return result ? toVerified(ctx, result) : unknown
  },
})

async function toVerified(ctx: Ctx, result: ReadResult): Promise<VerifiedResult> {
  const dossier = await findById(ctx.db, result.dossier_id)
  if (!dossier) return unknown
  const procedure = await getProcedureVersion(ctx.db, dossier.procedure_code, dossier.procedure_version, ctx.now())
  const issuer = await nameUnits(ctx, [result.unit_code], result.issued_on, 'paper')
  const keeper = await findKeeper(ctx.db, result.unit_code, civilDate(ctx.now()))
  const newer = result.replaced_by === null ? undefined : await findResultById(ctx.db, result.replaced_by)
  return {
    status: statusOf(result),
    code: groupCode(result.code),
    unit: { code: result.unit_code, name: issuer(result.unit_code) },
    keeper: keeper && keeper.code !== result.unit_code ? { code: keeper.code, name: keeper.name } : null,
    procedure: { code: procedure.code, name: procedure.name[ctx.locale] },
    title: procedure.resultTemplate.title[ctx.locale],
    outcome: result.outcome,
    number: result.number_text,
    issuedOn: result.issued_on,
    signer: result.signer,
    sha256: result.file_sha256,
    seal: result.seal,
    replacedBy: newer ? groupCode(newer.code) : null,
    ...(await revokedFacts(ctx, result)),
    revokedBy: result.revoked_by,
    // The words may name the person; anybody may know the ground.
    revokedReason: null,
  }
}
