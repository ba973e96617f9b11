import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { someUnion } from '#modules/membership/testing/fixtures.ts'
import { know, type Known } from '../testing/fixtures.ts'
import { checkNewPeople } from './check-people.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool })
const { run, runtime } = office
beforeAll(() => someUnion(office))

const PEOPLE = 5000
const TWINS = 250
const parts = [
  ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'],
  ['Thị Thu', 'Thị Ngọc', 'Thị Kim', 'Thị Minh', 'Thị Bích', 'Thị Hồng', 'Thị Mỹ', 'Thị Thanh', 'Thị Diệu', 'Thị Xuân'],
  ['Hoa', 'Lan', 'Cúc', 'Mai', 'Hạnh', 'Nga', 'Tuyết', 'Thảo', 'Loan', 'Phượng'],
] as const
const part = (place: number, n: number) => parts[place]?.[n % 10] ?? ''
const twoDigits = (n: number) => String(n).padStart(2, '0')

/** Many with one another's names and years; the last `TWINS` are the first ones once more, with the name in another spelling. */
const people: Known[] = Array.from({ length: PEOPLE }, (_none, at) => {
  const who = at >= PEOPLE - TWINS ? at - PEOPLE + TWINS : at
  const name = `${part(0, who)} ${part(1, Math.floor(who / 10))} ${part(2, Math.floor(who / 100))}`
  return {
    id: runtime.ids.uuid(),
    name: who === at ? name : name.toUpperCase(),
    sex: 'female' as const,
    birthDate: `${1950 + (who % 50)}-${twoDigits(1 + (who % 12))}-${twoDigits(1 + (who % 28))}`,
    phones: [{ phone: `0905${String(100_000 + who)}` }],
    unit: 'PN20965-01',
    membership: randomUUID(),
  }
})

test('an import and the job that compare the same new people both end, without a step that fails, and find each pair once', async () => {
  for (let at = 0; at < PEOPLE; at += 1000) await know(office, people.slice(at, at + 1000))
  const compared: number[] = []
  const untilNoneIsNew = async () => {
    for (;;) {
      const { checked, more } = await run(checkNewPeople, {}, systemActor)
      compared.push(checked)
      if (!more) return
    }
  }
  // The second begins while the first is in the middle of its portion, and a third a little later.
  const later = (ms: number) => new Promise((done) => setTimeout(done, ms)).then(untilNoneIsNew)
  await Promise.all([untilNoneIsNew(), later(150), later(400)])
  // A portion is looked at twice only when it was begun before the other one had ended: no storm of repeats.
  expect(compared.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(3 * PEOPLE)
  const { rows } = await owner.query<{ indexed: number; pairs: number; distinct: number }>(`
    select (select count(*)::int from match_keys) as indexed, count(*)::int as pairs,
           count(distinct (least(a, b), greatest(a, b)))::int as distinct from duplicate_pairs`)
  expect(rows[0]?.indexed).toBe(PEOPLE)
  expect(rows[0]?.distinct).toBe(rows[0]?.pairs)
  const twins = people.slice(-TWINS).map(({ id }, at) => ({ a: people[at]?.id ?? '', b: id }))
  const found = await owner.query<{ n: number }>(
    `select count(*)::int as n from duplicate_pairs d
       join jsonb_to_recordset($1::jsonb) as t(a uuid, b uuid) on (d.a, d.b) in ((t.a, t.b), (t.b, t.a))`,
    [JSON.stringify(twins)],
  )
  expect(found.rows[0]?.n).toBe(TWINS)
  const { rows: deadlocks } = await owner.query<{ n: number }>(
    'select deadlocks::int as n from pg_stat_database where datname = current_database()',
  )
  expect(deadlocks[0]?.n).toBe(0)
}, 240_000)
