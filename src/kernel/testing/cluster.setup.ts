// Vitest global setup: one throw-away cluster a run, with a template database that has all migrations applied.
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { EMBEDDED_APP_ROLE, ensureAppRole, grantRights } from '#kernel/db/rights.ts'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'

export type TestCluster = { host: string; owner: string; role: string; template: string }

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

const prefix = 'motcua-test-'
const template = 'motcua_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweep()
  const home = mkdtempSync(join(tmpdir(), prefix))
  // The server's own user must be able to pass through.
  chmodSync(home, 0o755)
  writeFileSync(join(home, 'pid'), String(process.pid))
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), forTests: true })
  await buildTemplate(server)
  project.provide('cluster', { host: server.host, owner: server.user, role: EMBEDDED_APP_ROLE, template })
  return async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function buildTemplate(server: EmbeddedPostgres) {
  const admin = new Client({ host: server.host, user: server.user, database: server.adminDatabase })
  await admin.connect()
  await admin.query(`create database ${template}`)
  await ensureAppRole(admin, EMBEDDED_APP_ROLE)
  await admin.end()
  const owner = { host: server.host, user: server.user, database: template }
  await migrate(owner, { schema: 'motcua', folder: resolve('db/migrations') })
  await grantRights(owner, { schema: 'motcua', role: EMBEDDED_APP_ROLE })
}

/** Ends what runs that were killed have left behind. */
function sweep() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const home = join(tmpdir(), name)
    const pid = Number(read(join(home, 'pid')))
    if (!(pid > 0) || existsSync(`/proc/${pid}`)) continue
    const server = Number(read(join(home, 'postgres', 'postmaster.pid')).split('\n')[0])
    try {
      if (server > 0 && read(`/proc/${server}/cmdline`).includes(home)) process.kill(server, 'SIGQUIT')
      rmSync(home, { recursive: true, force: true })
    } catch {} // another user's
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
