import { Client, type Pool } from 'pg'
import type { Connection } from './db.ts'

/** Tables that the server may only read and add to: what was once said there stays. */
export const appendOnlyTables = [
  'events',
  'audit_roots',
  'audit_leaves',
  // The ledger of dues and the receipts in it.
  'dues_journals',
  'dues_entries',
  'dues_receipts',
  'dues_receipt_lines',
] as const

/** The role of the server on the embedded database. */
export const EMBEDDED_APP_ROLE = 'motcua_app'

/** Makes a role that can sign in and nothing more, unless it is there. For clusters of our own. */
export async function ensureAppRole(admin: Client, role: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await admin.query(`create role ${quote(role)} login`).catch(ignoreTwin)
}

/**
 * Gives the role of the server what it needs in the schema and no more: rows of all tables, but of the append-only ones
 * only `select` and `insert`; no table of the product is its own. The schema of the jobs is its own, since pg-boss
 * makes its tables itself. May be run any number of times; `owner` is the connection that ran the migrations.
 */
export async function grantRights(owner: Connection, given: { schema: string; role: string }): Promise<void> {
  const client = new Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('motcua.rights'))`)
    await client.query(statements(given.schema, given.role))
    await giveJobs(client, `${given.schema}_jobs`, given.role)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

function statements(schema: string, name: string): string {
  const role = quote(name)
  const guarded = appendOnlyTables.map((table) => `${schema}.${table}`)
  return [
    `grant usage on schema ${schema} to ${role}`,
    `revoke create on schema ${schema} from ${role}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
    `grant usage, select on all sequences in schema ${schema} to ${role}`,
    `revoke all on ${[...guarded, `${schema}.migrations`].join(', ')} from ${role}`,
    `grant select, insert on ${guarded.join(', ')} to ${role}`,
    `grant select on ${schema}.migrations to ${role}`,
    `grant usage, create on schema ${schema}_jobs to ${role}`,
  ].join(';\n')
}

// Until there were two roles the owner made the tables of the jobs as well.
async function giveJobs(client: Client, schema: string, role: string): Promise<void> {
  const { rows } = await client.query<{ what: string }>(
    `select 'table ' || c.oid::regclass as what from pg_class c
      where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and c.relowner <> $2::regrole
      union all
     select 'routine ' || p.oid::regprocedure from pg_proc p
      where p.pronamespace = $1::regnamespace and p.proowner <> $2::regrole
      union all
     select 'type ' || t.oid::regtype from pg_type t
      where t.typnamespace = $1::regnamespace and t.typtype = 'e' and t.typowner <> $2::regrole`,
    [schema, quote(role)],
  )
  for (const { what } of rows) await client.query(`alter ${what} owner to ${quote(role)}`)
}

/** The append-only tables that this connection could change all the same. Empty is as it should be. */
export async function rewritableTables(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from unnest($1::text[]) as given(name) join pg_class c on c.oid = to_regclass(given.name)
      where has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete')
         or has_table_privilege(c.oid, 'truncate') or pg_has_role(c.relowner, 'usage')
      order by 1`,
    [appendOnlyTables],
  )
  return rows.map((row) => row.name)
}

/** Who the connection signs in as. */
export async function roleOf(connection: Connection): Promise<string> {
  const client = new Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select current_user as name')
    return rows[0]?.name ?? ''
  } finally {
    await client.end()
  }
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

// Two starts at once may both find it missing.
function ignoreTwin(error: unknown): void {
  const { code } = error as { code?: string }
  if (code !== '42710' && code !== '23505') throw error
}
