import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import { Pool, types, type PoolClient, type PoolConfig } from 'pg'

// A `date` is a civil date, `YYYY-MM-DD` as text: a Date object would move it by the machine's time zone.
types.setTypeParser(types.builtins.DATE, (text) => text)

/** A handle on the jurisdiction's schema, without tables: a module names its own with ownTables. */
export type Db = Kysely<Record<never, never>>

/** The handle seen through a module's own table types; other modules' tables stay type errors. */
export function ownTables<Tables>(db: Db): Kysely<Tables> {
  return db as unknown as Kysely<Tables>
}

export type Connection = { connectionString?: string; host?: string; user?: string; database?: string; port?: number }

/** A pool bound to one schema: unqualified names resolve there, extensions live in public. */
export function createPool(connection: Connection, schema: string, max = 10, extra: PoolConfig = {}): Pool {
  return new Pool({ ...connection, max, options: `-c search_path=${schema},public -c timezone=UTC`, ...extra })
}

export function createDb(pool: Pool): Db {
  const connect = async () => withPreparedStatements(await pool.connect())
  return new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } }),
  })
}

// pg prepares only named statements; naming each distinct text gains 40-50 % on hot paths.
// The map is bounded: a text beyond the bound simply runs unnamed.
const MAX_NAMES = 800
const names = new Map<string, string>()
const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()

function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MAX_NAMES) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

function withPreparedStatements(client: PoolClient): PostgresPoolClient {
  const known = wrapped.get(client)
  if (known) return known
  const query = (text: unknown, values?: readonly unknown[]) => {
    if (typeof text !== 'string' || !values?.length) return client.query(text as string, values as unknown[])
    const name = statementName(text)
    return client.query({ text, values: values as unknown[], ...(name !== undefined && { name }) })
  }
  // A connection that dies while it is in use fails its query; its `error` event, unheard, would end the process as well.
  client.on('error', () => {})
  const wrapper = { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient
  wrapped.set(client, wrapper)
  return wrapper
}
