import { beforeAll, describe, expect, test } from 'vitest'
import { holdsPersonal, isTable, type DeclaredTable, type PersonalTable } from '#kernel/manifest/personal-data.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { modules } from './modules.ts'
import { allMessages } from './runtime.ts'

const { pool } = await testDatabase()
const declared = modules.flatMap((module) => (module.personalData ?? []).filter(isTable))
const personal = declared.filter(holdsPersonal)

type Column = { table: string; column: string; type: string; nullable: boolean; generated: boolean; key: boolean }
let columns: Column[] = []

beforeAll(async () => {
  const { rows } = await pool.query<Column>(`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
           not a.attnotnull as nullable, a.attgenerated = 's' as generated,
           exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as key
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'motcua' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
     order by 1, a.attnum`)
  columns = rows
})

const columnsOf = (table: string) => columns.filter((row) => row.table === table)
const find = (table: string, column: string) => columnsOf(table).find((row) => row.column === column)
const named = (table: PersonalTable) => [...table.none, ...Object.keys(table.personal ?? {})]

describe('what the modules declare is what the database has', () => {
  test('every column of every table is declared: as holding nothing of people, or what it holds', () => {
    const missing = columns
      .filter(
        (row) =>
          !declared.some(
            ({ table, ...entry }) =>
              table === row.table && named({ table, ...entry } as PersonalTable).includes(row.column),
          ),
      )
      .map((row) => `${row.table}.${row.column}`)
    expect(missing).toEqual([])
  })

  test('nothing is declared that is gone', () => {
    const gone = declared.flatMap((entry) =>
      named(entry)
        .filter((column) => !find(entry.table, column))
        .map((column) => `${entry.table}.${column}`),
    )
    expect(gone).toEqual([])
  })

  test('no table and no column is declared twice', () => {
    const tables = declared.map((entry) => entry.table)
    expect(tables.filter((table, place) => tables.indexOf(table) !== place)).toEqual([])
    const twice = declared.flatMap((entry) => {
      const all = named(entry)
      return all.filter((column, place) => all.indexOf(column) !== place).map((column) => `${entry.table}.${column}`)
    })
    expect(twice).toEqual([])
  })
})

describe('a declaration can be carried out', () => {
  test.each(personal.map((entry) => [entry.table, entry] as const))('%s', async (_name, entry) => {
    expect(faults(entry)).toEqual([])
    const { retention } = entry
    if (!('where' in retention) || retention.where === undefined) return
    await pool.query(`explain select 1 from ${entry.table} where ${retention.where}`)
  })
})

/** What retention, erasure or "my data" could not do with this declaration. */
function faults(entry: DeclaredTable): string[] {
  const { table, retention, subjects, personal: values } = entry
  const columnNames = [
    ...subjects.map((subject) => subject.column),
    ...('after' in retention ? [retention.after] : []),
    ...('mark' in retention ? [retention.mark] : []),
    ...('by' in retention ? [retention.by] : []),
  ]
  const unknown = columnNames.filter((column) => !find(table, column)).map((column) => `no column ${column}`)
  const parent = 'with' in retention && !personal.some((other) => other.table === retention.with)
  const overwrites =
    entry.erase === 'anonymise' || ('how' in retention && retention.how === 'anonymise') || 'with' in retention
  return [
    ...unknown,
    ...(parent ? ['goes with a table that declares nothing'] : []),
    ...(overwrites ? Object.keys(values).flatMap((column) => overwriteFaults(entry, column)) : []),
  ]
}

function overwriteFaults(entry: DeclaredTable, column: string): string[] {
  const value = entry.personal[column]
  const real = find(entry.table, column)
  if (!value || !real || value.about === 'officer' || value.generated || entry.erase === 'delete') return []
  if (value.becomes === null && !real.nullable) return [`${column} cannot become null`]
  if (value.becomes !== undefined && real.key) return [`${column} is the key of its table`]
  const tells = ['name', 'phone', 'email', 'address', 'national_id', 'birth_date', 'application', 'correspondence']
  return value.becomes === undefined && tells.includes(value.kind) ? [`${column} would stay after anonymising`] : []
}

test('the register finds words for everything that is declared', () => {
  const all = modules.flatMap((module) => module.personalData ?? [])
  const words = personal.flatMap(({ personal: values, retention, erase, seenBy, purposes }) => [
    ...Object.values(values).flatMap((column) => [
      `privacy.kind.${column.kind}`,
      ...(column.sensitive ?? []).map((group) => `privacy.sensitive.${group}`),
      ...(column.purposes ?? []).map((purpose) => `privacy.purpose.${purpose}.title`),
    ]),
    ...('rule' in retention ? [`privacy.rule.${retention.rule}`] : []),
    ...('duty' in retention ? [`privacy.keeping.duty_${retention.duty}`] : []),
    ...(typeof erase === 'string' ? [`privacy.erase.${erase}`] : [`privacy.duty.${erase.hold}`]),
    ...seenBy.map((who) => (who.includes(':') ? who.replace(':', '.permission.') : `privacy.seen.${who}`)),
    ...purposes.map((purpose) => `privacy.purpose.${purpose}.title`),
  ])
  const places = all.flatMap((entry) => ('place' in entry ? [`privacy.place.${entry.place}`] : []))
  const known = allMessages().vi
  expect([...new Set([...words, ...places])].filter((id) => !Object.hasOwn(known, id))).toEqual([])
})
