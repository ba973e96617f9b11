// Every column that holds the code of a unit is declared by its module, with what becomes of it in a reorganisation.
import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { modules } from './modules.ts'
import { allMessages } from './runtime.ts'

const { pool } = await testDatabase()
const holdings = modules.flatMap((module) =>
  (module.unitHoldings ?? []).map((holding) => ({ module: module.name, ...holding })),
)

/** Columns that are called like one with a unit's code and hold something else, or are the map itself. */
const OTHER = [
  'subject_terms.unit',
  'subject_terms.reply_unit',
  // Units' own: a reorganisation writes them itself.
  'units.code',
  'units.parent_code',
  'units.place_code',
  'unit_successions.old_code',
  'unit_successions.new_code',
  // What was carried and by which act.
  'carried_units.column_name',
]
const NAMED_LIKE_A_UNIT = /(^|_)unit(_code|s)?$|^(from|to|desk|association|place|scope)_(unit|code)$|^unit_/
/** `scope` of calendars is a unit's code; of positions and others a word. */
const SCOPES = ['calendars', 'calendar_days', 'working_hours']

async function columnsOfUnits(): Promise<string[]> {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'motcua' and t.table_type = 'BASE TABLE' and c.data_type = 'text'`,
  )
  return rows
    .filter(({ table, column }) => NAMED_LIKE_A_UNIT.test(column) || (column === 'scope' && SCOPES.includes(table)))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !OTHER.includes(name))
    .toSorted()
}

const declared = holdings.flatMap(({ columns }) => columns.map(({ table, column }) => `${table}.${column}`))

test('every column with the code of a unit is declared, once, by some module', async () => {
  const missing = (await columnsOfUnits()).filter((name) => !declared.includes(name))
  expect(missing).toEqual([])
})

test('what is declared exists, and rows with days can say which act opened them', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'motcua'`,
  )
  const real = new Set(rows.map(({ name }) => name))
  expect(declared.filter((name) => !real.has(name))).toEqual([])
  for (const { columns } of holdings)
    for (const { table, treat } of columns)
      if (treat === 'dated')
        expect(
          ['id', 'opened_by'].filter((column) => !real.has(`${table}.${column}`)),
          table,
        ).toEqual([])
})

test('what is carried can be taken back, keys are the module’s own, and what is counted has words', () => {
  const words = allMessages()
  const keys = holdings.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { module, key, count, carry, takeBack } of holdings) {
    expect(key.startsWith(`${module}.`), key).toBe(true)
    expect(Boolean(carry), key).toBe(Boolean(takeBack))
    const id = key.replace('.', '.holding.')
    if (count)
      for (const locale of ['vi', 'en', 'pl'] as const)
        expect(Object.hasOwn(words[locale], id), `${locale} ${id}`).toBe(true)
  }
})
