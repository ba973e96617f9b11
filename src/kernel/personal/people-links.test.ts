import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createAead } from '#kernel/crypto/aead.ts'
import { createDb, type Db } from '#kernel/db/db.ts'
import { holdsPersonal, type DeclaredTable, type PersonalData } from '#kernel/manifest/personal-data.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { erasePersonal } from './erase.ts'
import { planErasure } from './erasure-plan.ts'
import { findPersonal } from './find-personal.ts'
import { planRetention } from './retention-plan.ts'
import { countDue, type IsHeld } from './retention-sweep.ts'
import { thingsOfAccounts } from './person-links.ts'

const { owner: pool } = await testDatabase()
const db = createDb(pool)
const aead = createAead([{ id: 'test', key: new Uint8Array(32).fill(7), from: '2026-01-01' }])
const lookupKey = new Uint8Array(32).fill(3)

const base = { purposes: ['know_people'], seenBy: ['self'], erase: 'delete', retention: { duty: 'office' } } as const
const inventory: PersonalData = [
  {
    table: 'people',
    none: [],
    personal: { id: { kind: 'reference' }, name: { kind: 'name' } },
    subjects: [
      { kind: 'person', column: 'id', leads: true },
      { kind: 'person', column: 'merged_into', leads: true },
    ],
    ...base,
  },
  {
    table: 'person_accounts',
    none: [],
    personal: { account_id: { kind: 'reference' }, person_id: { kind: 'reference' } },
    subjects: [
      { kind: 'account', column: 'account_id' },
      { kind: 'person', column: 'person_id', leads: true },
    ],
    ...base,
  },
  {
    table: 'memberships',
    none: [],
    personal: { id: { kind: 'reference' }, number: { kind: 'membership' } },
    subjects: [
      { kind: 'membership', column: 'id', leads: true },
      { kind: 'person', column: 'person_id' },
    ],
    ...base,
  },
  {
    table: 'l_dues',
    none: ['at'],
    personal: { id: { kind: 'reference' }, membership_id: { kind: 'finance' } },
    subjects: [{ kind: 'membership', column: 'membership_id' }],
    ...base,
    retention: { rule: 'dues_record', after: 'at' },
  },
  {
    table: 'l_couples',
    none: [],
    personal: { id: { kind: 'reference' }, one: { kind: 'household' }, other: { kind: 'household' } },
    subjects: [
      { kind: 'person', column: 'one' },
      { kind: 'person', column: 'other' },
    ],
    ...base,
  },
]
const tables: DeclaredTable[] = inventory.filter(holdsPersonal)

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const account = id(1)
const [hanh, hanhBefore, husband, membership] = [id(11), id(12), id(13), id(21)]

beforeAll(async () => {
  await pool.query(`
    create table l_dues (id uuid primary key, membership_id uuid not null, at timestamptz not null);
    create table l_couples (id uuid primary key, one uuid not null, other uuid not null);
    insert into accounts (id, display_name, created_at) values ('${account}', 'Hạnh', now()), ('${id(2)}', 'Chồng', now());
    insert into people (id, name, merged_into, created_at) values
      ('${hanh}', 'Nguyễn Thị Hạnh', null, now()), ('${hanhBefore}', 'NGUYEN THI HANH', '${hanh}', now()),
      ('${husband}', 'Trần Văn Bình', null, now());
    insert into person_accounts (account_id, person_id, linked_at) values ('${account}', '${hanhBefore}', now()), ('${id(2)}', '${husband}', now());
    insert into memberships (id, association, person_id, number, state, kind, applied_at, joined_on)
      values ('${membership}', 'womens_union', '${hanh}', '0001', 'active', 'ordinary', now(), '2020-03-08');
    insert into l_dues values ('${id(31)}', '${membership}', '2000-01-01');
    insert into l_couples values ('${id(41)}', '${hanh}', '${husband}')`)
})

test('from an account everything of its person is found, whichever of her merged records it hangs on', async () => {
  const found = await findPersonal(db, tables, { accountId: account, dossierIds: [] }, { lookupKey })
  const ids = Object.fromEntries(found.map(({ table, rows }) => [table.table, rows.map((row) => row['id'])]))
  expect(ids['people']?.toSorted()).toEqual([hanh, hanhBefore])
  expect(ids['memberships']).toEqual([membership])
  expect(ids['l_dues']).toEqual([id(31)])
})

test('a row that names two people leads to neither from the other', async () => {
  const found = await findPersonal(db, tables, { accountId: account, dossierIds: [] }, { lookupKey })
  expect(found.find(({ table }) => table.table === 'l_couples')?.rows).toHaveLength(1)
  expect(JSON.stringify(found.find(({ table }) => table.table === 'people'))).not.toContain('Bình')
  expect(found.find(({ table }) => table.table === 'person_accounts')?.rows).toHaveLength(1)
})

test('without an account nobody is found', async () => {
  expect(await findPersonal(db, tables, { dossierIds: [] }, { lookupKey })).toEqual([])
})

test('who looked at her is asked of her records and memberships too', async () => {
  expect((await thingsOfAccounts(db, [account])).toSorted()).toEqual([hanh, hanhBefore, membership])
  expect(await thingsOfAccounts(db, [id(99)])).toEqual([])
})

test('a picture goes when the person is made nameless: the row names it no more, and its bytes are handed over', async () => {
  const [people] = inventory.filter(holdsPersonal)
  if (!people) throw new Error('no people')
  const picture: DeclaredTable = {
    ...people,
    personal: {
      ...people.personal,
      name: { kind: 'name', becomes: '—' },
      photo: { kind: 'photo', bytes: true, becomes: null },
    },
    erase: 'anonymise',
  }
  await pool.query(`update people set photo = 'abc' where id = '${husband}'`)
  const found = await findPersonal(
    db,
    [picture, ...tables.slice(1)],
    { accountId: id(2), dossierIds: [] },
    { lookupKey },
  )
  const plan = planErasure(
    found.filter(({ table }) => table.table === 'people'),
    [picture],
  )
  expect((await erasePersonal(db, plan, aead)).remove).toEqual(['abc'])
  expect((await pool.query(`select name, photo from people where id = '${husband}'`)).rows).toEqual([
    { name: '—', photo: null },
  ])
})

test('a hold of her account keeps what hangs on her membership', async () => {
  const steps = planRetention(inventory, new Map([['dues_record', 100]]))
  const held: IsHeld = (kind, of) => sql`${kind} = 'account' and ${of} = ${account}::uuid`
  const [step] = steps
  if (!step) throw new Error('no step')
  const count = (isHeld: IsHeld) =>
    countDue({ db: db as Db, aead, asOf: new Date('2026-11-22T09:00:00+07:00'), isHeld }, step)
  expect(await count(held)).toMatchObject({ due: 0, held: 1 })
  expect(await count(() => sql`false`)).toMatchObject({ due: 1, held: 0 })
})
