import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, QueryResult } from 'pg'

/** The statements of many operations: each a list of (number of the text, values) in the order they were sent. */
export type Recording = { texts: string[]; operations: [text: number, values: unknown[]][][] }

export type Recorder = {
  /** Runs `operation` and keeps every statement it sends; its transaction is rolled back, so the values stay unused. */
  record(operation: () => Promise<void>): Promise<void>
  /** What was recorded since the last call. */
  take(): Recording
}

type Sent = [text: number, values: unknown[]][]
type Query = (
  statement: string | { text: string; values?: unknown[] },
  values?: unknown[],
  ...callback: unknown[]
) => unknown

/** Kysely looks at the answer to its commit. */
async function rollBack(send: Query): Promise<QueryResult> {
  return { ...((await send('rollback')) as QueryResult), command: 'COMMIT' }
}

/**
 * Listens to a pool of the product itself. What the bare driver replays is thereby what the code of this very commit
 * sends, with real values, and no list of statements can grow stale beside it.
 */
export function createRecorder(pool: Pool): Recorder {
  const current = new AsyncLocalStorage<Sent>()
  const numbers = new Map<string, number>()
  let recording: Recording = { texts: [], operations: [] }
  const numberOf = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return recording.texts.push(text) - 1
  }
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as Query
    const listen: Query = (statement, values, ...callback) => {
      const sent = current.getStore()
      const text = typeof statement === 'string' ? statement : statement.text
      if (sent && text !== undefined)
        sent.push([numberOf(text), [...((typeof statement === 'string' ? values : statement.values) ?? [])]])
      if (sent && text === 'commit') return rollBack(send)
      return send(statement, values, ...callback)
    }
    client.query = listen as typeof client.query
  })
  return {
    async record(operation) {
      const sent: Sent = []
      await current.run(sent, operation)
      recording.operations.push(sent)
    },
    take() {
      const taken = recording
      recording = { texts: [], operations: [] }
      numbers.clear()
      return taken
    },
  }
}
