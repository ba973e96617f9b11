import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assembleProcedure } from './procedure.rules.ts'
import { LifeEvents, type LifeEvent, type ProcedureVersion } from './procedure.schema.ts'

const FILE = /^\d\.\d{6}(@[0-9-]+)?\.json$/

/**
 * Reads every procedure of a folder (`reference/procedures`): `<code>.json` with `<code>.form.json` beside it,
 * and later versions as `<code>@<version>.json`. Ordered by code. Throws on the first file that does not hold.
 */
export async function readReferenceProcedures(folder: string): Promise<ProcedureVersion[]> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const form = await readJson(join(folder, name.replace(/\.json$/, '.form.json')))
      return assembleProcedure(await readJson(join(folder, name)), form)
    }),
  )
}

/** Reads `reference/life-events.json`. */
export async function readLifeEvents(file: string): Promise<LifeEvent[]> {
  return LifeEvents.parse(await readJson(file))
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}
