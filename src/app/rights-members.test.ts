import { describe, expect, test } from 'vitest'
import { holds, systemActor } from '#kernel/access/actor.ts'
import { asAppError } from '#kernel/http/problem.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { registerMember } from '#modules/membership/index.ts'
import { searchPeople } from '#modules/people/index.ts'
import { modules } from './modules.ts'
import { branches, union, unionWorld, type Place, type UnionPerson } from './testing/union-world.ts'

/**
 * Who sees whom in an association: the head of a branch her branch, a commune its own, the province all. Every operation
 * that names a member, a person or a unit is asked by each of them about a member of each branch; what is not hers looks
 * as if it were not there.
 */
const { pool } = await testDatabase()
const world = await unionWorld(pool)
const NOBODY = '01900000-0000-7000-8000-00000000dead'
const NOWHERE = 'PN20965-77'

const about = [
  'people',
  'membership',
  'cadres',
  'records',
  'dues',
  'outreach',
  'exchange',
  'statistics',
  'organisation',
]
const shapeOf = (operation: AnyOperation): string[] =>
  Object.keys((operation.input as { shape?: Record<string, unknown> }).shape ?? {})
const named = ['member', 'person', 'unit'] as const
type Named = (typeof named)[number]
const nameIn = (operation: AnyOperation): Named | undefined => named.find((key) => shapeOf(operation).includes(key))

/** Why an operation is not asked here. */
const apart: Record<string, string> = {
  'membership.apply': 'anybody applies, at any branch',
  'membership.withdraw-application': 'her own only: life-of-a-member.test.ts',
  'records.get-own': 'her own only: records.test.ts',
  'records.propose-correction': 'her own only: records.test.ts',
  'dues.choose-reminders': 'her own only: dues tests',
  'people.search': 'a unit narrows what is found, and finds nobody whom she may not see: below',
  'membership.register': 'names a person and a unit: below',
  'exchange.fix-row': 'names a row of an import that is hers: exchange tests',
  'dues.match-line': 'names a line of a statement of her unit: dues tests',
}

const decision = { number: '12/QĐ-BTV', on: '2026-11-20', signer: 'Đỗ Thị Thanh Hương' }
/** Values by name with which an operation gets as far as asking whether she may. */
const values: Record<string, unknown> = {
  on: '2026-11-20',
  from: '2026-11-20',
  version: 1,
  reason: 'Lý do của việc này',
  kind: 'ordinary',
  decision,
}
const special: Record<string, Record<string, unknown>> = {
  'people.correct': { name: 'Nguyễn Thị A' },
  'people.set-photo': { bytes: null },
  'people.join-household': { unit: '20965', relation: 'head', number: '', line: '' },
  'people.leave-household': { household: NOBODY },
  'membership.end': { why: 'quit' },
  'membership.readmit': { unit: 'PN20965-01' },
  'membership.request-transfer': { to: 'PN20965-03' },
  'membership.correct': { joinedOn: '2019-03-08' },
  'cadres.appoint': { unit: 'PN20965-01', kind: 'branch_head', how: 'elected' },
  'records.change': { facts: { occupation: 'Nông dân' } },
  'records.add-entry': { kind: 'award', what: 'Giấy khen' },
  'records.remove-entry': { entry: NOBODY },
  'records.reveal-sensitive': { why: 'care' },
  'records.change-sensitive': { why: 'care', facts: { religion: 'none' } },
  'records.add-sensitive-entry': { kind: 'health', what: 'Ốm' },
  'records.remove-sensitive-entry': { entry: NOBODY },
  'dues.collect': { years: [2026] },
  'dues.set-fee': {
    association: 'womens_union',
    year: 2026,
    period: 'year',
    amount: 24_000,
    shareIn: 'percent',
    shares: [{ level: 'union_branch', share: 100 }],
    decision: '1',
  },
  'dues.exempt-member': { reason: 'poor', firstYear: 2026 },
  'dues.record-entry': { kind: 'expense', amount: 1000, document: 'PC 1', purpose: 'Nước' },
  'dues.set-bank-account': {
    bankBin: '970403',
    bankName: 'Ngân hàng',
    accountNumber: '12345678',
    holder: 'HOI PHU NU',
  },
  'dues.close-year': { year: 2025, decision: '1' },
  'dues.print-year': { year: 2025 },
  'dues.upload-statement': { bytes: new TextEncoder().encode('Ngày;Có;Nội dung\n01/11/2026;1000;a'), name: 'a.csv' },
  'exchange.begin-import': { bytes: new TextEncoder().encode('Họ và tên\nA'), name: 'a.csv' },
  'exchange.start-export': { format: 'csv', columns: ['name'], asOf: '2026-11-20' },
  'exchange.start-sensitive-export': { format: 'csv', columns: ['name', 'religion'], asOf: '2026-11-20' },
  'statistics.get-form': { period: '2026-Q3' },
  'statistics.get-dashboard': { period: '2026-Q3' },
  'statistics.print-form': { period: '2026-Q3' },
  'statistics.list-counted': { period: '2026-Q3', line: 'end' },
  'organisation.list-channels': { kind: undefined },
  'organisation.add-channel': {
    kind: 'other',
    name: 'Nhóm',
    address: '',
    runBy: '',
    members: null,
    countedOn: null,
    startedOn: null,
    isPublic: false,
  },
}

const inputs = (operation: AnyOperation, key: Named, value: string): Record<string, unknown> => {
  const keys = shapeOf(operation)
  const filled = Object.entries(values).filter(([name]) => keys.includes(name))
  return { ...Object.fromEntries(filled), ...special[operation.name], [key]: value }
}

const ids = (key: Named, place: Place): string =>
  key === 'member' ? world.members[place].id : key === 'person' ? world.members[place].personId : branches[place]

async function ask(who: UnionPerson, operation: AnyOperation, input: Record<string, unknown>) {
  // The proof of a moment ago is there: whether it is asked for is tried elsewhere.
  const actor = { ...world.actors[who], confirmedAt: world.runtime.now() }
  try {
    await world.as(actor, operation, input)
    return { status: 200, code: 'done' }
  } catch (error) {
    const { status, code, fields } = asAppError(error)
    // What an input lacks is said, so that this table can be filled.
    return { status, code: [code, ...fields.map(({ path }) => path)].join(' ') }
  }
}

const operations = modules
  .filter(({ name }) => about.includes(name))
  .flatMap((module) => module.operations)
  .filter((operation) => nameIn(operation) !== undefined && apart[operation.name] === undefined)

const covers: Record<UnionPerson, readonly Place[]> = {
  head: ['hers'],
  cadre: ['hers', 'beside'],
  neighbour: ['elsewhere'],
  leader: ['hers', 'beside', 'elsewhere'],
}
const outside = (who: UnionPerson): Place[] =>
  (Object.keys(branches) as Place[]).filter((place) => !covers[who].includes(place))

describe('a member of another branch or commune looks like one that there is not', () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))('%s', async (_name, operation) => {
    const key = nameIn(operation) ?? 'member'
    for (const who of ['head', 'cadre', 'neighbour'] as const) {
      if (!operation.permission.includes(':') || !holds(world.actors[who], operation.permission)) continue
      const none = await ask(who, operation, inputs(operation, key, key === 'unit' ? NOWHERE : NOBODY))
      for (const place of outside(who)) {
        const real = await ask(who, operation, inputs(operation, key, ids(key, place)))
        // A member in a field of a form is refused there (422), in the same words as one that there is not.
        const refused = real.code.startsWith('kernel.invalid_input') ? [] : [403, 404, ...(key === 'unit' ? [] : [422])]
        expect(refused, `${who} about ${place}: ${real.code}`).toContain(real.status)
        // That a unit exists is no secret; that somebody is a member is.
        if (key !== 'unit') expect(real).toEqual(none)
      }
    }
  })
})

describe('within her own units the same operations answer', () => {
  const reads = operations.filter(
    ({ kind, name }) => kind === 'read' && !/print|photo|decision-file|reveal-phone/.test(name),
  )
  test.each(reads.map((operation) => [operation.name, operation] as const))('%s', async (_name, operation) => {
    const key = nameIn(operation) ?? 'member'
    for (const who of Object.keys(union) as UnionPerson[]) {
      if (!operation.permission.includes(':') || !holds(world.actors[who], operation.permission)) continue
      for (const place of covers[who]) {
        const answer = await ask(who, operation, inputs(operation, key, ids(key, place)))
        expect(answer, `${who} about ${place}`).toEqual({ status: 200, code: 'done' })
      }
    }
  })
})

describe('what was shown of whom is in the access log before the answer', () => {
  const looks = async () => {
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from events where stream = 'access'")
    return rows[0]?.n ?? 0
  }
  const shown = operations.filter(
    ({ name, kind }) => kind === 'read' && /\.(get|reveal-sensitive|reveal-id|show-phones)$/.test(name),
  )

  test('and there are such operations', () => expect(shown.length).toBeGreaterThan(3))

  test.each(shown.map((operation) => [operation.name, operation] as const))('%s', async (_name, operation) => {
    const key = nameIn(operation) ?? 'member'
    const before = await looks()
    await world.as(
      { ...world.actors.cadre, confirmedAt: world.runtime.now() },
      operation,
      inputs(operation, key, ids(key, 'hers')),
    )
    expect(await looks()).toBeGreaterThan(before)
  })
})

test('a search finds nobody of another branch, whatever unit or name is asked for', async () => {
  for (const input of [{ q: 'nguyen thi' }, { q: '', unit: branches.beside }, { q: 'nguyen thi nui thanh 1985' }]) {
    const { items } = await world.as(world.actors.head, searchPeople, input)
    expect(items.map(({ id }) => id).filter((id) => id !== world.members.hers.personId)).toEqual([])
  }
})

test('nobody registers in a branch of another, nor somebody whom she may not see', async () => {
  const person = { name: 'Lê Thị B', birthYear: 1990, phone: '', address: '' }
  const into = (unit: string, more = {}) =>
    world.as(world.actors.head, registerMember, { person, unit, basis: 'told', ...more })
  await expect(into(branches.beside)).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) })
  await expect(into(branches.hers, { personId: world.members.elsewhere.personId })).rejects.toMatchObject({
    kind: expect.stringMatching(/forbidden|not_found/),
  })
})

test('a branch head holds nothing that opens sensitive fields, nor may she admit, merge or export', () => {
  const held = new Set(world.actors.head.positions.flatMap(({ permissions }) => [...permissions]))
  for (const permission of ['records:sensitive', 'members:admit', 'people:merge', 'exchange:export', 'dues:manage'])
    expect(held.has(permission), permission).toBe(false)
  expect(holds(systemActor, 'records:sensitive')).toBe(true)
})
