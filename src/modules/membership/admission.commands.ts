import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findUnit } from '#modules/units/index.ts'
import { associationOfTree, kindsOn, type Association } from './kind.questions.ts'
import { conflict, memberErrors, onField } from './member.errors.ts'
import { kindRefusal, type Applicant, type KindRules, type MemberKind } from './member.rules.ts'
import type { Decision } from './field.schema.ts'
import { ADMIT } from './member.policy.ts'
import { findDecision, insertDecision } from './member.store.ts'

/** Where a member can be: a unit of an association, but not the top of its tree. Answers with the association. */
export async function unitForMembers(
  ctx: Ctx,
  code: string,
  on: string,
  path = 'unit',
): Promise<{ association: Association; place: string | null }> {
  const unit = await findUnit(ctx.db, code, on)
  const association = unit && (await associationOfTree(ctx.db, unit.tree))
  if (!association || unit.parentCode === null) throw onField(path, memberErrors.badUnit)
  return { association, place: unit.placeCode }
}

/** The rules of a kind on a day, and that this person may be of it. */
export async function checkKind(
  ctx: Ctx,
  given: { association: string; kind: MemberKind; person: Applicant; on: string },
): Promise<KindRules> {
  const found = (await kindsOn(ctx.db, given.association, given.on)).find(({ kind }) => kind === given.kind)
  if (!found) throw onField('kind', memberErrors.badKind)
  const refusal = kindRefusal(found.rules, given.person, given.on)
  if (refusal) throw onField('kind', refusal)
  return found.rules
}

/** A decision belongs to the unit that took it: for a branch the nearest one that the officer stands for. */
function decidingUnit(ctx: Ctx, unit: string): string {
  const covering = ctx.actor.positions.filter((one) => one.permissions.has(ADMIT) && one.units.includes(unit))
  return covering.toSorted((one, other) => one.units.length - other.units.length)[0]?.unitCode ?? unit
}

/** The decision on paper, entered once: a second list under the same number and day belongs to it. */
export async function noteDecision(ctx: Ctx, association: string, of: string, decision: Decision): Promise<string> {
  const unit = decidingUnit(ctx, of)
  if (decision.on > civilDate(ctx.now())) throw onField('decision.on', memberErrors.future)
  const known = await findDecision(ctx.db, unit, decision.number, decision.on)
  if (known && known.signer !== decision.signer) throw conflict(memberErrors.decisionTaken, { signer: known.signer })
  if (known) return known.id
  const id = ctx.ids.uuid()
  const row = {
    id,
    association,
    unit_code: unit,
    number: decision.number,
    decided_on: decision.on,
    signer: decision.signer,
  }
  await insertDecision(ctx.db, { ...row, made_by: ctx.actor.accountId, made_at: ctx.now() })
  return (await findDecision(ctx.db, unit, decision.number, decision.on))?.id ?? id
}
