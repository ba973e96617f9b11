import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAead } from '#kernel/crypto/aead.ts'
import { formatKeyRing, parseKeyRing, rotateKeyRing, type KeyRing } from '#kernel/crypto/key-ring.ts'
import { liveKeyRing } from '#kernel/crypto/live-ring.ts'
import { createDb } from '#kernel/db/db.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { reencryptNext, type SealedColumn } from './reencrypt.ts'

const { pool, owner } = await testDatabase()
const db = createDb(pool)
const old: KeyRing = [{ id: 'old1', key: new Uint8Array(32).fill(3), from: '2026-01-01' }]
const ring = rotateKeyRing(old, { id: 'new1', key: new Uint8Array(32).fill(4), today: '2026-11-22' })
const [before, after] = [createAead(old), createAead(ring)]
const columns: SealedColumn[] = [
  { table: 'sealed_things', column: 'secret', context: 'things.secret', within: false },
  { table: 'sealed_things', column: 'answers', context: 'things.answers', within: true },
]
const at = new Date('2026-11-22T10:00:00+07:00')

await owner.query(
  `create table sealed_things (id int primary key, secret text not null, answers jsonb not null, n int not null default 0)`,
)
await owner.query('grant select, insert, update, delete on sealed_things to motcua_app')
const things = async () =>
  (
    await pool.query<{ id: number; secret: string; answers: { id: string; fake: string }; n: number }>(
      'select id, secret, answers, n from sealed_things order by id',
    )
  ).rows
const insert = (id: number, aead = before) =>
  pool.query('insert into sealed_things (id, secret, answers) values ($1, $2, $3)', [
    id,
    aead.encrypt(`secret ${id}`, 'things.secret'),
    JSON.stringify({ id: aead.encrypt(`number ${id}`, 'things.answers'), fake: `v1.zz.${'a'.repeat(50)}` }),
  ])

test('a rotation goes through every row while others write, and loses nothing', async () => {
  for (let id = 1; id <= 60; id += 1) await insert(id)
  let running = true
  // Writers with the old and with the new key, on the same rows and on new ones.
  const writer = async (aead: typeof before, from: number) => {
    for (let n = 0; running && n < 40; n += 1) {
      await insert(from + n, aead)
      await pool.query('update sealed_things set secret = $2, n = n + 1 where id = $1', [
        (n % 60) + 1,
        aead.encrypt(`secret ${(n % 60) + 1}`, 'things.secret'),
      ])
    }
  }
  const rotate = async () => {
    let more = true
    while (more)
      more = (await db.transaction().execute((trx) => reencryptNext(trx, after, columns, { limit: 7, at }))).more
  }
  await Promise.all([rotate(), rotate(), writer(before, 1000), writer(after, 2000)])
  running = false
  await db.transaction().execute((trx) => reencryptNext(trx, after, columns, { limit: 1000, at, again: true }))
  await db.transaction().execute((trx) => reencryptNext(trx, after, columns, { limit: 1000, at, again: true }))
  const rows = await things()
  expect(rows).toHaveLength(140)
  for (const { id, secret, answers } of rows) {
    expect(after.isOutdated(secret)).toBe(false)
    expect(after.isOutdated(answers.id)).toBe(false)
    expect(after.decrypt(secret, 'things.secret')).toBe(`secret ${id}`)
    expect(after.decrypt(answers.id, 'things.answers')).toBe(`number ${id}`)
    expect(answers.fake).toBe(`v1.zz.${'a'.repeat(50)}`)
  }
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(80)
})

test('an interrupted rotation goes on where it stopped, and a finished one has nothing to do', async () => {
  const third = rotateKeyRing(ring, { id: 'third1', key: new Uint8Array(32).fill(5), today: '2026-11-23' })
  const newest = createAead(third)
  const step = () => db.transaction().execute((trx) => reencryptNext(trx, newest, columns, { limit: 50, at }))
  const first = await step()
  expect(first.progress[0]).toMatchObject({ column: 'secret', done: 50, finished: false })
  await expect(
    db.transaction().execute(async (trx) => {
      await reencryptNext(trx, newest, columns, { limit: 50, at })
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect((await step()).progress[0]).toMatchObject({ done: 100 })
  let last = await step()
  while (last.more) last = await step()
  expect(last.progress.map(({ finished }) => finished)).toEqual([true, true])
  expect((await step()).progress.map(({ done }) => done)).toEqual(last.progress.map(({ done }) => done))
})

test('a running process takes up a new ring by itself, at once when it meets a value of the new key', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ring-'))
  const source = { dir, name: 'data', today: '2026-11-22' }
  const aead = createAead(liveKeyRing(source))
  const first = liveKeyRing(source).current()
  const rotated = rotateKeyRing(first, { id: 'fresh1', key: new Uint8Array(32).fill(6), today: '2026-11-22' })
  writeFileSync(join(dir, 'data.keys.new'), formatKeyRing(rotated), { mode: 0o600 })
  renameSync(join(dir, 'data.keys.new'), join(dir, 'data.keys'))
  expect(aead.keyId()).toBe(first[0].id)
  const theirs = createAead(parseKeyRing(formatKeyRing(rotated))).encrypt('x', 'c')
  expect(aead.decrypt(theirs, 'c')).toBe('x')
  expect(aead.keyId()).toBe('fresh1')
})
