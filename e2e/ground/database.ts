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
