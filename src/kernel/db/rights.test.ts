import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inject } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import { appendEvents } from '#kernel/events/event.store.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { createDb, createPool } from './db.ts'
import { migrate } from './migrate.ts'
import { appendOnlyTables, grantRights, rewritableTables, roleOf } from './rights.ts'

const { pool, owner, connection } = await testDatabase()
const role = inject('cluster').role
const refused = (text: string) =>
  pool.query(text).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const NO_RIGHT = '42501'
const duesBooks = ['dues_entries', 'dues_journals', 'dues_receipt_lines', 'dues_receipts']

test('the server can read and add events, and nothing it says can change, remove or empty what was recorded', async () => {
  const event = { stream: 'thing', streamId: '0190a000-0000-7000-8000-000000000001', type: 'thing.made', data: {} }
  await appendEvents(createDb(pool), [event], { actor: publicActor, role: null, at: new Date() })
  expect((await pool.query('select seq from events')).rowCount).toBe(1)
  for (const table of appendOnlyTables) {
    const column = table === 'audit_roots' ? 'number' : 'seq'
    for (const text of [
      `update ${table} set ${column} = 2`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} add column more int`,
      `alter table ${table} disable trigger all`,
      `drop table ${table}`,
      `alter table ${table} owner to ${role}`,
      `grant update on ${table} to ${role}`,
      `select 1 from ${table} for update`,
    ])
      // A grant by one who may not give is a warning, and changes nothing.
      expect(await refused(text), text).toBe(text.startsWith('grant') ? 'done' : NO_RIGHT)
    expect(await refused(`update ${table} set ${column} = 2`)).toBe(NO_RIGHT)
  }
  expect(await refused(`insert into migrations values ('x', 'x')`)).toBe(NO_RIGHT)
  expect(await refused('create table mine (id int)')).toBe(NO_RIGHT)
  expect(await refused(`set role ${connection.user}`)).toBe(NO_RIGHT)
  expect(await refused('set session_replication_role = replica')).toBe(NO_RIGHT)
})

test('a server whose role could change the log is told so', async () => {
  expect(await rewritableTables(pool)).toEqual([])
  expect(await rewritableTables(owner)).toEqual(['audit_leaves', 'audit_roots', ...duesBooks, 'events'])
  await owner.query(`grant delete on events to ${role}`)
  expect(await rewritableTables(pool)).toEqual(['events'])
  await grantRights(connection, { schema: 'motcua', role })
  expect(await rewritableTables(pool)).toEqual([])
})

test('rights are given for tables of later migrations and for jobs that the owner once made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'))
  const guarded = appendOnlyTables.map((table) => `create table ${table} (id int);`).join('\n')
  writeFileSync(join(folder, '1-first.sql'), `${guarded}\ncreate table first_thing (id int primary key);`)
  await migrate(connection, { schema: 'later', folder })
  await owner.query(`create type later_jobs.state as enum ('new'); create table later_jobs.job (id int, state later_jobs.state);
    create function later_jobs.make() returns void language sql as 'select'`)
  await grantRights(connection, { schema: 'later', role })
  const app = createPool({ ...connection, user: role }, 'later')
  await app.query('insert into first_thing values (1); update first_thing set id = 2; delete from first_thing')
  // pg-boss changes its own tables when it is upgraded.
  await app.query("alter table later_jobs.job add column more int; alter type later_jobs.state add value 'old'")
  await app.query('drop function later_jobs.make(); create table later_jobs.queue (id int)')
  writeFileSync(join(folder, '2-second.sql'), 'create table second_thing (id int primary key);')
  await migrate(connection, { schema: 'later', folder })
  await grantRights(connection, { schema: 'later', role })
  await app.query('insert into second_thing values (1)')
  // The server's own role finds the schema up to date without a right to create anything.
  expect(await migrate({ ...connection, user: role }, { schema: 'later', folder })).toEqual([])
  expect(await roleOf({ ...connection, user: role })).toBe(role)
  await app.end()
})
