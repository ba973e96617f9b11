// npm leaves optional packages of OTHER platforms out of the lock when the registry at hand lacks them, and `npm ci`
// then refuses that lock. This adds the missing entries; they are never fetched. Run it after each change of packages.
// With --check it writes nothing, and fails when an entry is missing or `npm ci` would refuse.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const path = 'package-lock.json'
const systems = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  android: 'android',
  aix: 'aix',
  sunos: 'sunos',
  openharmony: 'openharmony',
  wasm32: undefined,
}
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el']

/** What npm would have written, read off the package's name: @oxlint/binding-linux-arm64-musl and the like. */
export function entryFor(name, version, dev) {
  const words = name.split('/').at(-1).split(/[-.]/)
  const os = words.map((word) => systems[word]).find(Boolean)
  const cpu = words.find((word) => processors.includes(word))
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu')) && os === 'linux'
      ? 'glibc'
      : undefined
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}

/** Entries that are asked for with an exact version and are not there; name to entry. */
export function missingEntries(lock) {
  const missing = {}
  for (const [at, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`
      if (!/^\d/.test(version) || lock.packages[key] || lock.packages[`${at}/${key}`]) continue
      missing[key] = entryFor(name, version, entry.dev)
    }
  }
  return missing
}

function main() {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingEntries(lock)
  const count = Object.keys(missing).length
  if (!process.argv.includes('--check')) {
    const all = { ...lock.packages, ...missing }
    lock.packages = Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
    writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
    return console.log(`${count} entries added to ${path}.`)
  }
  if (count > 0) throw new Error(`${path} lacks ${count} entries: run node scripts/complete-lock.mjs`)
  refuseOldEngines(lock)
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)))
  const run = spawnSync(
    'npm',
    ['ci', '--dry-run', '--no-audit', '--no-fund', '--ignore-scripts', '--engine-strict=false'],
    { encoding: 'utf8', env },
  )
  if (run.status !== 0) throw new Error(`npm ci would refuse this lock file:\n${run.stderr}`)
}

/** npm on Node 20 leaves out, silently, an optional package that asks for more; then something is just missing. */
function refuseOldEngines(lock) {
  for (const [at, { optional, engines, os }] of Object.entries(lock.packages)) {
    const least = /^(?:>=|\^|~)?\s*v?(\d+)/.exec(engines?.node ?? '')?.[1]
    if (optional && !(os && !os.includes('linux')) && Number(least) > 20 && !engines.node.includes('||')) {
      throw new Error(
        `${at} is optional and wants Node ${engines.node}: npm on Node 20 would leave it out without a word`,
      )
    }
  }
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) main()
