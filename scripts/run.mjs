// The one door of every npm script. Uses nothing but built-ins of Node 18, because it runs before anything is
// installed: it installs what the lock file asks for and runs the rest on the pinned Node 24 in node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIsFresh } from './freshness.mjs'
import { installIfNeeded } from './install.mjs'
import { serverArgs, serverEnv } from './server-flags.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const tsx = ['--import', './scripts/tsx-hooks.mjs']

/** What each command runs; every entry returns the arguments for the pinned Node. */
const commands = {
  // Without --enable-source-maps: it reads the maps of every library too (66 MB of memory, half a second of the start),
  // and the built server keeps its names and lines readable.
  start: (args) => (ensureBuild(), [...serverArgs, 'dist/server/main.js', ...args]),
  build: (args) => ['scripts/build.ts', ...args],
  dev: (args) => ['scripts/dev.ts', ...args],
  check: (args) => ['scripts/check.ts', ...args],
  test: (args) => ['scripts/test.ts', ...args],
  'test:long': (args) => ['scripts/test-long.ts', ...args],
  bench: (args) => (ensureBuild(), [...tsx, 'bench/run.ts', ...args]),
  format: (args) => ['scripts/format.ts', ...args],
  sbom: (args) => ['scripts/sbom.ts', ...args],
  motcua: (args) =>
    buildIsFresh(root) && existsSync(join(root, 'dist/server/cli.js'))
      ? ['--enable-source-maps', 'dist/server/cli.js', ...args]
      : [...tsx, 'src/app/cli.ts', ...args],
}

const [name, ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
if (!command) {
  console.error(`Unknown command "${name ?? ''}". There are: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
// The operator's CLI may name files relative to where it was called; npm says where that was.
const env = {
  ...process.env,
  PATH: bin + delimiter + process.env.PATH,
  MOTCUA_CALLED_FROM: process.env.INIT_CWD ?? process.cwd(),
  // Compiled code of the libraries is kept between starts: a third of the start's processor time.
  ...(name === 'start' && {
    ...serverEnv,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compile'),
  }),
}
process.chdir(root)
await installIfNeeded(root)
const child = spawn(nodePath(), command(rest), { stdio: 'inherit', env, cwd: root })
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
  process.on(signal, () => {
    // A terminal sends Ctrl-C to the whole group: forwarding it too would look like a second, impatient one.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.on('error', (error) => {
  console.error(`Could not run ${nodePath()}: ${error.message}`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))

function nodePath() {
  const path = join(bin, 'node')
  if (existsSync(path)) return path
  // No Node build for this platform is pinned: go on when the installed one can run TypeScript as it stands.
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(`There is no pinned Node 24 for ${process.platform}-${process.arch}. Install Node 24 and try again.`)
  process.exit(1)
}

function ensureBuild() {
  if (buildIsFresh(root)) return
  const built = spawnSync(nodePath(), ['scripts/build.ts'], { stdio: 'inherit', env, cwd: root })
  if (built.status !== 0) {
    rmSync(join(root, 'dist', '.stamp'), { force: true })
    process.exit(built.status ?? 1)
  }
}
