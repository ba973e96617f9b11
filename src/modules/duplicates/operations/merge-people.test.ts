import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { BRANCH, FAR_BRANCH, OTHER_BRANCH, someUnion } from '#modules/membership/testing/fixtures.ts'
import { cadre, know, type Known } from '../testing/fixtures.ts'
import { choosable } from '../duplicate.schema.ts'
import { checkNewPeople } from './check-people.ts'
import { comparePeople } from './compare-people.ts'
import { findDuplicates } from './find-duplicates.ts'
import { listMerges } from './list-merges.ts'
import { listPairs } from './list-pairs.ts'
import { mergePeople } from './merge-people.ts'
import { reopenTold, tellApart } from './tell-apart.ts'
import { unmergePeople } from './unmerge-people.ts'

const { pool, owner } = await testDatabase()
const app = testRuntime({ pool })
const account = randomUUID()
const here = cadre(account, BRANCH, OTHER_BRANCH)

beforeAll(async () => {
  await someUnion(app)
  await owner.query(
    `insert into accounts (id, login, display_name, kind, created_at) values ($1, 'dup', 'Lê Thị Cán', 'person', now())`,
    [account],
  )
})

const hanh = (over: Partial<Known> = {}): Known => ({
  id: randomUUID(),
  membership: randomUUID(),
  unit: BRANCH,
  name: 'Nguyễn Thị Mỹ Hạnh',
  birthDate: '1985-03-12',
  phones: [{ phone: '0905 111 222' }],
  ...over,
})

/** Every row of every table but the log and what was merged, as one hash a table. */
async function everything(): Promise<Record<string, string>> {
  if (dump === '') {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'motcua' and c.relkind = 'r' and c.relname not in ('events', 'person_merges', 'idempotency_keys') order by 1`,
    )
    const hash = (name: string) =>
      `select '${name}' as name, md5(string_agg(t::text, chr(10) order by t::text)) as hash from motcua.${name} t`
    dump = rows.map(({ name }) => hash(name)).join(' union all ')
  }
  const { rows } = await owner.query<{ name: string; hash: string }>({ name: 'dump', text: dump })
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}
let dump = ''

test('two records of one woman are found, merged into one and separated again', async () => {
  const [one, two] = [hanh(), hanh({ name: 'NGUYEN MY HANH', unit: OTHER_BRANCH })]
  await know(app, [one, two])
  expect(await app.run(checkNewPeople, {}, systemActor)).toEqual({ checked: 2, more: true })
  const pairs = await app.run(listPairs, {}, here)
  expect(pairs.items).toHaveLength(1)
  expect(pairs.items[0]?.reasons.map(({ field, level }) => `${field} ${level}`)).toContain('birth same')
  const compared = await app.run(comparePeople, { a: one.id, b: two.id }, here)
  expect(compared.choices).toEqual(['name'])
  expect(compared.conflicts).toEqual(['womens_union'])

  await expect(app.run(mergePeople, { kept: one.id, gone: two.id }, here)).rejects.toThrow('choose_membership')
  const { id } = await app.run(mergePeople, { kept: one.id, gone: two.id, memberships: { womens_union: 'gone' } }, here)
  expect((await app.run(listPairs, {}, here)).items).toHaveLength(0)
  const { rows } = await owner.query(`select state, folded_into from memberships where id = $1`, [one.membership])
  expect(rows[0]).toEqual({ state: 'folded', folded_into: two.membership })
  expect((await app.run(listMerges, {}, here)).items[0]).toMatchObject({ id, mergedBy: 'Lê Thị Cán', undoneAt: null })

  await app.run(unmergePeople, { merge: id }, here)
  expect((await app.run(listPairs, {}, here)).items).toHaveLength(1)
  await expect(app.run(unmergePeople, { merge: id }, here)).rejects.toThrow('undone')
})

test('who was told apart is not shown again, not even after the next full pass', async () => {
  const [one, two] = [hanh({ birthDate: '1960-05-01' }), hanh({ birthDate: '1960-05-01' })]
  await know(app, [one, two])
  await app.run(findDuplicates, {}, systemActor)
  await app.run(tellApart, { a: one.id, b: two.id }, here)
  await app.run(findDuplicates, {}, systemActor)
  const shown = async (state: 'open' | 'different') =>
    (await app.run(listPairs, { state }, here)).items.some(({ a, b }) => a === one.id || b === one.id)
  expect(await shown('open')).toBe(false)
  expect(await shown('different')).toBe(true)
  await app.run(reopenTold, { a: one.id, b: two.id }, here)
  expect(await shown('open')).toBe(true)
})

test('a commune does not learn of pairs with another commune, and cannot merge them; the province can', async () => {
  const [one, two] = [hanh({ name: 'Tôn Nữ Diệu Huyền' }), hanh({ name: 'Tôn Nữ Diệu Huyền', unit: FAR_BRANCH })]
  await know(app, [one, two])
  await app.run(findDuplicates, {}, systemActor)
  const names = async (actor: typeof here) =>
    (await app.run(listPairs, {}, actor)).items.map(({ people }) => people[0].name)
  expect(await names(here)).not.toContain('Tôn Nữ Diệu Huyền')
  await expect(app.run(comparePeople, { a: one.id, b: two.id }, here)).rejects.toThrow('not_found')
  await expect(app.run(mergePeople, { kept: one.id, gone: two.id }, here)).rejects.toThrow('not_found')
  const province = cadre(account, BRANCH, FAR_BRANCH)
  expect(await names(province)).toContain('Tôn Nữ Diệu Huyền')
})

test('an address of before gives no right to a person: neither to compare nor to merge nor to tell her apart', async () => {
  const [one, two] = [hanh({ birthDate: '1971-01-02' }), hanh({ birthDate: '1971-01-02', unit: FAR_BRANCH })]
  await know(app, [one, two])
  await owner.query(
    `insert into person_addresses (id, person_id, kind, line, unit_code, map_of, valid_to)
     values (gen_random_uuid(), $1, 'residence', 'Thôn 1', $2, '2025-07-01', '2025-08-01')`,
    [two.id, BRANCH],
  )
  const ids = { a: one.id, b: two.id }
  await expect(app.run(comparePeople, ids, here)).rejects.toThrow('not_found')
  await expect(app.run(tellApart, ids, here)).rejects.toThrow('not_found')
  await expect(app.run(mergePeople, { kept: one.id, gone: two.id }, here)).rejects.toThrow('not_found')
})

test('what the province merged a commune of one of the two does not take back', async () => {
  const [one, two] = [hanh({ birthDate: '1972-01-02' }), hanh({ birthDate: '1972-01-02', unit: FAR_BRANCH })]
  await know(app, [one, two])
  const province = cadre(account, BRANCH, FAR_BRANCH)
  const choice = { kept: one.id, gone: two.id, memberships: { womens_union: 'kept' as const } }
  const { id } = await app.run(mergePeople, choice, province)
  for (const unit of [BRANCH, FAR_BRANCH])
    await expect(app.run(unmergePeople, { merge: id }, cadre(account, unit)), unit).rejects.toThrow('not_found')
  await app.run(unmergePeople, { merge: id }, province)
})

test('a merge raises nobody: accounts, positions and whose they are stay as they were', async () => {
  const [one, two] = [hanh({ birthDate: '1970-07-07' }), hanh({ birthDate: '1970-07-07' })]
  await know(app, [one, two])
  const login = randomUUID()
  await owner.query(
    `insert into accounts (id, login, display_name, kind, created_at) values ($1, 'her', 'Hạnh', 'person', now())`,
    [login],
  )
  await owner.query(`insert into person_accounts (account_id, person_id, linked_at) values ($1, $2, now())`, [
    login,
    two.id,
  ])
  const rights = async () => {
    const tables = [
      'accounts',
      'positions',
      'person_accounts',
      'sessions',
      'roles',
      'substitutions',
      'mandates',
      'posts',
    ]
    const all = await everything()
    return tables.map((table) => [table, all[table]])
  }
  const before = await rights()
  await app.run(mergePeople, { kept: one.id, gone: two.id, memberships: { womens_union: 'kept' } }, here)
  expect(await rights()).toEqual(before)
})

test('what was corrected after a merge stays when the merge is taken back', async () => {
  const [one, two] = [hanh({ birthDate: '1950-02-02' }), hanh({ name: 'Nguyễn Mỹ Hạnh', birthDate: '1950-02-02' })]
  await know(app, [one, two])
  const choice = { choose: { name: 'gone' as const }, memberships: { womens_union: 'kept' as const } }
  const { id } = await app.run(mergePeople, { kept: one.id, gone: two.id, ...choice }, here)
  await owner.query(`update people set name = 'Nguyễn Thị Hạnh', version = version + 1 where id = $1`, [one.id])
  await app.run(unmergePeople, { merge: id }, here)
  const { rows } = await owner.query(
    `select name, other_names, merged_into from people where id = any($1) order by id = $2`,
    [[one.id, two.id], two.id],
  )
  expect(rows).toEqual([
    { name: 'Nguyễn Thị Hạnh', other_names: [], merged_into: null },
    { name: 'Nguyễn Mỹ Hạnh', other_names: [], merged_into: null },
  ])
})

const phone = fc
  .integer({ min: 100_000_00, max: 999_999_99 })
  .map((digits) => ({ phone: `+849${digits}`, kind: 'own' as const }))
const somebody = fc.record(
  {
    name: fc.constantFrom('Trần Thị Lan', 'Tran Lan', 'Lan Trần Thị', 'Hồ Ngọc Ánh'),
    otherNames: fc.subarray(['Bé', 'Tí', 'Trần Thị Lan']),
    sex: fc.constantFrom('female' as const, 'other' as const),
    birthDate: fc.constantFrom('1980-01-02', '1980-02-01'),
    nationalId: fc.constantFrom('049180000001', '049180000002'),
    oldId: fc.constantFrom('205000001', '205000002'),
    phones: fc.uniqueArray(phone, { maxLength: 3, selector: ({ phone: number }) => number }),
    addresses: fc.subarray([
      { kind: 'residence' as const, line: 'Khối phố 1', unit: '20965', mapOf: '2025-07-01' },
      { kind: 'home_town' as const, line: 'Thôn Đông', unit: '20971', mapOf: '2025-07-01' },
    ]),
    unit: fc.constantFrom(BRANCH, OTHER_BRANCH),
  },
  { requiredKeys: ['name'] },
)
const act = fc.record({
  pair: fc.constantFrom([0, 1], [1, 2], [2, 0], [3, 1], [0, 3], [2, 3]),
  swapped: fc.boolean(),
  choose: fc.dictionary(fc.constantFrom(...choosable), fc.constantFrom('kept' as const, 'gone' as const)),
  membership: fc.constantFrom('kept' as const, 'gone' as const),
})

test('merge, then unmerge is identity: every table is byte for byte as it was, whatever was merged in which order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(somebody, somebody, somebody, somebody),
      fc.array(act, { minLength: 1, maxLength: 4 }),
      async (drawn, acts) => {
        const people = drawn.map((one): Known => ({
          ...one,
          id: randomUUID(),
          membership: randomUUID(),
          unit: one.unit ?? BRANCH,
        }))
        await know(app, people)
        await app.run(findDuplicates, {}, systemActor)
        const stages = [await everything()]
        const merges: string[] = []
        for (const { pair, swapped, choose, membership } of acts) {
          const [a, b] = pair.map((at) => people[at]?.id ?? '')
          const ids = swapped ? { kept: b ?? '', gone: a ?? '' } : { kept: a ?? '', gone: b ?? '' }
          const done = await app
            .run(mergePeople, { ...ids, choose, memberships: { womens_union: membership } }, here)
            .catch((error: Error) => (error.message.includes('already_merged') ? undefined : Promise.reject(error)))
          if (!done) continue
          merges.push(done.id)
          stages.push(await everything())
        }
        const [first] = merges
        if (merges.length > 1 && first)
          await app.run(unmergePeople, { merge: first }, here).then(
            () => merges.shift(),
            () => undefined,
          )
        const outOfOrder = first !== undefined && merges[0] !== first
        for (const merge of merges.toReversed()) {
          await app.run(unmergePeople, { merge }, here)
          stages.pop()
          if (!outOfOrder) expect(await everything()).toEqual(stages.at(-1))
        }
        expect(await everything()).toEqual(stages[0])
      },
    ),
    { numRuns: process.env['MOTCUA_TEST_LONG'] ? 150 : 10, endOnFailure: true },
  )
}, 120_000)
