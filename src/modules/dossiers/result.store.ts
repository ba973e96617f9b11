import { sql } from 'kysely'
import { coversPapersOf } from '#kernel/access/actor.ts'
import { CODE_LENGTH, newCode } from '#kernel/codes/code-alphabet.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { contentHash } from '#kernel/seal/content-hash.ts'
import { sealUrl } from '#kernel/seal/sealer.ts'
import { resultRows, type ProcedureVersion } from '#modules/procedures/index.ts'
import type { Outcome, RevocationGround } from './dossier.rules.ts'
import type { DossierRow } from './dossier.table.ts'
import { readPrintFacts, readUnitNames } from './print.reads.ts'
import { certificate, decisionLetter, type ResultFacts } from './prints/result-data.ts'
import type { PrintFacts } from './prints/print-facts.ts'
import { openNumbers, sealedColumns } from './sealed-answers.rules.ts'

export type Issued = { id: string; code: string; number: string; sha256: string }

/** Notation of a result (Decree 30/2020, Appendix I, II.3): kind of document, then the issuing body. */
const notations = { certificate: 'GCN-UBND', 'decision-letter': 'QĐ-UBND', denied: 'TB-UBND' } as const

/**
 * Issues the result of a dossier: number (gapless within unit, year and notation), code, PDF, seal; all in the caller's
 * transaction, so that a print that fails leaves no number used. The file itself may stay behind; it has no row then.
 * `unit` issues it: the dossier's own unless another goes on for it, with its own register, name and seal.
 */
export async function issueResult(
  ctx: Ctx,
  row: DossierRow,
  procedure: ProcedureVersion,
  decision: { outcome: Outcome; reasons: readonly string[]; replaces?: string; unit?: string },
): Promise<Issued> {
  const at = ctx.now()
  const kind = decision.outcome === 'denied' ? 'decision-letter' : procedure.resultTemplate.kind
  const notation = notations[decision.outcome === 'denied' ? 'denied' : kind]
  const unit = decision.unit ?? row.unit_code
  const facts = await readPrintFacts(ctx, row, unit)
  const rows = await readRows(ctx, row, procedure)
  const year = Number(civilDate(at).slice(0, 4))
  const number = await takeNumber(ctx.db, unit, year, notation)
  const result: ResultFacts = {
    code: newCode(ctx.random, CODE_LENGTH.result),
    // Decree 30/2020: numbers below ten are written with a zero before.
    number: `${String(number).padStart(2, '0')}/${notation}`,
    signer: ctx.actor.name,
    ...substituteOf(ctx, row),
    outcome: decision.outcome,
    reasons: decision.reasons,
    title: procedure.resultTemplate.title.vi,
    rows,
    legalBasis: procedure.legalBasis,
    at,
  }
  const { seal, hash } = sealResult(ctx, { unit, procedure: row.procedure_code }, result)
  const pdf = await renderResult(ctx, kind, facts, result, seal)
  const file = await ctx.services.files.put(pdf)
  const id = ctx.ids.uuid()
  await sql`
    insert into results (id, code, dossier_id, outcome, reasons, number, notation, number_text, issued_on, signer, seal, content_hash,
      file_sha256, file_size, issued_at, unit_code, replaces)
    values (${id}::uuid, ${result.code}, ${row.id}::uuid, ${decision.outcome}, ${JSON.stringify(decision.reasons)}::jsonb, ${number}, ${notation},
      ${result.number}, ${civilDate(at)}::date, ${result.signer}, ${seal}, ${hash}, ${file.sha256}, ${file.size}, ${at}, ${unit},
      ${decision.replaces ?? null}::uuid)`.execute(ctx.db)
  return { id, code: result.code, number: result.number, sha256: file.sha256 }
}

/** The office of her own of somebody who decides as a substitute; nothing for who decides by her own position. */
function substituteOf({ actor }: Ctx, row: DossierRow): { substitute?: string } {
  const here = actor.positions.filter((position) => coversPapersOf(position, row.unit_code))
  const deciding = here.filter((position) => position.permissions.has('dossiers:approve'))
  if (deciding.length === 0 || deciding.some((position) => !position.substitutes)) return {}
  const own = here.find((position) => !position.substitutes)
  return { substitute: own?.roleName?.vi.toLocaleUpperCase('vi') ?? '' }
}

/** What is printed, with every 12-digit number in full: the result is the resident's own document. */
async function readRows(ctx: Ctx, row: DossierRow, procedure: ProcedureVersion) {
  const { aead } = ctx.services
  const { nameOf } = await readUnitNames(ctx, row)
  const answers = openNumbers(row.answers, (text) => aead.decrypt(text, sealedColumns.answers))
  const applicant = {
    fullName: row.applicant_name,
    nationalId: aead.decrypt(row.national_id_enc, sealedColumns.nationalId),
    phone: aead.decrypt(row.applicant_phone_enc, sealedColumns.phone),
    ...(row.applicant_email !== null && { email: row.applicant_email }),
    ...(row.applicant_address !== null && { address: row.applicant_address }),
  }
  return resultRows(procedure, answers, applicant, 'vi', { unitName: nameOf })
}

async function takeNumber(db: Db, unit: string, year: number, notation: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into result_numbers as n (unit_code, year, notation, last) values (${unit}, ${year}, ${notation}, 1)
    on conflict (unit_code, year, notation) do update set last = n.last + 1 returning last`.execute(db)
  return (rows[0] as { last: number }).last
}

function sealResult(
  ctx: Ctx,
  of: { unit: string; procedure: string },
  result: ResultFacts,
): { seal: string; hash: string } {
  const { code, number, signer, outcome, reasons, rows } = result
  const issuedOn = civilDate(result.at)
  const hash = contentHash({
    code,
    number,
    issuedOn,
    signer,
    outcome,
    reasons,
    rows: rows.map(({ label, value }) => [label, value]),
  })
  const seal = ctx.services.sealer.sealPayload({
    code,
    ...of,
    number,
    issuedOn,
    signer: signer.replaceAll(/\p{Cc}/gu, ' '),
    contentHash: hash,
  })
  return { seal, hash }
}

function renderResult(
  ctx: Ctx,
  kind: 'certificate' | 'decision-letter',
  facts: PrintFacts,
  result: ResultFacts,
  seal: string,
): Promise<Uint8Array> {
  const data = kind === 'certificate' ? certificate(facts, result) : decisionLetter(facts, result)
  const url = sealUrl(ctx.services.config.publicUrl, result.code, seal)
  const assets = { 'qr.svg': qrSvg(url, data.seal.qrAlt) }
  return ctx.services.pdf.render({ template: `dossiers/${kind}`, data, assets })
}

/** Who revoked it, when and why; `replacedBy` is the result that stands in its place. */
export type Revocation = {
  name: string
  unit: string
  at: Date
  reason: string
  ground: RevocationGround
  /** Number and day of the decision that says so. */
  decision: { number: string; on: string } | undefined
  replacedBy?: string
}

export async function markRevoked(db: Db, id: string, by: Revocation): Promise<void> {
  await sql`
    update results set revoked_at = ${by.at}, revoked_by = ${by.name}, revoked_unit = ${by.unit}, revoked_reason = ${by.reason},
           revoked_ground = ${by.ground}, revoked_decision = ${by.decision?.number ?? null},
           revoked_decision_on = ${by.decision?.on ?? null}::date, replaced_by = ${by.replacedBy ?? null}::uuid
     where id = ${id}::uuid`.execute(db)
}
