import { createHash } from 'node:crypto'
import { CODE_LENGTH, newCode } from '#kernel/codes/code-alphabet.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { findOwnUploads } from '#kernel/files/own-uploads.ts'
import type { Upload } from '#kernel/files/upload.store.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { holds } from '#kernel/access/actor.ts'
import { newOwner, type NewOwner } from '#kernel/access/ownership.ts'
import { findPerson } from '#modules/identity/index.ts'
import { codeFrame } from '../dossier-code.rules.ts'
import { dossierEvent, otherEvents } from '../dossier.events.ts'
import { mayApplyFor, moverName, roleOf } from '../dossier.policy.ts'
import { readHandedDocuments } from '../dossier.reads.ts'
import { newFlow } from '../dossier.rules.ts'
import { SubmitDossier } from '../dossier.schema.ts'
import { DossierSubmitted } from '../dossier-view.schema.ts'
import { sealedColumns, sealNumbers } from '../sealed-answers.rules.ts'
import { checkPrincipal } from '../principal-check.reads.ts'
import { checkSubmission, type Submission } from '../submission-check.reads.ts'
import { codeTemplate, findByDraft, insertDossier, type NewDossier } from '../submission.store.ts'

/** A resident, or reception for her, hands in a dossier: checked whole, stored whole, or not at all. */
export const submitDossier = operation({
  name: 'dossiers.submit',
  permission: 'anyone',
  kind: 'write',
  input: SubmitDossier,
  output: DossierSubmitted,
  // What reception takes in at the desk is nobody's account's: she who brings it proves it hers later.
  run: (ctx, input) => submitFor(ctx, input, input.channel === 'online' ? newOwner(ctx.actor) : nobody),
})

const nobody: NewOwner = { account_id: null, represented_id: null, by: null, mandate_id: null }

/** As the operation, for a dossier whose owner is known already: that of its draft, with the files that lie there. */
export async function submitFor(ctx: Ctx, input: SubmitDossier, owner: NewOwner, files?: readonly Upload[]) {
  if (input.channel !== 'online' && !holds(ctx.actor, 'dossiers:receive', input.unit))
    throw new AppError('kernel.forbidden', { kind: 'forbidden' })
  ctx.allow(mayApplyFor(ctx.actor, input.procedure))
  if (input.draft !== undefined) {
    const earlier = await findByDraft(ctx.db, input.draft)
    if (earlier) return readSubmitted(ctx, earlier.code)
  }
  const ids = [...new Set(input.components.flatMap((component) => component.uploads))]
  const uploads = files ?? (await findOwnUploads(ctx, ids, { orNobodys: true }))
  const submission = await checkSubmission(ctx, input, uploads)
  const { assuranceLevel } = submission.procedure
  // At the desk an officer looks at the person herself.
  if (input.channel === 'online' && assuranceLevel !== undefined) ctx.require(assuranceLevel)
  if (ctx.actor.onBehalfOf) await checkPrincipal(ctx, ctx.actor.onBehalfOf, submission.applicant)
  const level = await applicantLevel(ctx, submission.applicant.nationalId)
  return store(ctx, input, submission, owner, level)
}

/** How surely the applicant is known: by the level of the session, when the account's proved number is the applicant's. */
async function applicantLevel(ctx: Ctx, nationalId: string): Promise<0 | 1 | 2> {
  const { accountId, level } = ctx.actor
  if (accountId === null || level === 0) return 0
  const person = await findPerson(ctx, { id: accountId })
  return person?.nationalId === nationalId ? level : 0
}

async function store(ctx: Ctx, input: SubmitDossier, submission: Submission, owner: NewOwner, level: 0 | 1 | 2) {
  const now = ctx.now()
  const { procedure, unit, documents } = submission
  const token = `ap_${Buffer.from(ctx.random.bytes(24)).toString('base64url')}`
  const dossier = { ...toRow(ctx, input, submission, owner, token), applicant_level: level }
  const frame = codeFrame(await codeTemplate(ctx.db, unit.code), { identifier: unit.identifier, date: civilDate(now) })
  const papers = documents.map(({ component, sha256 }) => ({ component, sha256 }))
  const data = {
    unit: unit.code,
    procedure: procedure.code,
    version: procedure.version,
    channel: input.channel,
    papers,
    applicantLevel: level,
  }
  // The event first: the counter's row is then held for one statement and the commit.
  await ctx.record([dossierEvent(dossier.id, otherEvents.submitted, data, true)], recordedRole(ctx, dossier))
  const code = await insertDossier(ctx.db, dossier, civilDate(now), frame, submission.components, submission.files)
  const { id, tracking_code: trackingCode, state } = dossier
  // A representative's rights end with the mandate; a token would outlive it.
  const applicantToken = owner.mandate_id === null ? token : null
  return { id, code, trackingCode, state, submittedAt: isoMoment(now), applicantToken, documents }
}

function recordedRole({ actor }: Ctx, dossier: NewDossier): string {
  if (actor.positions.length > 0) return roleOf(actor, dossier)
  if (actor.kind === 'system') return 'system'
  return actor.onBehalfOf ? 'representative' : 'owner'
}

function toRow(ctx: Ctx, input: SubmitDossier, submission: Submission, owner: NewOwner, token: string) {
  const { aead, lookupKey } = ctx.services
  const { applicant, procedure, unit } = submission
  const flow = newFlow(procedure.handling.map((step) => step.key))
  return {
    id: ctx.ids.uuid(),
    tracking_code: newCode(ctx.random, CODE_LENGTH.tracking),
    applicant_token_hash: tokenHash(token),
    draft_id: input.draft ?? null,
    procedure_code: procedure.code,
    procedure_version: procedure.version,
    unit_code: unit.code,
    channel: input.channel,
    state: flow.state,
    step: flow.step,
    submitted_at: ctx.now(),
    applicant_name: applicant.fullName,
    applicant_address: applicant.address ?? null,
    applicant_phone_enc: aead.encrypt(applicant.phone, sealedColumns.phone),
    applicant_email: applicant.email ?? null,
    national_id_enc: aead.encrypt(applicant.nationalId, sealedColumns.nationalId),
    national_id_hash: keyedHash(lookupKey, applicant.nationalId, sealedColumns.nationalId),
    national_id_masked: maskNationalId(applicant.nationalId as NationalId),
    answers: sealNumbers(submission.answers, (text) => aead.encrypt(text, sealedColumns.answers)),
    fee: submission.fee,
    moved_by: moverName(ctx.actor),
    account_id: owner.account_id,
    represented_id: owner.represented_id,
    submitted_by: owner.by,
    mandate_id: owner.mandate_id,
  }
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The answer of a submission that was made before (the same draft from a second tab). The token was shown once. */
async function readSubmitted(ctx: Ctx, code: string) {
  const { row, documents } = await readHandedDocuments(ctx, code)
  const { id, tracking_code: trackingCode, state } = row
  return { id, code, trackingCode, state, submittedAt: isoMoment(row.submitted_at), applicantToken: null, documents }
}
