import { parseNationalId } from '#kernel/crypto/national-id.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { changesOf } from '#kernel/events/personal-hash.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { parsePhone } from '#modules/identity/index.ts'
import { NATIONAL_ID, OLD_ID } from './people.personal.ts'
import { personErrors } from './person.errors.ts'
import { personEvent } from './person.events.ts'
import { tidyName, yearOf, type NewPerson, type Place } from './person.rules.ts'
import {
  noteUnused,
  placeResidences,
  removePlaces,
  residencePlaces,
  savePlaces,
  type Residence,
} from './person-place.store.ts'
import { refreshUnitWords } from './place-words.store.ts'
import { noteUnitsAbove, refreshWords } from './person-words.store.ts'
import {
  endAddresses,
  insertAddresses,
  insertPeople,
  lockPerson,
  pointTo,
  replacePhones,
  updatePerson,
  type AddressRow,
  type PersonChange,
  type PersonRow,
  type PhoneRow,
} from './person.store.ts'

const today = (ctx: Pick<Ctx, 'now'>) => civilDate(ctx.now())

type Sealing = Pick<Ctx, 'services'>

/** Registers a person and answers her id. She is seen by an office once something gives her a place (`placePeople`). */
export async function addPerson(ctx: Ctx, person: NewPerson): Promise<string> {
  const id = ctx.ids.uuid()
  await addPeople(ctx, [{ ...person, id }])
  await ctx.record([personEvent('person.added', id)])
  return id
}

/**
 * Registers many at once, with ids of the caller's and, where they are known, their places: each row of the table is
 * written once, found by all of it. It records no events: the import or admission that calls it says what happened.
 * Throws what `addPerson` throws for the first bad row.
 */
export async function addPeople(
  ctx: Ctx,
  rows: readonly (NewPerson & { id: string; places?: readonly Omit<Place, 'personId'>[] })[],
): Promise<void> {
  if (rows.length === 0) return
  const people = rows.map((row) => toRow(ctx, row.id, row))
  const phones = rows.flatMap((row) => phoneRows(row.id, row.phones ?? []))
  const addresses = rows.flatMap((row) => addressRows(ctx, row.id, row.addresses ?? []))
  const places = [
    ...rows.flatMap((row) => (row.places ?? []).map((place) => ({ ...place, personId: row.id }))),
    ...(await residencePlaces(ctx.db, residencesOf(addresses), today(ctx))),
  ]
  const above = await noteUnitsAbove(
    ctx.db,
    places.map(({ unitCode }) => unitCode),
    today(ctx),
  )
  const wordless = await insertPeople(ctx.db, { people, phones, addresses, places, above }, ctx.now())
  await refreshWords(ctx.db, wordless, today(ctx))
}

/**
 * Notes what lies above these units before people come to be known there. Whoever is the first at a unit notes it herself;
 * many who are first at the same time would wait for one another.
 */
export async function noteUnits(ctx: Pick<Ctx, 'db' | 'now'>, codes: readonly string[]): Promise<void> {
  await noteUnitsAbove(ctx.db, codes, today(ctx))
}

const residencesOf = (addresses: readonly AddressRow[]): Residence[] =>
  addresses.flatMap(({ id, person_id, kind, unit, mapOf }) =>
    kind === 'residence' ? [{ id, person_id, unit_code: unit, map_of: mapOf }] : [],
  )

/**
 * Changes what is known of a person; fields left out stay. Phones and addresses that are given replace those there are
 * (an address of the same kind ends). Throws `kernel.not_found`.
 */
export async function correctPersonRecord(ctx: Ctx, id: string, changes: Partial<NewPerson>): Promise<void> {
  const before = await lockPerson(ctx.db, id)
  if (!before) throw personErrors.notFound()
  const change = toChange(ctx, changes)
  if (Object.keys(change).length > 0) await updatePerson(ctx.db, id, change)
  if (changes.phones) await replacePhones(ctx.db, id, phoneRows(id, changes.phones))
  if (changes.addresses) {
    const kinds = [...new Set(changes.addresses.map(({ kind }) => kind))]
    const ended = await endAddresses(ctx.db, id, kinds, today(ctx))
    await removePlaces(ctx.db, 'residence', ended)
    await insertAddresses(ctx.db, addressRows(ctx, id, changes.addresses))
    await placeResidences(ctx.db, [id], today(ctx))
  }
  await refreshWords(ctx.db, [id], today(ctx))
  const words = ['name', 'other_names', 'sex', 'birth_date', 'birth_year', 'died_on'] as const
  const told = Object.fromEntries(words.flatMap((key) => (key in change ? [[key, change[key]]] : [])))
  const fields = ['phones', 'addresses', 'nationalId', 'oldId'].filter((key) => key in changes)
  await ctx.record([
    personEvent('person.corrected', id, {
      changes: changesOf(ctx, before as unknown as Record<string, unknown>, told, words),
      ...(fields.length > 0 && { replaced: fields }),
    }),
  ])
}

/** Where people are known from now on: by a membership or by where they live. Set by set; idempotent. */
export async function placePeople(ctx: Pick<Ctx, 'db' | 'now'>, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  await savePlaces(ctx.db, places)
  await refreshWords(ctx.db, [...new Set(places.map((place) => place.personId))], today(ctx))
}

/** As `placePeople`, for people who are known already and only come to be at another unit: reorganisations move many. */
export async function movePeople(ctx: Pick<Ctx, 'db' | 'now'>, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  await savePlaces(ctx.db, places)
  await refreshUnitWords(ctx.db, [...new Set(places.map((place) => place.personId))], today(ctx))
}

/** These memberships (or addresses) give nobody a place any more. */
export async function unplacePeople(
  ctx: Pick<Ctx, 'db' | 'now'>,
  source: Place['source'],
  sourceIds: readonly string[],
): Promise<void> {
  const ids = await removePlaces(ctx.db, source, sourceIds)
  await noteUnused(ctx.db, ids, ctx.now())
  await refreshWords(ctx.db, ids, today(ctx))
}

/**
 * One record goes on for another of the same person. Only a pointer: what names the other keeps naming it, so that
 * `separatePerson` takes it back without loss. Accounts and what they may do stay where they are.
 */
export async function mergePerson(ctx: Ctx, id: string, into: string, data: Record<string, unknown> = {}) {
  // Always in the same order, so that two merges of the same two wait for one another.
  for (const one of [id, into].toSorted()) await lockPerson(ctx.db, one)
  await pointTo(ctx.db, id, into)
  await refreshWords(ctx.db, [id, into], today(ctx))
  await ctx.record([
    personEvent('person.merged', id, { ...data, into }),
    personEvent('person.merged', into, { ...data, from: id }),
  ])
}

/** Takes a merge back: both records stand for themselves again. */
export async function separatePerson(ctx: Ctx, id: string, data: Record<string, unknown> = {}): Promise<void> {
  const before = await lockPerson(ctx.db, id)
  if (!before?.merged_into) throw personErrors.notFound()
  await pointTo(ctx.db, id, null)
  await refreshWords(ctx.db, [id, before.merged_into], today(ctx))
  await ctx.record([
    personEvent('person.separated', id, { ...data, from: before.merged_into }),
    personEvent('person.separated', before.merged_into, { ...data, from: id }),
  ])
}

/** Under which hashes a person with this number is found. */
export const idHashes = ({ services }: Sealing, id: { nationalId?: string; oldId?: string }) => ({
  national: id.nationalId === undefined ? null : keyedHash(services.lookupKey, id.nationalId, NATIONAL_ID),
  old: id.oldId === undefined ? null : keyedHash(services.lookupKey, id.oldId, OLD_ID),
})

function toRow(ctx: Sealing, id: string, person: NewPerson): PersonRow {
  return {
    id,
    name: tidyName(person.name),
    other_names: (person.otherNames ?? []).map(tidyName).filter((name) => name !== ''),
    sex: person.sex ?? null,
    birth_date: person.birthDate ?? null,
    birth_year: yearOf(person),
    ...sealedIds(ctx, { nationalId: person.nationalId ?? '', oldId: person.oldId ?? '' }),
  }
}

function sealedIds(ctx: Sealing, { nationalId, oldId }: { nationalId: string; oldId: string }) {
  const id = nationalId === '' ? undefined : parseNationalId(nationalId)
  if (nationalId !== '' && id === undefined) throw personErrors.badNationalId()
  if (oldId !== '' && !/^\d{9}$/.test(oldId)) throw personErrors.badOldId()
  const { aead } = ctx.services
  const hashes = idHashes(ctx, { ...(id && { nationalId: id }), ...(oldId !== '' && { oldId }) })
  return {
    national_id_sealed: id === undefined ? null : aead.encrypt(id, NATIONAL_ID),
    national_id_hash: hashes.national,
    old_id_sealed: oldId === '' ? null : aead.encrypt(oldId, OLD_ID),
    old_id_hash: hashes.old,
  }
}

function toChange(ctx: Sealing, changes: Partial<NewPerson>): PersonChange {
  const sealed = sealedIds(ctx, { nationalId: changes.nationalId ?? '', oldId: changes.oldId ?? '' })
  const { national_id_sealed, national_id_hash, old_id_sealed, old_id_hash } = sealed
  return {
    ...(changes.name !== undefined && { name: tidyName(changes.name) }),
    ...(changes.otherNames !== undefined && { other_names: changes.otherNames.map(tidyName) }),
    ...(changes.sex !== undefined && { sex: changes.sex }),
    ...((changes.birthDate !== undefined || changes.birthYear !== undefined) && {
      birth_date: changes.birthDate ?? null,
      birth_year: yearOf(changes),
    }),
    ...(changes.nationalId !== undefined && { national_id_sealed, national_id_hash }),
    ...(changes.oldId !== undefined && { old_id_sealed, old_id_hash }),
  }
}

function phoneRows(id: string, phones: NonNullable<NewPerson['phones']>): PhoneRow[] {
  const rows = phones.map(({ phone, kind = 'own' }, sort) => {
    const parsed = parsePhone(phone)
    if (parsed === undefined) throw personErrors.badPhone()
    return { person_id: id, phone: parsed, kind, sort }
  })
  // The same number told twice is one: what was said first of it holds.
  return rows.filter((row, at) => rows.findIndex(({ phone }) => phone === row.phone) === at)
}

const addressRows = (ctx: Pick<Ctx, 'ids'>, id: string, addresses: NonNullable<NewPerson['addresses']>): AddressRow[] =>
  addresses.map((address) => ({
    ...address,
    line: address.line.normalize('NFC').trim(),
    id: ctx.ids.uuid(),
    person_id: id,
  }))
