import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { somebodyHolds } from '#modules/identity/index.ts'
import { findUnits, findUnitsEver, unitName } from '#modules/units/index.ts'
import { BEFORE, NATIONAL_ID, PROPOSED } from './people.personal.ts'
import {
  inWords,
  isNumber,
  spelled,
  type Correctable,
  type FieldValues,
  type Proposed,
} from './person-correction.rules.ts'
import type { CorrectedField, OwnCorrection, PersonCorrections } from './person-correction.schema.ts'
import { mayDecideOn, mayWritePerson, WRITE } from './person.policy.ts'
import { accountsOfPerson, unitsOfPeople } from './person.questions.ts'
import type { PersonCorrectionRow } from './person.table.ts'
import { readPerson, type PersonRecord } from './person-view.reads.ts'

type Reading = Pick<Ctx, 'db' | 'locale' | 't' | 'now' | 'services'>

/** Messages that name the fields. */
const labels = {
  name: 'people.page.name',
  other_names: 'people.page.other_names',
  sex: 'people.page.sex',
  birth: 'people.page.birth',
  phones: 'people.page.phone',
  residence: 'people.page.residence',
  national_id: 'people.page.national_id',
} as const satisfies Record<Correctable, string>
export const fieldLabel = (ctx: Pick<Ctx, 't'>, field: Correctable): string => ctx.t(labels[field])

/** What stands in the fields of her record now. */
export function valuesOf(ctx: Pick<Ctx, 'services'>, person: PersonRecord): FieldValues {
  const home = person.addresses.find((one) => one.kind === 'residence' && one.valid_to === null)
  const { national_id_sealed: sealed } = person
  return {
    name: person.name,
    other_names: person.other_names,
    sex: person.sex,
    birth: { date: person.birth_date, year: person.birth_year },
    phones: person.phones,
    residence: home ? { line: home.line, unit: home.unit_code, mapOf: home.map_of } : null,
    national_id: sealed && ctx.services.aead.decrypt(sealed, NATIONAL_ID),
  }
}

/** The same value gives the same text, which tells nothing of it. */
export const fingerprint = (ctx: Pick<Ctx, 'services'>, value: Proposed): string =>
  keyedHash(ctx.services.lookupKey, spelled(value), 'person_corrections.seen')

export const only = (field: Correctable, values: FieldValues): Proposed => ({ [field]: values[field] })
const opened = (ctx: Pick<Ctx, 'services'>, field: Correctable, sealed: string, context: string): Proposed => ({
  [field]: JSON.parse(ctx.services.aead.decrypt(sealed, context)) as FieldValues[Correctable],
})
/** What stood there when she proposed, and what she proposed, by the row's field. */
export const beforeOf = (ctx: Pick<Ctx, 'services'>, row: PersonCorrectionRow): Proposed =>
  opened(ctx, row.field, row.before_enc, BEFORE)
export const proposedOf = (ctx: Pick<Ctx, 'services'>, row: PersonCorrectionRow): Proposed =>
  opened(ctx, row.field, row.proposed_enc, PROPOSED)

/** Whether at her units there is somebody beside herself who may decide; a resident whom no office keeps has nobody. */
export async function somebodyDecides(ctx: Pick<Ctx, 'db' | 'now'>, person: string): Promise<boolean> {
  const asOf = civilDate(ctx.now())
  const places = (await unitsOfPeople(ctx.db, [person])).get(person) ?? []
  const above = [...(await findUnits(ctx.db, places, asOf)).values()].flatMap(({ path }) => path)
  const except = await accountsOfPerson(ctx.db, person)
  return somebodyHolds(ctx.db, { permission: WRITE, units: [...new Set([...places, ...above])], asOf, except })
}

/** Names of units, each on the day of its map, the unit first and those above it after it. */
async function placeNames(ctx: Reading, values: readonly Proposed[]) {
  const names = new Map<string, string>()
  for (const { residence } of values) {
    if (!residence || names.has(`${residence.mapOf} ${residence.unit}`)) continue
    const { unit: code, mapOf } = residence
    const path = (await findUnitsEver(ctx.db, [code], mapOf)).get(code)?.path.toReversed() ?? [code]
    const found = await findUnitsEver(ctx.db, path, mapOf)
    const name = (one: string) => unitName(found.get(one) ?? { name: one, nameEn: one }, ctx.locale)
    names.set(`${mapOf} ${code}`, path.map(name).join(', '))
  }
  return ({ unit, mapOf }: NonNullable<FieldValues['residence']>) => names.get(`${mapOf} ${unit}`) ?? unit
}

/** Her own proposals; phones as she wrote them, the number of her card masked as everywhere. */
export async function toOwnCorrections(ctx: Reading, rows: readonly PersonCorrectionRow[]): Promise<OwnCorrection[]> {
  const read = rows.map((row) => ({ row, before: beforeOf(ctx, row), proposed: proposedOf(ctx, row) }))
  const place = await placeNames(
    ctx,
    read.flatMap(({ before, proposed }) => [before, proposed]),
  )
  const words = (value: Proposed, field: Correctable) => inWords(value, { t: ctx.t, place }, field !== 'national_id')
  return read.map(({ row, before, proposed }) => ({
    id: row.id,
    field: row.field,
    label: fieldLabel(ctx, row.field),
    before: words(before, row.field),
    proposed: words(proposed, row.field),
    note: row.note,
    state: row.state,
    decision: row.decision,
    proposedAt: isoMoment(row.proposed_at),
    decidedAt: row.decided_at && isoMoment(row.decided_at),
  }))
}

/**
 * What was sent together, for who decides; undefined when the record is there no more. `open`: the proposal whose number
 * is shown in full, which the caller has noted as a look.
 */
export async function toPersonCorrections(
  ctx: Reading & Pick<Ctx, 'actor'>,
  rows: readonly PersonCorrectionRow[],
  open?: string,
): Promise<PersonCorrections | undefined> {
  const [first] = rows
  const person = first && (await readPerson(ctx.db, first.person_id, civilDate(ctx.now())))
  if (!first || !person) return undefined
  const now = valuesOf(ctx, person)
  const units = [...new Set(person.places.map(({ unit_code: code }) => code))]
  const covered = units.filter((unit) => mayWritePerson(ctx.actor, [unit]).allowed)
  const known = await findUnits(ctx.db, covered, civilDate(ctx.now()))
  const accounts = person.accounts.map(({ account_id: id }) => id)
  return {
    sending: first.sending,
    person: person.id,
    name: person.name,
    unitName: [...known.values()].map((unit) => unitName(unit, ctx.locale)).join(', '),
    note: first.note,
    proposedAt: isoMoment(first.proposed_at),
    fields: await correctedFields(ctx, rows, now, open),
    may: mayDecideOn(ctx.actor, units, accounts).allowed,
  }
}

async function correctedFields(
  ctx: Reading,
  rows: readonly PersonCorrectionRow[],
  now: FieldValues,
  open: string | undefined,
): Promise<CorrectedField[]> {
  const read = rows.map((row) => ({
    row,
    before: beforeOf(ctx, row),
    current: only(row.field, now),
    proposed: proposedOf(ctx, row),
  }))
  const place = await placeNames(
    ctx,
    read.flatMap(({ before, current, proposed }) => [before, current, proposed]),
  )
  return read.map(({ row: { id, field }, before, current, proposed }) => {
    const masked = isNumber(field) && id !== open
    const words = (value: Proposed) => inWords(value, { t: ctx.t, place }, !masked)
    const seen = fingerprint(ctx, current)
    return {
      id,
      field,
      label: fieldLabel(ctx, field),
      before: words(before),
      current: words(current),
      proposed: words(proposed),
      changed: fingerprint(ctx, before) !== seen,
      masked,
      seen,
    }
  })
}
