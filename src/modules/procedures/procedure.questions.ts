import type { Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { versionOn } from './procedure.rules.ts'
import type { LifeEvent, ProcedureVersion } from './procedure.schema.ts'
import { readLifeEvents, readStamp, readVersions } from './procedure.store.ts'

/** All versions and life events, kept in the process: some thousand rows that change a few times a year. */
export type Catalogue = {
  versions: ReadonlyMap<string, readonly ProcedureVersion[]>
  lifeEvents: readonly LifeEvent[]
  stamp: string
}

type Held = { catalogue: Catalogue; checkedAt: number }
// One database a process, so one catalogue; transactions share it too.
const CHECK_EVERY_MS = 5_000
let held: Held | undefined

/** The catalogue; whether an import has changed it is asked at most every five seconds. */
export async function readCatalogue(db: Db, now: Date): Promise<Catalogue> {
  if (held && Math.abs(now.getTime() - held.checkedAt) < CHECK_EVERY_MS) return held.catalogue
  const stamp = await readStamp(db)
  if (held?.catalogue.stamp !== stamp) held = { catalogue: await load(db, stamp), checkedAt: 0 }
  held.checkedAt = now.getTime()
  return held.catalogue
}

/** After an import in this process. */
export function forgetCatalogue(): void {
  held = undefined
}

async function load(db: Db, stamp: string): Promise<Catalogue> {
  const versions = new Map<string, ProcedureVersion[]>()
  for (const version of await readVersions(db)) {
    const list = versions.get(version.code) ?? []
    list.push(version)
    versions.set(version.code, list)
  }
  return { versions, lifeEvents: await readLifeEvents(db), stamp }
}

/** The version in force on a civil date (`YYYY-MM-DD`), or undefined. */
export async function findProcedure(
  db: Db,
  code: string,
  on: string,
  now: Date,
): Promise<ProcedureVersion | undefined> {
  return versionOn((await readCatalogue(db, now)).versions.get(code) ?? [], on)
}

/** As findProcedure; throws `procedures.unknown` (not_found). */
export async function getProcedure(db: Db, code: string, on: string, now: Date): Promise<ProcedureVersion> {
  const found = await findProcedure(db, code, on, now)
  if (!found) throw new AppError('procedures.unknown', { kind: 'not_found', params: { code } })
  return found
}

/** The version that a dossier is pinned to; it is never removed, so its absence is a fault. */
export async function getProcedureVersion(db: Db, code: string, version: string, now: Date): Promise<ProcedureVersion> {
  const found = (await readCatalogue(db, now)).versions.get(code)?.find((one) => one.version === version)
  if (!found) throw new Error(`Procedure ${code} version ${version} is not in the catalogue`)
  return found
}
