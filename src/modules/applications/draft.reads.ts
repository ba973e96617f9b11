import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { addDays, civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { CheckFacts } from '#modules/forms/index.ts'
import { findProcedure, getProcedureVersion, type ProcedureVersion } from '#modules/procedures/index.ts'
import { findUnits, nameUnits } from '#modules/units/index.ts'
import { draftErrors } from './draft.errors.ts'
import { mayUseDraft } from './draft.policy.ts'
import { unitCodesIn } from './draft.rules.ts'
import type { DraftFileView, DraftSummary } from './draft.schema.ts'
import { getDraft, type Draft, type DraftFile } from './draft.store.ts'

/** The draft, if this caller may use it. `lock`: others who write it wait. */
export async function draftFor(ctx: Ctx, id: string, lock = false): Promise<Draft> {
  const draft = await getDraft(ctx.db, ctx.services, id, ctx.now(), lock)
  ctx.allow(mayUseDraft(ctx.actor, draft))
  return draft
}

/** As draftFor, for a change: a draft that was submitted takes none. */
export async function openDraftFor(ctx: Ctx, id: string): Promise<Draft> {
  const draft = await draftFor(ctx, id, true)
  if (draft.receipt) throw new AppError(draftErrors.alreadySubmitted, { kind: 'conflict' })
  return draft
}

/**
 * The procedure that the draft will be submitted under: the version in force today, whichever it was started with.
 * A procedure that is no longer in force still shows what was typed.
 */
export async function procedureOf(ctx: Ctx, draft: Draft): Promise<ProcedureVersion> {
  const now = ctx.now()
  return (
    (await findProcedure(ctx.db, draft.procedureCode, civilDate(now), now)) ??
    getProcedureVersion(ctx.db, draft.procedureCode, draft.procedureVersion, now)
  )
}

/** What the rules of forms must know of the world: today, and which communes named in these answers exist. */
export async function factsFor(ctx: Ctx, ...raw: unknown[]): Promise<CheckFacts> {
  const today = civilDate(ctx.now())
  const units = await findUnits(ctx.db, unitCodesIn(raw), today)
  return { today, isUnit: (code) => units.get(code)?.level === 'commune' }
}

export async function summaryOf(ctx: Ctx, draft: Draft, procedure?: ProcedureVersion): Promise<DraftSummary> {
  const known = procedure ?? (await procedureOf(ctx, draft))
  const nameOf = await nameUnits(ctx, [draft.unitCode], civilDate(ctx.now()))
  return {
    id: draft.id,
    code: groupCode(draft.code),
    procedure: { code: known.code, name: (known.shortName ?? known.name)[ctx.locale] },
    unit: { code: draft.unitCode, name: nameOf(draft.unitCode) },
    updatedAt: isoMoment(draft.updatedAt),
    keptUntil: civilDate(addDays(draft.expiresAt, -1)),
    submitted: draft.receipt !== null,
    inAccount: draft.owner.account_id !== null || draft.owner.represented_id !== null,
  }
}

export const toFileView = ({ id, component, name, pages, size, sha256, scan }: DraftFile): DraftFileView => ({
  id,
  component,
  name,
  pages,
  size,
  sha256,
  scan,
})
