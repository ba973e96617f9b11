import type { T } from '#kernel/i18n/t.ts'
import { question } from '#kernel/operation/operation.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Conflict } from '../conflict.rules.ts'
import { civilDate, formatCivilDate } from '#kernel/i18n/format.ts'
import { listRoles } from '#modules/identity/index.ts'
import { dayBefore, nameUnits } from '#modules/units/index.ts'
import { codesIn, conflictText } from '../conflict-words.rules.ts'
import { holdingName } from '../holding-words.rules.ts'
import type { ActRow } from '../reorganisation.table.ts'
import { draftPlan, touchedCodes, type Drafted, type HoldingCount } from '../preview.reads.ts'
import { APPLY, mayApplyAt, maySeeAct, PREPARE } from '../reorganisation.policy.ts'
import { getAct, readActsCiting, readSteps } from '../reorganisation.reads.ts'
import { ActId, Preview, type UnitLine } from '../reorganisation.schema.ts'
import { holds, holdsPapersOf } from '#kernel/access/actor.ts'

const SHOWN = 200

/** A dry run: what the act would do to the map and to everything that lies in it, and what stands in its way. */
export const previewAct = question({
  name: 'reorganisation.preview',
  permission: PREPARE,
  input: ActId,
  output: Preview,
  async run(ctx, { id }) {
    const act = await getAct(ctx.db, id)
    ctx.allow(maySeeAct(ctx.actor, act))
    const steps = await readSteps(ctx.db, id)
    const drafted = await draftPlan(
      ctx.db,
      act,
      steps.map(({ data }) => data),
      ctx.services.unitHoldings,
    )
    const lines = unitLines(drafted)
    const untold = notLookedAfter(ctx, drafted)
    const nameOf = await namesIn(ctx, act, drafted)
    const of = (kind: string) => lines.filter((line) => line.kind === kind).length
    return {
      conflicts: [...drafted.plan.conflicts.filter(mayBeTold(untold)), ...outsideScope(ctx, drafted)].map((conflict) =>
        conflictText(ctx.t, conflict, nameOf),
      ),
      notes: await notesOn(ctx, act),
      counts: {
        ends: of('ends'),
        begins: of('begins'),
        changes: of('changes'),
        moves: drafted.plan.moves.length,
      },
      consequences: untold.size > 0 ? [] : drafted.counts.flatMap((one) => consequences(ctx.t, one)),
      units: lines.slice(0, SHOWN),
      unitsLeft: Math.max(0, lines.length - SHOWN),
    }
  },
})

/** What goes on at the new units, closes with the old ones, or ends with them. */
function consequences(t: T, { holding, count, ending }: HoldingCount) {
  const line = (n: number, treat: string) => ({
    holding: holding.key,
    text: holdingName(t, holding.key, n),
    count: n,
    treat,
  })
  const goes = line(count - ending, holding.carry ? 'carried' : 'kept')
  return ending > 0 ? [goes, line(ending, 'ended')] : [goes]
}

/** What one should know before: a day that is over, a decision that another act cites, roles that end. */
async function notesOn(ctx: Ctx, act: ActRow) {
  const note = (code: string, params: Record<string, string> = {}) => ({
    code,
    text: ctx.t(`reorganisation.note.${code}`, params),
  })
  const citing = await readActsCiting(ctx.db, act)
  const seen = citing.filter((other) => maySeeAct(ctx.actor, other).allowed)
  const ending = (await listRoles(ctx.db)).filter(({ key }) => act.ending_roles.includes(key))
  return [
    ...(act.effective_on < civilDate(ctx.now()) ? [note('past_day', { on: formatCivilDate(act.effective_on) })] : []),
    ...seen.map(({ title }) => note('same_decision', { number: act.decision_number, title })),
    ...(ending.length > 0
      ? [note('ending_roles', { roles: ending.map(({ names }) => names[ctx.locale]).join(', ') })]
      : []),
  ]
}

/** Names of the eve, and those that the act gives to what it makes; a code that is nobody's stays a code. */
async function namesIn(ctx: Ctx, act: ActRow, { plan, ground }: Drafted): Promise<(code: string) => string> {
  const made = new Map(plan.begins.filter(({ code }) => !ground.before.has(code)).map(({ code, name }) => [code, name]))
  const known = await nameUnits(ctx, codesIn(plan.conflicts), dayBefore(act.effective_on), 'paper')
  return (code) => made.get(code) ?? known(code)
}

/** Touched units at which the caller prepares nothing: how many people and papers lie there is not hers to count. */
function notLookedAfter(ctx: Ctx, drafted: Drafted): ReadonlySet<string> {
  const mine = (code: string) => [PREPARE, APPLY].some((permission) => holdsPapersOf(ctx.actor, permission, code))
  return new Set([...touchedCodes(drafted)].filter((code) => !mine(code)))
}

/** `without_place` says how many things lie in a unit. */
const mayBeTold =
  (untold: ReadonlySet<string>) =>
  ({ code, params }: Conflict): boolean =>
    code !== 'without_place' || !untold.has(params['unit'] ?? '')

/** Units that one may not reorganise: somebody with a wider right must confirm. */
function outsideScope(ctx: Ctx, drafted: Drafted): Conflict[] {
  if (mayApplyAt(ctx.actor, touchedCodes(drafted)).allowed) return []
  const outside = [...touchedCodes(drafted)].filter(
    (code) => !holds(ctx.actor, APPLY, code) && !holds(ctx.actor, PREPARE, code),
  )
  return outside.slice(0, 10).map((unit) => ({ code: 'outside_scope', params: { unit } }))
}

function unitLines({ plan, ground }: Drafted): UnitLine[] {
  const names = new Map([...ground.before.values(), ...plan.begins].map(({ code, name }) => [code, name]))
  const was = new Map([...ground.before.values()].map(({ code, name }) => [code, name]))
  const stand = new Set(plan.begins.map(({ code }) => code))
  const goes = kin(plan.successions, 'oldCode', 'newCode')
  const comes = kin(plan.successions, 'newCode', 'oldCode')
  const nameOf = (code: string | null) => (code === null ? '' : (was.get(code) ?? code))
  const changed = (unit: (typeof plan.begins)[number], kind: UnitLine['kind']) => {
    const then = kind === 'changes' ? ground.before.get(unit.code) : undefined
    return {
      wasName: then && then.name !== unit.name ? then.name : '',
      wasParentName: then && then.parentCode !== unit.parentCode ? nameOf(then.parentCode) : '',
    }
  }
  const line = (unit: (typeof plan.begins)[number], kind: UnitLine['kind'], relatives: string[]): UnitLine => ({
    code: unit.code,
    name: unit.name,
    parent: unit.parentCode,
    parentName: unit.parentCode === null ? '' : (names.get(unit.parentCode) ?? unit.parentCode),
    kind,
    kin: relatives,
    ...changed(unit, kind),
    kinNames: relatives.map((code) => (kind === 'ends' ? names : was).get(code) ?? code),
  })
  const ended = plan.ends.filter(({ code }) => !stand.has(code))
  const stood = new Set(plan.ends.map(({ code }) => code))
  const begun = plan.begins.map((unit) =>
    line(unit, stood.has(unit.code) ? 'changes' : 'begins', comes.get(unit.code) ?? []),
  )
  // What is new and what ends first; units that only come to lie elsewhere are many.
  return [
    ...begun.filter(({ kind }) => kind === 'begins'),
    ...ended.map((unit) => line(unit, 'ends', goes.get(unit.code) ?? [])),
    ...begun.filter(({ kind }) => kind === 'changes'),
  ]
}

function kin<K extends 'oldCode' | 'newCode'>(
  rows: Drafted['plan']['successions'],
  by: K,
  other: 'oldCode' | 'newCode',
) {
  const map = new Map<string, string[]>()
  for (const row of rows) map.set(row[by], [...(map.get(row[by]) ?? []), row[other]])
  return map
}
