// Núi Thành before its reform: 17 communes of state and women's union with branches, and members in them.
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { systemActor, type TestRuntime } from '#kernel/testing/runtime.ts'
import { addStep, confirmAct, continueAct, createAct, uploadSteps } from '#modules/reorganisation/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { placePeople } from '#modules/people/index.ts'

const list = readFileSync('reference/units/nui-thanh-2025-07-01.tsv', 'utf8')
export const OLD = list
  .split('\n')
  .slice(1)
  .flatMap((line) => line.split('\t')[0] || [])
export const NEW = ['20965', '20971', '20977', '20984', '20992', '21004']

/** The map of June 2025, open-ended: no reform is known yet. */
export async function importOldMap(world: TestRuntime): Promise<void> {
  const all = await readUnitFolder('reference/units')
  const old = all.lists.find(({ name }) => name.startsWith('2025-06'))
  if (!old) throw new Error('no list of June 2025')
  const branches = new Set(['48', '49', '517'])
  const rows = old.rows.filter(({ code, parentCode }) => branches.has(code) || branches.has(parentCode ?? ''))
  await world.run(importUnits, { lists: [{ ...old, rows, validTo: null }], successions: [] }, systemActor)
  await addUnion(world)
}

/** The women's union on the old map, with three branches in each commune. */
async function addUnion({ runtime }: TestRuntime): Promise<void> {
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
export async function addMembers({ runtime }: TestRuntime, members: number): Promise<void> {
  await sql`select setseed(0.42)`.execute(runtime.db)
  await sql`
    insert into people (id, name, birth_year, created_at)
    select md5('person' || n)::uuid, 'Người thứ ' || n, 1940 + n % 65, '2024-01-01' from generate_series(1, ${members}::int) n`.execute(
    runtime.db,
  )
  await sql`
    insert into memberships (id, association, person_id, number, state, kind, applied_at, joined_on, seniority_from)
    select md5('member' || n)::uuid, 'womens_union', md5('person' || n)::uuid, 'HV' || n, 'active', 'ordinary', '2015-01-01',
           date '2015-01-01' + n % 3650, date '2015-01-01' + n % 3650 from generate_series(1, ${members}::int) n`.execute(
    runtime.db,
  )
  await sql`
    insert into membership_states (id, membership_id, state, kind, valid_from)
    select md5('state' || n)::uuid, md5('member' || n)::uuid, 'active', 'ordinary', date '2015-01-01' + n % 3650
      from generate_series(1, ${members}::int) n`.execute(runtime.db)
  const codes = OLD.flatMap((code) => [`PN${code}`, `PN${code}-01`, `PN${code}-02`, `PN${code}-03`])
  const at = (n: string) => sql`(${codes}::text[])[1 + (${sql.raw(n)}) % ${codes.length}::int]`
  await sql`
    insert into membership_places (id, membership_id, unit_code, valid_from, valid_to, reason)
    select md5('place' || n)::uuid, md5('member' || n)::uuid, ${at('n')}, date '2015-01-01' + n % 3650,
           case when n % 7 = 0 then date '2025-02-01' + n % 30 end, 'admission'
      from generate_series(1, ${members}::int) n`.execute(runtime.db)
  // Who was transferred goes on elsewhere: every seventh, half of them into the future of the old map.
  await sql`
    insert into membership_places (id, membership_id, unit_code, valid_from, reason)
    select md5('later' || n)::uuid, md5('member' || n)::uuid, ${at('n * 31')}, date '2025-02-02' + n % 30, 'transfer'
      from generate_series(7, ${members}::int, 7) n where n % 14 = 0`.execute(runtime.db)
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
  'person_places',
  'memberships',
  'membership_states',
  'membership_places',
  'units',
  'unit_successions',
  'positions',
  'carried_units',
]
/** What differs between two acts that do the same: their ids, and those of rows that they opened. */
const ITS_OWN = ['id', 'opened_by', 'closed_by', 'reorganisation', 'act', 'row_id']

/**
 * Rows and a hash over all of them, table by table, whatever their order in the file. `but: 'ids'` leaves out what two
 * acts that do the same have of their own.
 */
export async function prints({ runtime }: TestRuntime, but?: 'ids'): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of TABLES) {
    const line = but === 'ids' ? sql`(to_jsonb(t) - ${ITS_OWN}::text[])::text` : sql`t::text`
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || md5(coalesce(string_agg(${line}, chr(10) order by ${line}), '')) as print from ${sql.table(table)} t`.execute(
      runtime.db,
    )
    found[table] = rows[0]?.print ?? ''
  }
  return found
}

/** One step of the job; false when there is no more. */
export const goOn = async ({ run }: TestRuntime, act: string): Promise<boolean> =>
  (await run(continueAct, { event: { data: { act } } }, systemActor)).more

/** The reform of 2025-07-01 as a confirmed act of this tree; its job has not begun. */
export async function confirmReform({ run, runtime }: TestRuntime, tree: string, prefix: string): Promise<string> {
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
  return id
}
