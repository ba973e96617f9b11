import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { assembleProcedure } from './procedure.rules.ts'
import { LifeEvents, type LifeEvent, type ProcedureVersion } from './procedure.schema.ts'

const FILE = /^\d\.\d{6}(@[0-9-]+)?\.json$/

/**
 * Reads every procedure of a folder (`reference/procedures`): `<code>.json` with `<code>.form.json` beside it,
 * and later versions as `<code>@<version>.json`. Ordered by code. Throws an Error that names the file and its faults.
 */
export async function readReferenceProcedures(folder: string): Promise<ProcedureVersion[]> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const form = await readJson(join(folder, name.replace(/\.json$/, '.form.json')))
      const file = join(folder, name)
      const json = await readJson(file)
      return inFile(file, () => assembleProcedure(json, form))
    }),
  )
}

/** Reads `reference/life-events.json`. */
export async function readLifeEvents(file: string): Promise<LifeEvent[]> {
  const json = await readJson(file)
  return inFile(file, () => LifeEvents.parse(json))
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  return inFile(file, () => JSON.parse(text) as unknown)
}

function inFile<V>(file: string, read: () => V): V {
  try {
    return read()
  } catch (error) {
    const faults =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error)
    throw new Error(`${file}: ${faults}`, { cause: error })
  }
}
