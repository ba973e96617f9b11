import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { migrate } from './migrate.ts'
import { describeSchema } from './snapshot.ts'

const { pool, connection } = await testDatabase()

test('db/schema.sql says what the migrations build (after a new migration: vitest -u)', async () => {
  await expect(await describeSchema(pool, 'motcua')).toMatchFileSnapshot(resolve('db/schema.sql'))
})

test('migrations that have run are not run again, and one changed afterwards is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'))
  writeFileSync(join(folder, '1-first.sql'), 'create table first_thing (id int primary key);')
  const options = { schema: 'trial', folder }
  expect((await migrate(connection, options)).map((run) => run.name)).toEqual(['1-first.sql'])
  expect(await migrate(connection, options)).toEqual([])
  writeFileSync(join(folder, '1-first.sql'), 'create table other (id int primary key);')
  await expect(migrate(connection, options)).rejects.toThrow('1-first.sql was changed after it ran')
})

test('a migration that fails leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'))
  writeFileSync(join(folder, '1-bad.sql'), 'create table half (id int primary key); select no_such_column;')
  await expect(migrate(connection, { schema: 'trial2', folder })).rejects.toThrow('1-bad.sql failed')
  const { rows } = await pool.query(`select 1 from pg_tables where schemaname = 'trial2' and tablename = 'half'`)
  expect(rows).toEqual([])
})

test('two processes that start at once migrate once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'))
  writeFileSync(join(folder, '1-one.sql'), 'create table one_thing (id int primary key);')
  const runs = await Promise.all([1, 2, 3].map(() => migrate(connection, { schema: 'trial3', folder })))
  expect(runs.flat()).toHaveLength(1)
})
