// npm run dev: the server restarts on each edit, the client is rebuilt. The database runs here, outside of the watched
// process: the server finds it running and leaves it alone.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from 'vite'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'

const dataDir = resolve(process.env['DATA_DIR'] ?? 'data')
const database = process.env['DATABASE_URL']
  ? undefined
  : await startEmbeddedPostgres({ dataDir: resolve(dataDir, 'postgres') })
await build({ logLevel: 'warn' }) // the first page must find its styles
await build({ logLevel: 'warn', mode: 'worker' })
const watcher = await build({ logLevel: 'warn', build: { watch: {} } })

const flags = ['--watch', '--watch-preserve-output', '--enable-source-maps', '--import', './scripts/tsx-hooks.mjs']
const server = spawn(process.execPath, [...flags, 'src/main.ts', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => void end(code ?? 0))

async function end(code: number) {
  if ('close' in watcher) await watcher.close()
  await database?.stop()
  process.exit(code)
}
