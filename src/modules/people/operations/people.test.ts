import { beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { createPerson } from '#modules/identity/index.ts'
import { addPerson, claimPeople, personOfAccount, placePeople, type NewPerson } from '../index.ts'
import { peoplePersonal } from '../people.personal.ts'
import { correctPerson } from './correct-person.ts'
import { decideClaim } from './decide-claim.ts'
import { getOwnPerson, getPerson } from './get-person.ts'
import { joinHousehold, leaveHousehold } from './households.ts'
import { getPhoto, setPhoto } from './person-photo.ts'
import { refreshPlaces } from './refresh-places.ts'
import { registerPerson } from './register-person.ts'
import { revealPersonId, showPhones } from './reveal-person.ts'
import { searchPeople } from './search-people.ts'
import { callWithin } from '../testing/fixtures.ts'

const { pool, owner } = await testDatabase()
const { run, runtime, setNow } = testRuntime({ pool, personalData: peoplePersonal })

const within = callWithin({ run })

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const may = ['people:read', 'people:write']
const at = (n: number, unit: string, ...below: string[]): Actor => {
  const actor = officer({ accountId: id(n), role: 'union_cadre', unit, permissions: may })
  return { ...actor, positions: actor.positions.map((one) => ({ ...one, units: [unit, ...below] })) }
}
const here = at(1, 'PN20965', 'PN20965-01')
const head = at(2, 'PN20965-01')
const there = at(3, 'PN20971')
const commune = at(4, '20965')

/** A grey JPEG of 8 by 8 points. */
const jpeg = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
    'base64',
  ),
)
const hanh: NewPerson = {
  name: 'Nguyễn Thị Hạnh',
  sex: 'female',
  birthYear: 1985,
  nationalId: '048185001234',
  phones: [{ phone: '0905123456' }],
}
let hers = ''
const place = (personId: string, unitCode: string, n: number, number?: string) =>
  within((ctx) =>
    placePeople(ctx, [{ personId, unitCode, source: 'membership', sourceId: id(n), number: number ?? null }]),
  )
const find = async (q: string, actor: Actor = here) => {
  const { items } = await run(searchPeople, { q }, actor)
  return items.map((item) => item.name)
}

beforeAll(async () => {
  await owner.query(
    `insert into accounts (id, display_name, created_at) select n::uuid, 'Cán bộ', now() from unnest($1::text[]) as n`,
    [[1, 2, 3, 4, 5, 6].map(id)],
  )
  await owner.query(`
    insert into units (id, code, tree, level, name, name_en, parent_code, place_code, identifier, valid_from, valid_to) values
      (gen_random_uuid(), '48', 'administration', 'province', 'Thành phố Đà Nẵng', 'Da Nang City', null, null, '48', '1997-01-01', null),
      (gen_random_uuid(), '20965', 'administration', 'commune', 'Xã Núi Thành', 'Nui Thanh Commune', '48', null, '20965', '2025-07-01', null),
      (gen_random_uuid(), '20971', 'administration', 'commune', 'Xã Tam Mỹ', 'Tam My Commune', '48', null, '20971', '2025-07-01', null),
      (gen_random_uuid(), 'PN48', 'womens_union', 'union_province', 'Hội LHPN Đà Nẵng', 'Da Nang Union', null, '48', 'PN48', '1997-01-01', null),
      (gen_random_uuid(), 'PN20965', 'womens_union', 'union_commune', 'Hội LHPN xã Núi Thành', 'Nui Thanh Union', 'PN48', '20965', 'PN20965', '2025-07-01', null),
      (gen_random_uuid(), 'PN20971', 'womens_union', 'union_commune', 'Hội LHPN xã Tam Mỹ', 'Tam My Union', 'PN48', '20971', 'PN20971', '2025-07-01', null),
      (gen_random_uuid(), 'PN20965-01', 'womens_union', 'union_branch', 'Chi hội An Hải', 'An Hai Branch', 'PN20965', null, 'PN20965-01', '2025-07-01', null);
    insert into unit_successions values ('20980', '20965', 'part', '2025-07-01'), ('20980', '20971', 'part', '2025-07-01')`)
  hers = await within((ctx) => addPerson(ctx, hanh))
  await place(hers, 'PN20965-01', 11, 'NT-0042')
  const lan = await within((ctx) =>
    addPerson(ctx, { name: 'Trần Thị Lan', birthYear: 1985, phones: [{ phone: '0912999456' }] }),
  )
  await place(lan, 'PN20971', 12)
  const thanh = await within((ctx) => addPerson(ctx, { name: 'Lê Thanh Hành', birthYear: 1990 }))
  await place(thanh, 'PN20965', 13)
})

describe('searching', () => {
  test('finds her by words in any order, without accents, with a place and a year', async () => {
    expect(await find('hanh nui thanh 1985')).toEqual(['Nguyễn Thị Hạnh'])
    expect(await find('1985 hanh nguyen')).toEqual(['Nguyễn Thị Hạnh'])
    expect(await find('hanh an hai')).toEqual(['Nguyễn Thị Hạnh'])
    expect(await find('hanh')).toEqual(['Lê Thanh Hành', 'Nguyễn Thị Hạnh'])
  })
  test('accents that were typed are kept where somebody has them', async () => {
    expect(await find('hạnh')).toEqual(['Nguyễn Thị Hạnh'])
    expect(await find('hánh')).toEqual(['Lê Thanh Hành', 'Nguyễn Thị Hạnh'])
  })
  test('finds her by the end of her phone, her member number, her identity number', async () => {
    for (const q of ['456', '3456', '123456', '0905 123 456', 'nt-0042', '048185001234'])
      expect(await find(q), q).toEqual(['Nguyễn Thị Hạnh'])
    expect(await find('999999')).toEqual([])
  })
  test('a commune finds its own, a branch head her branch, a leader all below', async () => {
    expect(await find('1985', there)).toEqual(['Trần Thị Lan'])
    expect(await find('hanh', head)).toEqual(['Nguyễn Thị Hạnh'])
    expect(await find('lan', here)).toEqual([])
    expect(await find('hanh', commune)).toEqual([])
    expect(await find('1985', at(5, 'PN48', 'PN20965', 'PN20965-01', 'PN20971'))).toHaveLength(2)
  })
  test('shows phones masked, and is in the access log', async () => {
    const { items } = await run(searchPeople, { q: 'nt-0042' }, here)
    expect(items[0]).toMatchObject({ phone: '+84••••••456', places: [{ unit: 'PN20965-01', number: 'NT-0042' }] })
    const { rows } = await pool.query(`select data from events where type = 'access.read' and $1 = any(subjects)`, [
      hers,
    ])
    expect(rows.length).toBeGreaterThan(0)
  })
  test('pages one after the other, none twice and none left out', async () => {
    for (let n = 0; n < 7; n += 1)
      await place(await within((ctx) => addPerson(ctx, { name: `Phan Thị Trang ${'ABCDEFG'[n]}` })), 'PN20965', 100 + n)
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const found = await run(searchPeople, { q: 'phan trang', limit: 3, cursor }, here)
      seen.push(...found.items.map((item) => item.id))
      if (found.next === null) break
      cursor = found.next
    }
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
  })
})

describe('the page of a person', () => {
  test('is there for her units, for everybody else there is no such person', async () => {
    expect(await run(getPerson, { person: hers }, head)).toMatchObject({
      name: 'Nguyễn Thị Hạnh',
      nationalId: '048*****1234',
      can: ['write'],
    })
    await expect(run(getPerson, { person: hers }, there)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(run(showPhones, { person: hers }, there)).rejects.toMatchObject({ kind: 'not_found' })
  })
  test('phones and numbers in full are looks of their own', async () => {
    expect(await run(showPhones, { person: hers }, head)).toEqual({ phones: [{ phone: '+84905123456', kind: 'own' }] })
    await expect(run(revealPersonId, { person: hers, reason: ' ' }, here)).rejects.toMatchObject({ kind: 'invalid' })
    expect(await run(revealPersonId, { person: hers, reason: 'Làm thẻ' }, here)).toMatchObject({
      nationalId: '048185001234',
    })
    const { rows } = await pool.query(
      `select data->'reveals' as r from events where type = 'access.read' and $1 = any(subjects) and data->>'operation' = 'people.reveal-id'`,
      [hers],
    )
    expect(rows[0].r).toMatchObject([{ columns: ['national_id'], reason: 'Làm thẻ' }])
  })
  test('an address under the old map stands beside the new one; once asked, it is settled', async () => {
    const moved = await within((ctx) =>
      addPerson(ctx, {
        name: 'Võ Thị Sáu',
        addresses: [{ kind: 'residence', line: 'Thôn 3', unit: '20980', mapOf: '2024-01-01' }],
      }),
    )
    await place(moved, 'PN20965', 14)
    const before = await run(getPerson, { person: moved }, here)
    expect(before.addresses[0]?.today.map(({ code }) => code).toSorted()).toEqual(['20965', '20971'])
    await run(correctPerson, { person: moved, addresses: [{ unit: '20965', line: 'Thôn 3' }] }, here)
    const after = await run(getPerson, { person: moved }, here)
    expect(after.addresses.map((one) => [one.written.code, one.changed, one.validTo === null])).toEqual([
      ['20965', false, true],
      ['20980', true, false],
    ])
    expect(after.places.map(({ unit }) => unit).toSorted()).toEqual(['20965', 'PN20965'])
  })
  test('two officers who correct at once: the second is told', async () => {
    const { version } = await run(getPerson, { person: hers }, here)
    await run(correctPerson, { person: hers, version, otherNames: ['Út'] }, here)
    await expect(run(correctPerson, { person: hers, version, birthYear: 1986 }, here)).rejects.toMatchObject({
      code: 'people.changed_meanwhile',
    })
    await expect(run(correctPerson, { person: hers, birthDate: '2030-01-01' }, here)).rejects.toMatchObject({
      code: 'people.bad_birth',
    })
  })
  test('a household by its number: two people find one another there', async () => {
    const child = await within((ctx) => addPerson(ctx, { name: 'Trần Bé', birthYear: 2015 }))
    await place(child, 'PN20965-01', 15)
    const where = { unit: '20965', number: 'H-7', line: 'An Hải' }
    const { household } = await run(joinHousehold, { person: hers, ...where, relation: 'head' }, here)
    expect((await run(joinHousehold, { person: child, ...where, relation: 'child' }, here)).household).toBe(household)
    expect((await run(getPerson, { person: child }, here)).households[0]?.members).toMatchObject([
      { name: 'Nguyễn Thị Hạnh', relation: 'head', readable: true },
    ])
    await run(leaveHousehold, { person: child, household }, here)
    await expect(run(leaveHousehold, { person: child, household }, here)).rejects.toMatchObject({ kind: 'not_found' })
  })
  test('a household of a commune where one does not work is joined by nobody, and whom one may not see has no name in it', async () => {
    const stranger = await within((ctx) => addPerson(ctx, { name: 'Phạm Thị Lạ', birthYear: 1970 }))
    await place(stranger, 'PN20971', 61)
    const where = { number: 'H-9', line: '', relation: 'other' } as const
    await run(joinHousehold, { person: stranger, unit: '20971', ...where }, there)
    await expect(run(joinHousehold, { person: hers, unit: '20971', ...where }, here)).rejects.toMatchObject({
      code: 'people.not_your_commune',
    })
    await run(joinHousehold, { person: stranger, unit: '20971', ...where }, there)
    const own = await within((ctx) => addPerson(ctx, { name: 'Phạm Văn Quen', birthYear: 1960 }))
    await place(own, 'PN20965', 62)
    await place(own, 'PN20971', 63)
    await run(joinHousehold, { person: own, unit: '20971', ...where }, there)
    const [household] = (await run(getPerson, { person: own }, here)).households
    expect(household?.members).toEqual([{ id: stranger, name: '', relation: 'other', readable: false }])
    expect((await run(getPerson, { person: own }, there)).households[0]?.members[0]?.name).toBe('Phạm Thị Lạ')
  })
  test('of two officers who correct the same version at the same moment one is told', async () => {
    const { version } = await run(getPerson, { person: hers }, here)
    const correct = (nick: string) => run(correctPerson, { person: hers, version, otherNames: [nick] }, here)
    const done = await Promise.allSettled([correct('Ba'), correct('Tư')])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
  test('a picture is a picture', async () => {
    await run(setPhoto, { person: hers, bytes: jpeg }, here)
    expect((await run(getPhoto, { person: hers }, head)).mediaType).toBe('image/jpeg')
    await expect(run(getPhoto, { person: hers }, there)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(run(setPhoto, { person: hers, bytes: new TextEncoder().encode('<svg/>') }, here)).rejects.toThrow()
    await run(setPhoto, { person: hers, bytes: null }, here)
    expect((await run(getPerson, { person: hers }, here)).photo).toBe(false)
  })
})

test('who lives here is registered by the commune, and by nobody else’s', async () => {
  const person = { name: 'Hồ Văn Chín', birthYear: 1950, address: { unit: '20965', line: 'Thôn 1' } }
  const { id: made } = await run(registerPerson, person, commune)
  expect((await run(getPerson, { person: made }, commune)).places).toMatchObject([
    { source: 'residence', unit: '20965' },
  ])
  await expect(run(registerPerson, person, there)).rejects.toMatchObject({ code: 'people.not_your_commune' })
})

test('an account that shares her confirmed phone waits for an officer’s yes, and gets no rights by it', async () => {
  const account = await within((ctx) =>
    createPerson(ctx, { name: 'Nguyễn Thị Hạnh', locale: 'vi', level: 1, phone: '+84905123456' }),
  )
  const stranger = await within((ctx) =>
    createPerson(ctx, { name: 'Bùi Văn Tám', locale: 'vi', level: 1, phone: '+84912999456' }),
  )
  expect(await within((ctx) => claimPeople(ctx, account))).toBe(1)
  expect(await within((ctx) => claimPeople(ctx, stranger))).toBe(0)
  expect(await personOfAccount(runtime.db, account)).toBeUndefined()
  const [claim] = (await run(getPerson, { person: hers }, here)).claims
  expect(claim).toMatchObject({ name: 'Nguyễn Thị Hạnh', matchedBy: ['phone'] })
  await expect(run(decideClaim, { claim: claim?.id ?? '', decision: 'link' }, there)).rejects.toMatchObject({
    kind: 'not_found',
  })
  await run(decideClaim, { claim: claim?.id ?? '', decision: 'link' }, here)
  expect(await personOfAccount(runtime.db, account)).toBe(hers)
  const { rows } = await pool.query('select 1 from positions where account_id = $1', [account])
  expect(rows).toEqual([])
})

test('when a branch comes under another commune, its people are found there within the hour', async () => {
  await owner.query(`update units set parent_code = 'PN20971' where code = 'PN20965-01'`)
  setNow('2026-11-21T09:00:00+07:00')
  expect(await run(refreshPlaces, {}, systemActor)).toMatchObject({ units: 1 })
  expect(await run(refreshPlaces, {}, systemActor)).toMatchObject({ units: 0 })
  expect(await find('nt-0042', at(6, 'PN20971', 'PN20965-01'))).toEqual(['Nguyễn Thị Hạnh'])
})

test('she sees what is known of her as a person, her phones in full; of those she lives with only the relation', async () => {
  const account = randomUUID()
  await pool.query(`insert into accounts (id, display_name, created_at) values ($1, 'Hạnh', now())`, [account])
  await pool.query(`insert into person_accounts (account_id, person_id, linked_at) values ($1, $2, now())`, [
    account,
    hers,
  ])
  const her = officer({ accountId: account, role: 'resident', unit: 'PN20971', permissions: [] })
  const { person } = await run(getOwnPerson, {}, her)
  expect(person).toMatchObject({ id: hers })
  expect(person?.phones[0]?.phone).toMatch(/^\+84\d{9}$/)
  expect(person?.nationalId ?? '*').toContain('*')
  for (const { members } of person?.households ?? [])
    for (const one of members) expect(Object.keys(one)).toEqual(['relation'])
  // Somebody without a person here, or who acts for somebody else, sees nobody.
  expect(await run(getOwnPerson, {}, at(9, 'PN20965'))).toEqual({ person: null })
  expect(await run(getOwnPerson, {}, { ...her, onBehalfOf: { kind: 'guardian' } as never })).toEqual({ person: null })
})

test('a phone is added to those she has, and one of them taken away, without seeing the others in full', async () => {
  const them = () => run(showPhones, { person: who }, head)
  const who = await within((ctx) =>
    addPerson(ctx, {
      name: 'Lý Thị Hai',
      birthYear: 1970,
      phones: [{ phone: '0905700001' }, { phone: '0905700002', kind: 'shared' }],
    }),
  )
  await place(who, 'PN20965-01', 71)
  await run(
    correctPerson,
    { person: who, addPhones: [{ phone: '0905 700 003', kind: 'zalo' }, { phone: '0905700001' }] },
    head,
  )
  expect((await them()).phones).toEqual([
    { phone: '+84905700001', kind: 'own' },
    { phone: '+84905700002', kind: 'shared' },
    { phone: '+84905700003', kind: 'zalo' },
  ])
  await run(correctPerson, { person: who, dropPhones: [0] }, head)
  expect((await them()).phones.map(({ phone }) => phone)).toEqual(['+84905700002', '+84905700003'])
  expect(await find('ly hai 0003', head)).toEqual(['Lý Thị Hai'])
})
