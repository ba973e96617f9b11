import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { type Child, startChild } from '../measure/child.ts'
import type { BareOrder } from '../measure/bare-driver.ts'
import type { ClientOrder, ClientReport } from '../measure/http-client.ts'
import type { Round } from '../measure/figures.ts'
import { CLIENTS, startBenchProduct, type BenchProduct } from './bench-product.ts'
import type { Population } from './population.ts'
import { populate } from './population.ts'
import type { Recording } from './recorder.ts'
import { benchEnvironment, startServer, type ServerProcess } from './server-process.ts'

/** Everything a case needs: data, the measured server, the clients and the bare driver. */
export type Bench = BenchProduct & {
  population: Population
  server: ServerProcess
  rounds: number
  /** Operations of a full round times this: less for a quick look. */
  scale: number
  client(order: Omit<ClientOrder, 'host' | 'port' | 'clients'>): Promise<ClientReport>
  bare: Child<BareOrder, Round>
  /** Gives the bare driver what it is to replay. */
  load(recording: Recording): Promise<void>
}

export type BenchSize = { dossiers: number; rounds: number; scale: number }

export async function openBench(size: BenchSize, say: (text: string) => void): Promise<Bench> {
  const product = await startBenchProduct()
  say(`PostgreSQL ${product.postgres} runs; making ${size.dossiers.toLocaleString('en')} dossiers …`)
  const population = await populate(product, size.dossiers)
  const { dataDir } = product
  const profile = process.env['BENCH_PROFILE']
  const command = [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), 'dist/server/main.js']
  const server = await startServer({ command, dataDir, env: benchEnvironment, path: '/readyz' })
  const clients = startChild<ClientOrder, ClientReport>('./http-client.ts')
  const bare = startChild<BareOrder, Round>('./bare-driver.ts')
  await bare.ask({ kind: 'connect', connection: product.connection, searchPath: product.searchPath, clients: CLIENTS })
  return {
    ...product,
    population,
    server,
    rounds: size.rounds,
    scale: size.scale,
    bare,
    client: (order) => clients.ask({ ...order, host: '127.0.0.1', port: server.port, clients: CLIENTS }),
    async load(recording) {
      const path = join(dataDir, 'recording.bin')
      writeFileSync(path, serialize(recording))
      await bare.ask({ kind: 'load', recording: path })
    },
    async stop() {
      clients.end()
      bare.end()
      await server.stop()
      await product.stop()
    },
  }
}
