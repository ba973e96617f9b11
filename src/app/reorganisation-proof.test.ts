// The reform of Núi Thành (17 communes into 6, the district abolished, the province changed) on a full database, applied
// and taken back: no row lost or doubled, and every report of a past date says what it said before.
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import {
  addStep,
  confirmAct,
  continueAct,
  createAct,
  leadOn,
  undoAct,
  uploadSteps,
} from '#modules/reorganisation/index.ts'
import { importUnits, mapOnto, readUnitFolder } from '#modules/units/index.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { placePeople } from '#modules/people/index.ts'
import { peopleModule } from '#modules/people/module.ts'

const MEMBERS = 50_000
const holdings = [identityModule, dossiersModule, peopleModule, membershipModule].flatMap(
  (module) => module.unitHoldings ?? [],
)
const { pool } = await testDatabase()
const world = testRuntime({ pool, unitHoldings: holdings })
const { run, runtime } = world
const list = readFileSync('reference/units/nui-thanh-2025-07-01.tsv', 'utf8')
const OLD = list
  .split('\n')
  .slice(1)
  .flatMap((line) => line.split('\t')[0] || [])
const NEW = ['20965', '20971', '20977', '20984', '20992', '21004']

/** The map of June 2025, open-ended: no reform is known yet. */
async function importOldMap(): Promise<void> {
  const all = await readUnitFolder('reference/units')
  const old = all.lists.find(({ name }) => name.startsWith('2025-06'))
  if (!old) throw new Error('no list of June 2025')
  const branches = new Set(['48', '49', '517'])
  const rows = old.rows.filter(({ code, parentCode }) => branches.has(code) || branches.has(parentCode ?? ''))
  await run(importUnits, { lists: [{ ...old, rows, validTo: null }], successions: [] }, systemActor)
  await addUnion()
}

/** The women's union on the old map, with three branches in each commune. */
async function addUnion(): Promise<void> {
  await sql`
    insert into units (id, tree, code, level, name, name_en, parent_code, place_code, identifier, valid_from)
    select gen_random_uuid(), 'womens_union', 'PN' || u.code,
           case u.level when 'province' then 'union_province' when 'district' then 'union_district' else 'union_commune' end,
           'Hội Phụ nữ ' || u.name, 'Women''s Union, ' || u.name_en, 'PN' || u.parent_code, u.code, 'PN' || u.code, u.valid_from
      from units u where u.tree = 'administration' and (u.code in ('48', '49', '517') or u.parent_code = '517')`.execute(
    runtime.db,
  )
  await sql`
    insert into units (id, tree, code, level, name, name_en, parent_code, identifier, valid_from)
    select gen_random_uuid(), 'womens_union', u.code || '-0' || n, 'union_branch', 'Chi hội ' || n, 'Branch ' || n, u.code,
           u.code || '-0' || n, u.valid_from
      from units u, generate_series(1, 3) n where u.level = 'union_commune'`.execute(runtime.db)
}

/** Members placed directly at communes and in branches; some left, some came by transfer, some are dead. */
async function addMembers(): Promise<void> {
  await sql`select setseed(0.42)`.execute(runtime.db)
  await sql`
    insert into people (id, name, birth_year, created_at)
    select md5('person' || n)::uuid, 'Người thứ ' || n, 1940 + n % 65, '2024-01-01' from generate_series(1, ${MEMBERS}::int) n`.execute(
    runtime.db,
  )
  await sql`
    insert into memberships (id, association, person_id, number, state, kind, applied_at, joined_on, seniority_from)
    select md5('member' || n)::uuid, 'womens_union', md5('person' || n)::uuid, 'HV' || n, 'active', 'ordinary', '2015-01-01',
           date '2015-01-01' + n % 3650, date '2015-01-01' + n % 3650 from generate_series(1, ${MEMBERS}::int) n`.execute(
    runtime.db,
  )
  await sql`
    insert into membership_states (id, membership_id, state, kind, valid_from)
    select md5('state' || n)::uuid, md5('member' || n)::uuid, 'active', 'ordinary', date '2015-01-01' + n % 3650
      from generate_series(1, ${MEMBERS}::int) n`.execute(runtime.db)
  const codes = OLD.flatMap((code) => [`PN${code}`, `PN${code}-01`, `PN${code}-02`, `PN${code}-03`])
  const at = (n: string) => sql`(${codes}::text[])[1 + (${sql.raw(n)}) % ${codes.length}::int]`
  await sql`
    insert into membership_places (id, membership_id, unit_code, valid_from, valid_to, reason)
    select md5('place' || n)::uuid, md5('member' || n)::uuid, ${at('n')}, date '2015-01-01' + n % 3650,
           case when n % 7 = 0 then date '2025-02-01' + n % 30 end, 'admission'
      from generate_series(1, ${MEMBERS}::int) n`.execute(runtime.db)
  // Who was transferred goes on elsewhere: every seventh, half of them into the future of the old map.
  await sql`
    insert into membership_places (id, membership_id, unit_code, valid_from, reason)
    select md5('later' || n)::uuid, md5('member' || n)::uuid, ${at('n * 31')}, date '2025-02-02' + n % 30, 'transfer'
      from generate_series(7, ${MEMBERS}::int, 7) n where n % 14 = 0`.execute(runtime.db)
  const { rows } = await sql<{ personId: string; sourceId: string; unitCode: string; number: string }>`
    select distinct on (m.id) m.person_id as "personId", m.id as "sourceId", p.unit_code as "unitCode", m.number
      from memberships m join membership_places p on p.membership_id = m.id order by m.id, p.valid_from desc`.execute(
    runtime.db,
  )
  await placePeople(
    runtime,
    rows.map((row) => ({ ...row, source: 'membership' as const })),
  )
}

const TABLES = [
  'people',
  'memberships',
  'membership_states',
  'membership_places',
  'units',
  'unit_successions',
  'positions',
]

/** Rows and a hash over all of them, table by table, whatever their order in the file. */
async function prints(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as print from ${sql.table(table)} t`.execute(
      runtime.db,
    )
    found[table] = rows[0]?.print ?? ''
  }
  return found
}

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

async function work(id: string): Promise<number> {
  for (let steps = 1; ; steps += 1)
    if (!(await run(continueAct, { event: { data: { act: id } } }, systemActor)).more) return steps
}

async function reform(tree: string, prefix: string): Promise<string> {
  const { id } = await run(
    createAct,
    {
      tree,
      title: 'Sắp xếp đơn vị hành chính cấp xã',
      effectiveOn: '2025-07-01',
      decisionNumber: '19/2025/QĐ-TTg',
      decisionDate: '2025-06-30',
      signer: 'Thủ tướng Chính phủ',
      scope: `${prefix}48`,
    },
    systemActor,
  )
  await run(uploadSteps, { id, list }, systemActor)
  await run(addStep, { id, step: { kind: 'abolish', code: `${prefix}517`, successor: `${prefix}48` } }, systemActor)
  const { rows } = await sql<{ version: number }>`select version from reorganisations where id = ${id}`.execute(
    runtime.db,
  )
  await run(confirmAct, { id, version: rows[0]?.version ?? 0 }, systemActor)
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
  await importOldMap()
  await addMembers()
}, 600_000)

describe('the reform of Núi Thành with fifty thousand members', () => {
  test(
    'is applied to administration and union, leads old codes on, and is taken back without a trace',
    { timeout: 900_000 },
    async () => {
      const before = await prints()
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
      expect(await prints()).toEqual(before)
    },
  )
})
