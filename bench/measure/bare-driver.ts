// The other side of the ratio: the statements that the server sent for these operations, through `pg` alone, each text
// as a named prepared statement, one connection a client, values as recorded. No product code runs here.
import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { Client, types } from 'pg'
import type { Recording } from '../ground/recorder.ts'
import type { Round } from './figures.ts'

export type BareOrder =
  | {
      kind: 'connect'
      connection: { host: string; user: string; database: string }
      searchPath: string
      clients: number
    }
  | { kind: 'load'; recording: string }
  | { kind: 'run'; from: number; count: number }

types.setTypeParser(types.builtins.DATE, (text) => text) // as kernel/db does: the same work for the same answer

let clients: Client[] = []
let recording: Recording = { texts: [], operations: [] }
let recordings = 0 // a connection knows its statements by name for good

async function open({ connection, searchPath, clients: count }: Extract<BareOrder, { kind: 'connect' }>) {
  clients = Array.from(
    { length: count },
    () => new Client({ ...connection, options: `-c search_path=${searchPath} -c timezone=UTC` }),
  )
  await Promise.all(clients.map((client) => client.connect()))
}

async function runOperation(client: Client, number: number): Promise<void> {
  for (const [text, values] of recording.operations[number % recording.operations.length] ?? []) {
    const statement = recording.texts[text] as string
    if (values.length === 0) await client.query(statement)
    else await client.query({ name: `b${recordings}_${text}`, text: statement, values })
  }
}

async function run(from: number, count: number): Promise<Round> {
  const times = new Float64Array(count)
  let next = 0
  const began = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      while (next < count) {
        const number = next++
        const startedAt = performance.now()
        await runOperation(client, from + number)
        times[number] = performance.now() - startedAt
      }
    }),
  )
  return { seconds: (performance.now() - began) / 1000, times, failed: 0 }
}

async function follow(order: BareOrder): Promise<Round | undefined> {
  if (order.kind === 'run') return run(order.from, order.count)
  if (order.kind === 'connect') await open(order)
  else {
    recordings += 1
    recording = deserialize(readFileSync(order.recording)) as Recording
  }
  return undefined
}

process.on('message', (order: BareOrder) => {
  follow(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
