import { testDatabase } from '#kernel/testing/database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

const first = await testDatabase()
const second = await testDatabase()

test('two test databases do not see each other', async () => {
  await first.owner.query('create table public.only_here (id int)')
  const seen = await second.pool.query("select to_regclass('public.only_here') as found")
  expect(seen.rows).toEqual([{ found: null }])
})

test('unqualified names belong to the jurisdiction schema', async () => {
  const { rows } = await sql<{ search_path: string }>`show search_path`.execute(first.db)
  expect(rows[0]?.search_path).toBe('motcua,public')
})
