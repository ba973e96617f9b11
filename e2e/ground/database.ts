import type { BrowserContext } from 'playwright-core'
import { Client } from 'pg'
import { inject } from 'vitest'

/** What an administrator of the database could do beside the product: let time pass for a session, for one. */
export async function inDatabase<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { host, user } = inject('app').database
  const client = new Client({ host, user, database: 'motcua', options: '-c search_path=motcua,public' })
  await client.connect()
  try {
    return (await client.query(statement, [...values])).rows as Row[]
  } finally {
    await client.end()
  }
}

/**
 * Lets time pass for the session of one browser, and of nobody else: journeys run side by side. `ago` is an interval
 * of the database, `'11 minutes'`.
 */
export async function ageSession(
  context: BrowserContext,
  column: 'last_seen_at' | 'confirmed_at',
  ago: string,
): Promise<void> {
  const token = (await context.cookies()).find(({ name }) => name === 'motcua_session')?.value ?? ''
  const aged = await inDatabase(
    `update sessions set ${column} = now() - $2::interval where token_sha256 = encode(sha256($1::bytea), 'hex') returning id`,
    [token, ago],
  )
  if (aged.length !== 1) throw new Error('this browser has no session')
}
