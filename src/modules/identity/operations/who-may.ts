import { z } from 'zod'
import { holds, unitsWith } from '#kernel/access/actor.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question, type Revealed } from '#kernel/operation/operation.ts'
import { findUnit, nameUnits, unitName } from '#modules/units/index.ts'
import { identityErrors } from '../account.errors.ts'
import { MANAGE, maySee } from '../account.policy.ts'
import { CivilDate, UnitCode, UserName } from '../account.schema.ts'
import { findAccountBy } from '../account.store.ts'
import { readHeldAt, readHeldBy, readUnitsEver, type HeldRow } from '../held-rights.reads.ts'
import { heldWithin, spanOfDay, type Held, type Span } from '../held-rights.rules.ts'
import { HeldRight, type HeldRightData } from '../held-rights.schema.ts'
import { permissionWords } from '../permission.rules.ts'

const MOST = 2000
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

const revealed = (items: readonly { accountId: string }[]): Revealed[] =>
  [...new Set(items.map(({ accountId }) => accountId))].map((id) => ({ type: 'account', id }))

/** Who may do something at a unit on a day, and why: by which position there or above, or for whom as a substitute. */
export const whoMay = question({
  name: 'identity.who-may',
  permission: MANAGE,
  input: z.object({
    unit: UnitCode,
    permission: optional(z.string().max(60)).meta({ description: 'Only this permission; all when left out' }),
    on: optional(CivilDate).meta({ description: 'The day; today when left out' }),
  }),
  output: z.object({ unit: z.string(), unitName: z.string(), on: z.iso.date(), items: z.array(HeldRight) }),
  reveals: (_input, output) => revealed(output.items),
  async run(ctx, { unit: code, permission, on }) {
    const day = on ?? civilDate(ctx.now())
    const unit = await findUnit(ctx.db, code, day)
    if (!unit || !holds(ctx.actor, MANAGE, code)) throw identityErrors.unknownUnit()
    const rows = await readHeldAt(ctx.db, unit.path, day, MOST)
    const all = rows.flatMap((row) => [...ownRights(row, day), ...substitutedRights(row, day)])
    const asked = all.filter((right) => permission === undefined || right.permissions.includes(permission))
    return { unit: code, unitName: unitName(unit, ctx.locale), on: day, items: await toItems(ctx, asked, day) }
  },
})

/** What a person could do on a day, and why; positions at units that the reader does not administer are left out. */
export const rightsOf = question({
  name: 'identity.rights-of',
  permission: MANAGE,
  input: z.object({ login: UserName, on: optional(CivilDate).meta({ description: 'The day; today when left out' }) }),
  output: z.object({
    name: z.string(),
    login: z.string(),
    on: z.iso.date(),
    items: z.array(HeldRight),
    /** There were others, elsewhere. */
    partial: z.boolean(),
  }),
  reveals: (_input, output) => revealed(output.items),
  async run(ctx, { login, on }) {
    const today = civilDate(ctx.now())
    const day = on ?? today
    const account = await findAccountBy(ctx.db, { login }, today)
    const ever = account ? await readUnitsEver(ctx.db, account.id) : []
    const seen = account && maySee(ctx.actor, { id: account.id, unitCode: account.unitCode, positionUnits: ever })
    if (!account || !seen?.allowed) throw identityErrors.unknownAccount()
    const rows = await readHeldBy(ctx.db, account.id, day, MOST)
    const all = rows
      .flatMap((row) => [...ownRights(row, day), ...substitutedRights(row, day)])
      .filter((right) => right.accountId === account.id)
    const units = unitsWith(ctx.actor, MANAGE)
    const mine = all.filter((right) => units === 'all' || units.includes(right.row.unit))
    const items = await toItems(ctx, mine, day)
    return { name: account.name, login, on: day, items, partial: mine.length < all.length }
  },
})

type Right = Held & {
  row: HeldRow
  accountId: string
  login: string | null
  name: string
  substitutes: { name: string; reason: string } | null
}

const toSpan = ({ from, until }: { from: string; until: string | null }): Span => ({
  from: new Date(from),
  until: until === null ? null : new Date(until),
})

const roleOf = (row: HeldRow) =>
  row.versions.map(({ permissions, until }) => ({ permissions, until: until === null ? null : new Date(until) }))

function ownRights(row: HeldRow, day: string): Right[] {
  const closures = row.closures.map(toSpan)
  const { accountId, login, name } = row
  return heldWithin(day, { position: row, role: roleOf(row), closures }).map((held) => ({
    ...held,
    row,
    accountId,
    login,
    name,
    substitutes: null,
  }))
}

function substitutedRights(row: HeldRow, day: string): Right[] {
  return row.substitutions.flatMap((one) => {
    const closures = [...row.closures, ...one.closures].map(toSpan)
    const substitution = { span: toSpan(one), permissions: one.permissions }
    return heldWithin(day, { position: row, role: roleOf(row), closures, substitution }).map((held) => ({
      ...held,
      row,
      accountId: one.accountId,
      login: one.login,
      name: one.name,
      substitutes: { name: row.name, reason: one.reason },
    }))
  })
}

async function toItems(ctx: Ctx, rights: readonly Right[], day: string): Promise<HeldRightData[]> {
  const nameOf = await nameUnits(
    ctx,
    rights.map(({ row }) => row.unit),
    day,
  )
  const known = new Set(ctx.services.permissions)
  const whole = spanOfDay(day)
  const part = (moment: Date | null, edge: Date | null) =>
    moment === null || moment.getTime() === edge?.getTime() ? null : isoMoment(moment)
  return rights.map(({ row, span, ...right }) => {
    return {
      accountId: right.accountId,
      login: right.login,
      name: right.name,
      role: row.role,
      roleName: row.roleNames[ctx.locale],
      unit: row.unit,
      unitName: nameOf(row.unit),
      scope: row.scope,
      permissions: right.permissions.map((permission) => ({
        permission,
        label: known.has(permission) ? ctx.t(permissionWords(permission)) : permission,
      })),
      validFrom: row.validFrom,
      validTo: row.validTo,
      from: part(span.from, whole.from),
      until: part(span.until, whole.until),
      endReason: row.endReason,
      substitutes: right.substitutes,
    }
  })
}
