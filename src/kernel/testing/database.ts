import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool } from 'pg'
import { afterAll, inject } from 'vitest'

export type TestDatabase<Tables = Record<string, never>> = {
  pool: Pool
  db: Kysely<Tables>
  /** For code that connects by itself. */
  connection: { host: string; user: string; database: string }
  /** Ends the pool and drops the database; happens by itself after the file. */
  drop(): Promise<void>
}

/**
 * A real PostgreSQL database of this test file, cloned from the migrated template in some 0.1 s. Call it once at the
 * top of the file: `const { db } = await testDatabase<UnitTables>()`.
 */
export async function testDatabase<Tables = Record<string, never>>(): Promise<TestDatabase<Tables>> {
  const { host, user, template } = inject('cluster')
  const database = `t_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(`create database ${database} template ${template} strategy wal_log`)
  const pool = new Pool({ host, user, database, max: 20, options: '-c search_path=motcua,public' })
  pool.on('error', () => {}) // a connection that a test cut off on purpose
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let dropped = false
  const drop = async () => {
    if (dropped) return
    dropped = true
    await db.destroy()
    await asAdmin(`drop database if exists ${database} with (force)`)
  }
  afterAll(drop)
  return { pool, db, connection: { host, user, database }, drop }
}

async function asAdmin(statement: string) {
  const { host, user } = inject('cluster')
  const admin = new Client({ host, user, database: 'postgres' })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
