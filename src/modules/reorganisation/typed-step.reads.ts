import { AppError } from '#kernel/errors/app-error.ts'
import type { UnitPick } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { fold } from '#kernel/search/normalise.ts'
import { ADMINISTRATION, codeForNew, dayBefore, findUnit, unitsCalled, type Unit } from '#modules/units/index.ts'
import { readSteps } from './reorganisation.reads.ts'
import type { TypedStep } from './reorganisation.schema.ts'
import type { ActRow } from './reorganisation.table.ts'
import type { Step, UnitSpec } from './step.rules.ts'
import { listed, unitLines, type StepField } from './typed-step.rules.ts'

/** The draft that a step is typed into: the map of its eve, and the units that its other steps make. */
type Draft = { ctx: Ctx; tree: string; eve: string; made: ReadonlyMap<string, UnitSpec> }

async function draftOf(ctx: Ctx, act: ActRow): Promise<Draft> {
  const steps = await readSteps(ctx.db, act.id)
  return { ctx, tree: act.tree, eve: dayBefore(act.effective_on), made: madeBy(steps.map(({ data }) => data)) }
}

/** The code of the unit that is meant by a name; says beside `field` when none or several are. */
export const unitOf = async (ctx: Ctx, act: ActRow, field: StepField, text: string): Promise<string> =>
  oneUnit(await draftOf(ctx, act), field, text)

/** What somebody typed, as a step: names become codes, a new unit gets the next number. Says beside the field what is unclear. */
export async function stepOf(ctx: Ctx, act: ActRow, typed: TypedStep): Promise<Step> {
  const draft = await draftOf(ctx, act)
  const one = (field: 'unit' | 'into' | 'parent') => oneUnit(draft, field, needed(field, typed[field]))
  switch (typed.kind) {
    case 'merge':
      return merged(draft, typed)
    case 'split': {
      // The source goes on with the rest. A further part is a further step.
      const code = await one('unit')
      const pick = await pickOf(draft, typed, code)
      const into = await newUnit(draft, typed, code)
      return { kind: 'merge', from: [{ code, extent: 'part', pick }], into }
    }
    case 'transfer': {
      const from = await one('unit')
      return { kind: 'transfer', from, to: await one('into'), pick: await pickOf(draft, typed, from) }
    }
    case 'rename':
      return { kind: 'rename', code: await one('unit'), name: needed('name', typed.name) }
    case 'retype': {
      const name = typed.name === '' ? {} : { name: typed.name }
      return { kind: 'retype', code: await one('unit'), level: needed('level', typed.level), ...name }
    }
    case 'reparent':
      return { kind: 'reparent', code: await one('unit'), parent: await one('parent') }
    case 'abolish':
      return { kind: 'abolish', code: await one('unit'), successor: typed.into === '' ? null : await one('into') }
    case 'found':
      needed('level', typed.level)
      needed('parent', typed.parent)
      return { kind: 'found', unit: await newUnit(draft, typed, undefined) }
  }
}

/** Units go up in one of them, or in a new one with a number and name of its own. */
async function merged(draft: Draft, typed: TypedStep): Promise<Step> {
  const lines = unitLines(needed('units', typed.units))
  const codes: string[] = []
  for (const line of lines) codes.push(await oneUnit(draft, 'units', line))
  const [first = ''] = codes
  const from = [...new Set(codes)].map((code) => ({ code, extent: 'whole' as const }))
  if (typed.into === '') {
    if (from.length < 2) throw refused('units', 'reorganisation.two_units')
    return { kind: 'merge', from, into: await newUnit(draft, typed, first) }
  }
  const code = await oneUnit(draft, 'into', typed.into)
  const stands = await findUnit(draft.ctx.db, code, draft.eve)
  const name = typed.name || (draft.made.get(code)?.name ?? stands?.name ?? '')
  return { kind: 'merge', from, into: { code, name, ...(await rareOf(draft, typed)) } }
}

/** The one unit that is meant. */
async function oneUnit(draft: Draft, field: StepField, text: string): Promise<string> {
  const { ctx, tree, eve, made } = draft
  const code = (/\(([^()]+)\)\s*$/.exec(text)?.[1] ?? text).trim().toUpperCase()
  const own = [...made.values()].filter((unit) => unit.code === code || fold(unit.name) === fold(text))
  const [mine] = own
  if (mine && own.length === 1) return mine.code
  const within = await unitsCalled(ctx.db, tree, text, eve)
  // A department lies in a unit of the administration.
  const elsewhere = field === 'parent' && within.length === 0
  const found = elsewhere ? await unitsCalled(ctx.db, ADMINISTRATION, text, eve) : within
  const [unit] = found
  if (!unit) throw refused(field, 'reorganisation.no_unit', { text })
  if (found.length === 1) return unit.code
  const isEnglish = ctx.locale === 'en'
  const units = found.map((one) => `${isEnglish ? one.nameEn : one.name}, ${isEnglish ? one.placeEn : one.place}`)
  throw refused(field, 'reorganisation.many_units', { text, units: units.join('; ') })
}

/** What a part takes. */
async function pickOf(draft: Draft, typed: TypedStep, from: string): Promise<UnitPick> {
  const text = needed('pick', typed.pick)
  switch (needed('by', typed.by)) {
    case 'address':
      return { by: 'address', words: text }
    case 'list':
      return { by: 'list', ids: listed(text) }
    default: {
      const codes: string[] = []
      for (const line of unitLines(text)) codes.push(await unitBelow(draft, from, line))
      return { by: 'units', codes }
    }
  }
}

/** "Khối phố 1" alone is enough where only one unit of that name lies in the unit that is parted. */
async function unitBelow(draft: Draft, from: string, text: string): Promise<string> {
  const { ctx, tree, eve } = draft
  const above = await findUnit(ctx.db, from, eve)
  const near =
    text.includes('(') || text.includes(',') || !above
      ? []
      : await unitsCalled(ctx.db, tree, `${text}, ${above.name}`, eve)
  const [unit] = near
  return unit && near.length === 1 ? unit.code : oneUnit(draft, 'pick', text)
}

/** A new unit; what is not said is as with `like`, the unit that it comes from. */
async function newUnit(draft: Draft, typed: TypedStep, like: string | undefined): Promise<UnitSpec> {
  const { ctx, eve, made } = draft
  const name = needed('name', typed.name)
  const rare = await rareOf(draft, typed)
  if (typed.code !== '') return { code: typed.code.toUpperCase(), name, ...rare }
  const source = like === undefined ? undefined : await findUnit(ctx.db, like, eve)
  const parent = rare.parent ?? source?.parentCode ?? ''
  const level = rare.level ?? source?.level ?? ''
  const place = source?.placeCode ?? placeOf(await findUnit(ctx.db, parent, eve), made.get(parent))
  const code = await codeForNew(ctx.db, level, { parent, place }, [...made.keys()], eve)
  if (code === undefined) throw refused('code', 'reorganisation.code_needed')
  return { code, name, ...rare, ...(place !== '' && like === undefined && { place }) }
}

// A department lies in the administration itself: its parent is its place.
const placeOf = (parent: Unit | undefined, made: UnitSpec | undefined): string =>
  (parent?.tree === 'administration' ? parent.code : parent?.placeCode) ?? made?.place ?? ''

async function rareOf(draft: Draft, typed: TypedStep) {
  return {
    ...(typed.level !== '' && { level: typed.level }),
    ...(typed.parent !== '' && { parent: await oneUnit(draft, 'parent', typed.parent) }),
  }
}

function madeBy(steps: readonly Step[]): Map<string, UnitSpec> {
  const units = steps.flatMap((step) =>
    step.kind === 'merge'
      ? [step.into]
      : step.kind === 'split'
        ? step.into.map(({ unit }) => unit)
        : step.kind === 'found'
          ? [step.unit]
          : [],
  )
  return new Map(units.map((unit) => [unit.code, unit]))
}

function needed(field: StepField, text: string): string {
  if (text === '') throw refused(field, 'kernel.required')
  return text
}

const refused = (path: StepField, code: string, params?: Record<string, unknown>) =>
  new AppError(code, { kind: 'invalid', fields: [{ path, code, ...(params && { params }) }] })
