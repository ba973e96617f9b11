// The reform of Núi Thành (17 communes into 6, the district abolished, the province changed) on a full database, applied
// and taken back: no row lost or doubled, and every report of a past date says what it said before.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { leadOn, undoAct } from '#modules/reorganisation/index.ts'
import { mapOnto } from '#modules/units/index.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { peopleModule } from '#modules/people/module.ts'
import { addMembers, confirmReform, goOn, importOldMap, NEW, OLD, prints } from './testing/nui-thanh.ts'

const MEMBERS = 50_000
const holdings = [identityModule, dossiersModule, peopleModule, membershipModule].flatMap(
  (module) => module.unitHoldings ?? [],
)
const { pool } = await testDatabase()
const world = testRuntime({ pool, unitHoldings: holdings })
const { run, runtime } = world
/** A report of a day: members by unit as of that day, with the name and place that the unit had then, as text. */
async function report(on: string): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select u.code || chr(9) || u.name || chr(9) || coalesce(u.parent_code, '') || chr(9) || count(p.id) as line
      from units u left join membership_places p on p.unit_code = u.code and p.valid_from <= ${on}::date
           and (p.valid_to is null or p.valid_to >= ${on}::date)
     where u.tree = 'womens_union' and u.valid_from <= ${on}::date and (u.valid_to is null or u.valid_to >= ${on}::date)
     group by u.code, u.name, u.parent_code order by u.code`.execute(runtime.db)
  return rows.map(({ line }) => line).join('\n')
}

const days = ['2016-03-08', '2024-12-31', '2025-06-30'] as const
const reports = () => Promise.all(days.map(report))

async function work(id: string): Promise<void> {
  while (await goOn(world, id));
}

async function reform(tree: string, prefix: string): Promise<string> {
  const id = await confirmReform(world, tree, prefix)
  await work(id)
  return id
}

const stateOf = async (id: string) =>
  (await sql<{ state: string }>`select state from reorganisations where id = ${id}`.execute(runtime.db)).rows[0]?.state

async function childrenOf(code: string, on: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from units where parent_code = ${code} and valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)
     order by code`.execute(runtime.db)
  return rows.map((row) => row.code)
}

/** Members whose place on a day is not exactly one unit that stands on it, of those who are members on it. */
async function misplaced(on: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select p.membership_id from membership_places p
       where p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
       group by 1 having count(*) <> 1
      union all
      select p.membership_id from membership_places p
       where p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
         and not exists (select 1 from units u where u.code = p.unit_code and u.valid_from <= ${on}::date
               and (u.valid_to is null or u.valid_to >= ${on}::date))) wrong`.execute(runtime.db)
  return rows[0]?.n ?? -1
}

beforeAll(async () => {
  await importOldMap(world)
  await addMembers(world, MEMBERS)
}, 600_000)

describe('the reform of Núi Thành with fifty thousand members', () => {
  test(
    'is applied to administration and union, leads old codes on, and is taken back without a trace',
    { timeout: 900_000 },
    async () => {
      const before = await prints(world)
      const told = await reports()
      const members = (await report('2025-06-30'))
        .split('\n')
        .reduce((sum, line) => sum + Number(line.split('\t')[3]), 0)

      const state = await reform('administration', '')
      expect(await stateOf(state)).toBe('applied')
      expect((await childrenOf('48', '2025-07-01')).filter((code) => OLD.includes(code) || NEW.includes(code))).toEqual(
        NEW,
      )
      expect(await childrenOf('517', '2025-06-30')).toHaveLength(17)
      expect(await childrenOf('517', '2025-07-01')).toEqual([])

      const union = await reform('womens_union', 'PN')
      expect(await stateOf(union)).toBe('applied')
      expect((await childrenOf('PN48', '2025-07-01')).filter((code) => NEW.includes(code.slice(2)))).toEqual(
        NEW.map((code) => `PN${code}`),
      )
      // Branches of a commune that went up keep their codes and lie in the new one.
      expect(await childrenOf('PN20965', '2025-07-01')).toContain('PN20989-02')
      expect(await misplaced('2025-06-30')).toBe(0)
      expect(await misplaced('2025-07-01')).toBe(0)
      expect(await misplaced('2026-11-20')).toBe(0)
      const now = (await report('2025-07-01')).split('\n').reduce((sum, line) => sum + Number(line.split('\t')[3]), 0)
      expect(now).toBe(members)
      expect(await reports()).toEqual(told)

      const led = await run(leadOn, { code: '20989', on: '2024-05-05' })
      expect(led).toMatchObject({
        name: 'Xã Tam Hiệp',
        stands: false,
        leadsTo: [{ code: '20965', name: 'Xã Núi Thành', extent: 'whole' }],
      })
      const onto = await mapOnto(runtime.db, ['PN20989', 'PN20992'], '2025-06-30', '2025-07-01')
      expect(onto.get('PN20989')).toEqual([{ code: 'PN20965', extent: 'whole' }])
      expect(onto.get('PN20992')).toEqual([{ code: 'PN20992', extent: 'whole' }])

      for (const id of [union, state]) {
        await run(undoAct, { id, reason: 'Thử nghiệm, trả lại như cũ' }, systemActor)
        await work(id)
        expect(await stateOf(id)).toBe('undone')
      }
      expect(await reports()).toEqual(told)
      expect(await prints(world)).toEqual(before)
    },
  )
})
