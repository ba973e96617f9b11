import { holds } from '#kernel/access/actor.ts'
import { civilDateOf } from '#kernel/clock/clock.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import {
  dayBefore,
  findLevelNames,
  findLineage,
  findTrees,
  findUnit,
  findUnitDetails,
  findUnitRows,
  findUnits,
  nameUnits,
  unitName,
  type Unit,
} from '#modules/units/index.ts'
import { unknownUnit } from '#modules/units/index.ts'
import type { OrganisationUnit } from './organisation.schema.ts'
import { readChannelsOf, readContact } from './organisation.reads.ts'
import { countBelow, readNodes } from './tree.questions.ts'

/** All that is known of a code as of a day: the unit, how it is reached, what it was before and what became of it. */
export async function readOrganisationUnit(
  ctx: Ctx,
  code: string,
  asked: string | undefined,
): Promise<OrganisationUnit> {
  const at = asked ?? civilDateOf(ctx.now())
  const rows = await findUnitRows(ctx.db, code)
  const last = rows.at(-1)
  if (!last) throw unknownUnit(code)
  const unit = await findUnit(ctx.db, code, at)
  const levels = await findLevelNames(ctx.db, ctx.locale)
  const levelName = (level: string) => levels.get(level) ?? level
  return {
    at,
    unit: unit ? { ...(await factsOf(ctx, unit, at)), levelName: levelName(unit.level) } : null,
    above: unit ? await above(ctx, unit, at) : [],
    below: unit ? await readBelow(ctx, unit, at) : [],
    members: unit ? ((await countBelow(ctx, unit.tree, [code], at))?.get(code) ?? null) : null,
    details: unit ? await detailsOf(ctx, unit, at) : [],
    contact: await readContact(ctx.db, code),
    channels: unit ? await readChannelsOf(ctx.db, code, at, holds(ctx.actor, 'members:read', code)) : [],
    rows: await history(ctx, rows, levelName),
    lineage: await lineageOf(ctx, code),
  }
}

/** What became of what, named as the reader's language names units: those that ended as of their last day. */
async function lineageOf(ctx: Ctx, code: string): Promise<OrganisationUnit['lineage']> {
  const lineage = await findLineage(ctx.db, code)
  const named = []
  for (const step of lineage) {
    const before = await findUnit(ctx.db, step.oldCode, dayBefore(step.on))
    const after = await findUnit(ctx.db, step.newCode, step.on)
    named.push({
      ...step,
      oldName: before ? unitName(before, ctx.locale) : step.oldName,
      newName: after ? unitName(after, ctx.locale) : step.newName,
    })
  }
  return named
}

async function factsOf(ctx: Ctx, unit: Unit, at: string) {
  const place = unit.placeCode === null ? undefined : await findUnit(ctx.db, unit.placeCode, at)
  const { code, tree, level, parentCode, placeCode, validFrom, validTo } = unit
  return {
    code,
    tree,
    level,
    parentCode,
    placeCode,
    validFrom,
    validTo,
    name: unitName(unit, ctx.locale),
    nameVi: unit.name,
    placeName: place ? unitName(place, ctx.locale) : null,
  }
}

async function above(ctx: Ctx, unit: Unit, at: string) {
  const codes = unit.path.slice(0, -1)
  const found = await findUnits(ctx.db, codes, at)
  return codes.flatMap((code) => {
    const one = found.get(code)
    return one ? [{ code, name: unitName(one, ctx.locale) }] : []
  })
}

async function readBelow(ctx: Ctx, unit: Unit, at: string) {
  return readNodes(ctx, { tree: unit.tree, tops: [], open: [unit.code], at })
}

async function detailsOf(ctx: Ctx, unit: Unit, at: string) {
  const fields = (await findTrees(ctx.db)).levels.find(({ key }) => key === unit.level)?.fields ?? []
  const details = fields.length > 0 ? await findUnitDetails(ctx.db, unit.code, at) : {}
  return fields.map(({ key, names, kind }) => {
    const value = details[key]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    return { key, name: names[ctx.locale], kind, value: text }
  })
}

async function history(ctx: Ctx, rows: readonly Unit[], levelName: (level: string) => string) {
  const named = []
  for (const row of rows) {
    const parent = row.parentCode
    const nameOf = await nameUnits(ctx, parent === null ? [] : [parent], row.validTo ?? row.validFrom, 'paper')
    named.push({
      name: unitName(row, ctx.locale),
      levelName: levelName(row.level),
      parent: parent === null ? null : nameOf(parent),
      validFrom: row.validFrom,
      validTo: row.validTo,
    })
  }
  return named
}
