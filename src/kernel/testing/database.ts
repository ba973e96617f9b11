import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool } from 'pg'
import { afterAll, inject } from 'vitest'

export type TestDatabase<Tables = Record<string, never>> = {
  /** As the role of the server, with its rights: nothing can be changed in the event log, and no table made. */
  pool: Pool
  db: Kysely<Tables>
  /** As the owner of the tables, for tests that tamper with them or make some; opened at its first query. */
  owner: Pool
  /** The owner's, for code that connects by itself. */
  connection: { host: string; user: string; database: string }
  /** Ends the pool and drops the database; happens by itself after the file. */
  drop(): Promise<void>
}

/**
 * A real PostgreSQL database of this test file, cloned from the migrated template in some 0.1 s. Call it once at the
 * top of the file: `const { db } = await testDatabase<UnitTables>()`.
 */
export async function testDatabase<Tables = Record<string, never>>(): Promise<TestDatabase<Tables>> {
  const { host, owner: user, role, template } = inject('cluster')
  const database = `t_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(`create database ${database} template ${template} strategy wal_log`)
  const open = (as: string, max: number) => {
    const pool = new Pool({ host, user: as, database, max, options: '-c search_path=motcua,public' })
    return pool.on('error', () => {}) // a connection that a test cut off on purpose
  }
  const pool = open(role, 20)
  const owner = open(user, 2)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let dropped = false
  const drop = async () => {
    if (dropped) return
    dropped = true
    await db.destroy()
    await owner.end()
    await asAdmin(`drop database if exists ${database} with (force)`)
  }
  afterAll(drop)
  return { pool, db, owner, connection: { host, user, database }, drop }
}

async function asAdmin(statement: string) {
  const { host, owner: user } = inject('cluster')
  const admin = new Client({ host, user, database: 'postgres' })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
