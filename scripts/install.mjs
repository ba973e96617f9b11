// Installs node_modules when it is missing or differs from package-lock.json. Node-18-safe, built-ins only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Two commands at once are safe: the second waits for the first and then finds everything in place. */
export async function installIfNeeded(root) {
  const lock = join(root, '.install-lock')
  let said = false
  while (!isInstalled(root)) {
    try {
      mkdirSync(lock)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
      else {
        if (!said) console.error('Another command is installing; waiting for it.')
        said = true
        await sleep(300)
      }
      continue
    }
    writeFileSync(join(lock, 'pid'), String(process.pid))
    // process.exit() skips finally blocks, so the lock goes before any exit.
    const drop = () => rmSync(lock, { recursive: true, force: true })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, drop)
    const ok = isInstalled(root) || install(root)
    drop()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, drop)
    if (!ok) {
      console.error('The packages could not be installed; the reason is above. Nothing was started.')
      process.exit(1)
    }
  }
}

// A hash, not a time: git sets change times at random.
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
const stampPath = (root) => join(root, 'node_modules', '.lock-hash')

function isInstalled(root) {
  const stamp = stampPath(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(root)) return true
  if (!matchesByHand(root)) return false
  try {
    writeFileSync(stamp, lockHash(root))
  } catch {} // a read-only node_modules is fine, it only has to be right
  return true
}

/** After `npm install something` the tree is right without our stamp: npm's own record of it says so. */
function matchesByHand(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const have = JSON.parse(readFileSync(record, 'utf8')).packages
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(([path, entry]) => {
    if (path === '') return true
    if (have[path]) return have[path].version === entry.version
    const elsewhere =
      (entry.os && !entry.os.includes(process.platform)) ||
      (entry.cpu && !entry.cpu.includes(process.arch)) ||
      entry.libc?.[0] === 'musl'
    return Boolean(entry.optional && (elsewhere || !(entry.os || entry.cpu)))
  })
}

function isAbandoned(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'))
    process.kill(pid, 0)
    return false
  } catch (error) {
    if (error.code === 'EPERM') return false
    if (error.code === 'ESRCH') return true
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    return made !== undefined && Date.now() - made > 10_000
  }
}

function install(root) {
  const began = Date.now()
  console.error('Installing packages (about a minute the first time) ...')
  const env = { ...process.env }
  // A production setting of the caller must not drop the tools that build and test need.
  for (const key of Object.keys(env))
    if (/^(node_env|npm_config_(omit|only|production|ignore_scripts))$/i.test(key)) delete env[key]
  // npm ci removes the folder that the pinned Node lives in, so it must run on another one where there is one.
  const outside = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((dir) => dir && !dir.includes(`node_modules${sep}.bin`))
    .map((dir) => join(dir, 'node'))
    .find((path) => existsSync(path))
  const flags = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--engine-strict=false',
    '--loglevel=error', // the pinned Node fits what the system's would be warned about
  ]
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env }
  const done = npm?.endsWith('.js')
    ? spawnSync(outside ?? process.execPath, [npm, ...flags], options)
    : spawnSync('npm', flags, options)
  if (done.error) console.error(`npm could not be run: ${done.error.message}`)
  if (done.status !== 0) return false
  writeFileSync(stampPath(root), lockHash(root))
  console.error(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`)
  return true
}
