import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseTsv, successionRows, unitRows, type TsvRow } from './unit-list.rules.ts'
import { ADMINISTRATION } from './unit.rules.ts'
import type { ImportUnits } from './unit.schema.ts'

/**
 * Reads a folder of unit lists (default shape: reference/units) for `importUnits`. Its `sources.tsv` names each list
 * with the dates between which it holds. Throws `units.bad_list` with file and line.
 */
export async function readUnitFolder(folder: string): Promise<ImportUnits> {
  const sources = await readTsv(folder, 'sources.tsv')
  const input: ImportUnits = { lists: [], successions: [] }
  for (const source of sources) {
    const name = source['file'] ?? ''
    const rows = await readTsv(folder, basename(name))
    const validFrom = source['valid_from'] || null
    if (source['kind'] === 'successions') input.successions.push(...successionRows(rows, validFrom ?? ''))
    else input.lists.push({ ...listOf(source), name, validFrom, rows: unitRows(rows) })
  }
  return input
}

const listOf = (source: TsvRow) => ({ tree: source['tree'] || ADMINISTRATION, validTo: source['valid_to'] || null })

async function readTsv(folder: string, name: string): Promise<TsvRow[]> {
  return parseTsv(name, await readFile(join(folder, name), 'utf8'))
}
