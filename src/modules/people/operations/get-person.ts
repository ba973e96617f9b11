import { z } from 'zod'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { findUnits, findUnitsEver, mapOnto, nameUnits, unitName, type Unit } from '#modules/units/index.ts'
import { NATIONAL_ID, OLD_ID } from '../people.personal.ts'
import { openFields } from '../person-correction.store.ts'
import { personErrors } from '../person.errors.ts'
import { mayReadPerson, mayWritePerson, READ } from '../person.policy.ts'
import { personOfAccount, unitsOfPeople } from '../person.questions.ts'
import { ByPerson, OwnPerson, PersonView } from '../person.schema.ts'
import { readPerson, type AddressRecord, type PersonRecord } from '../person-view.reads.ts'
import { Photo, photoOf } from './person-photo.ts'
import { maskedId, maskedPhones, maskOldId } from '../person-view.rules.ts'

/** What is known of a person, numbers masked; by any id of hers. Whoever looks is in the access log. */
export const getPerson = question({
  name: 'people.get',
  permission: READ,
  input: ByPerson,
  output: PersonView,
  reveals: (_input, { id, households }) => [
    { type: 'person', id },
    ...households.flatMap(({ members }) =>
      members.flatMap((one) => (one.readable ? [{ type: 'person', id: one.id, columns: ['name'] }] : [])),
    ),
  ],
  async run(ctx, { person: id }) {
    const person = await readPerson(ctx.db, id, civilDate(ctx.now()))
    if (!person) throw personErrors.notFound()
    const units = person.places.map((place) => place.unit_code)
    ctx.allow(mayReadPerson(ctx.actor, units))
    return {
      ...factsOf(ctx, person),
      addresses: await addressesOf(ctx, person.addresses),
      households: await householdsOf(ctx, person),
      places: await placesOf(ctx, person),
      ...(await accountsOf(ctx, person)),
      waiting: (await openFields(ctx.db, person.id)).size,
      can: mayWritePerson(ctx.actor, units).allowed ? (['write'] as const).slice() : [],
    }
  },
})

/** What the office knows of the caller as a person: numbers of her phones in full, of her card masked. */
export const getOwnPerson = question({
  name: 'people.get-own',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: OwnPerson,
  async run(ctx) {
    const id = await ownPersonId(ctx)
    const person = id && (await readPerson(ctx.db, id, civilDate(ctx.now())))
    if (!person) return { person: null }
    const facts = factsOf(ctx, person)
    const addresses = await addressesOf(ctx, person.addresses)
    const places = await placesOf(ctx, person)
    // With whom she lives is told by relation only: the others' names are theirs, and the household may be wrong.
    const households = (await householdsOf(ctx, person)).map((one) => ({
      ...one,
      members: one.members.map(({ relation }) => ({ relation })),
    }))
    return { person: { ...facts, phones: person.phones, addresses, households, places } }
  },
})

/** As herself only: not of machines, and never as whom she acts for. */
export async function ownPersonId({ db, actor }: Pick<Ctx, 'db' | 'actor'>): Promise<string | undefined> {
  if (actor.kind !== 'account' || actor.accountId === null || actor.machine || actor.onBehalfOf) return undefined
  return personOfAccount(db, actor.accountId)
}

/** Her own picture. */
export const getOwnPhoto = question({
  name: 'people.get-own-photo',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: Photo,
  async run(ctx) {
    const id = await ownPersonId(ctx)
    if (id === undefined) throw personErrors.notFound()
    return photoOf(ctx, id)
  },
})

function factsOf(ctx: Ctx, person: PersonRecord) {
  const { id, version, name, sex, photo, merged } = person
  const open = (sealed: string | null, context: string) => sealed && ctx.services.aead.decrypt(sealed, context)
  const oldId = open(person.old_id_sealed, OLD_ID)
  return {
    id,
    version,
    name,
    sex,
    merged,
    photo: photo !== null,
    otherNames: person.other_names,
    birthDate: person.birth_date,
    birthYear: person.birth_year,
    diedOn: person.died_on,
    nationalId: maskedId(open(person.national_id_sealed, NATIONAL_ID)),
    oldId: oldId === null ? null : maskOldId(oldId),
    phones: maskedPhones(person.phones),
  }
}

const nameOf = (ctx: Ctx, units: ReadonlyMap<string, Unit>, code: string) => {
  const unit = units.get(code)
  return { code, name: unit ? unitName(unit, ctx.locale) : code }
}

/** Each address under the map of its day, and beside it what that unit is today. */
async function addressesOf(ctx: Ctx, addresses: readonly AddressRecord[]): Promise<PersonView['addresses']> {
  const today = civilDate(ctx.now())
  return Promise.all(
    addresses.map(async ({ id, kind, line, unit_code: code, map_of: mapOf, valid_to: validTo }) => {
      const then = await findUnitsEver(ctx.db, [code], mapOf)
      const path = then.get(code)?.path.toReversed() ?? [code]
      const above = await findUnitsEver(ctx.db, path, mapOf)
      const heirs = ((await mapOnto(ctx.db, [code], mapOf, today)).get(code) ?? []).map((heir) => heir.code)
      const now = await findUnits(ctx.db, heirs, today)
      const name = path.map((one) => nameOf(ctx, above, one).name).join(', ')
      const known = heirs.filter((one) => now.has(one)).map((one) => nameOf(ctx, now, one))
      const same = known.length === 1 && known[0]?.name === nameOf(ctx, above, code).name
      return { id, kind, line, mapOf, validTo, written: { code, name }, today: known, changed: !same }
    }),
  )
}

async function householdsOf(ctx: Ctx, { households }: PersonRecord): Promise<PersonView['households']> {
  const today = civilDate(ctx.now())
  const names = await nameUnits(
    ctx,
    households.map((one) => one.unit_code),
    today,
  )
  const all = households.flatMap(({ members }) => (members ?? []).map((member) => member.id))
  const places = await unitsOfPeople(ctx.db, all)
  return households.map(({ unit_code: code, members, ...household }) => ({
    ...household,
    unit: { code, name: names(code) },
    members: (members ?? []).map((member) => {
      const readable = mayReadPerson(ctx.actor, places.get(member.id) ?? []).allowed
      return { ...member, name: readable ? member.name : '', readable }
    }),
  }))
}

async function placesOf(ctx: Ctx, { places }: PersonRecord): Promise<PersonView['places']> {
  const names = await nameUnits(
    ctx,
    places.map((place) => place.unit_code),
    civilDate(ctx.now()),
  )
  return places.map(({ source, source_id: sourceId, unit_code: unit, number }) => ({
    source,
    sourceId,
    unit,
    number,
    name: names(unit),
  }))
}

async function accountsOf(ctx: Ctx, { accounts, claims }: PersonRecord) {
  const ids = [...accounts, ...claims].map((one) => one.account_id)
  const known = await findAccounts(ctx.db, ids)
  const moment = (at: string) => isoMoment(new Date(at))
  return {
    accounts: accounts.map((one) => ({ name: known.get(one.account_id)?.name ?? '', linkedAt: moment(one.linked_at) })),
    claims: claims.map((one) => ({
      id: one.id,
      name: known.get(one.account_id)?.name ?? '',
      matchedBy: one.matched_by,
      madeAt: moment(one.made_at),
    })),
  }
}
