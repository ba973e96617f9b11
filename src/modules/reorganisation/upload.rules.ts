import type { MapUnit } from '#modules/units/index.ts'
import { reorganisationErrors } from './reorganisation.errors.ts'
import type { MergeSource, Step, UnitSpec } from './step.rules.ts'
import { renamedAfter } from './unit-name.rules.ts'

/** One line of a conversion table: which unit goes up in which. */
export type ListRow = {
  row: number
  oldCode: string
  oldName: string
  newCode: string
  newName: string
  extent: 'whole' | 'part'
  level?: string
  parent?: string
}

const COLUMNS: Record<string, readonly string[]> = {
  oldCode: ['old_code', 'ma_cu', 'mã cũ', 'mã đvhc cũ'],
  oldName: ['old_name', 'ten_cu', 'tên cũ', 'tên đvhc cũ'],
  newCode: ['new_code', 'ma_moi', 'mã mới', 'mã đvhc mới'],
  newName: ['new_name', 'ten_moi', 'tên mới', 'tên đvhc mới'],
  extent: ['extent', 'muc_do', 'mức độ', 'ghi chú'],
  level: ['level', 'cap', 'cấp'],
  parent: ['parent', 'parent_code', 'ma_cha', 'mã cấp trên'],
}

/** Words by which lists say that only a part goes over; everything else is a whole. */
const PART = /^(part|một phần|mot phan|nhập một phần|nhap mot phan)/i

/**
 * Reads a table of tabs, semicolons or commas with a head, as the national conversion table has it. Throws
 * `reorganisation.missing_column` and `reorganisation.bad_list` with the number of the line.
 */
export function readList(text: string): ListRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line, index) => ({ line, row: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
  const head = lines[0]?.line ?? ''
  const separator = ['\t', ';', ','].find((one) => head.includes(one)) ?? '\t'
  const places = columnPlaces(cells(head, separator))
  return lines.slice(1).map(({ line, row }) => {
    const values = cells(line, separator)
    const at = (key: string) => values[places.get(key) ?? -1]?.trim() ?? ''
    const [oldCode, newCode, newName] = [at('oldCode'), at('newCode'), at('newName')]
    if (oldCode === '' || newCode === '' || newName === '') throw reorganisationErrors.badList({ row })
    const [level, parent] = [at('level'), at('parent')]
    return {
      row,
      oldCode,
      oldName: at('oldName'),
      newCode,
      newName,
      extent: PART.test(at('extent')) ? ('part' as const) : ('whole' as const),
      ...(level !== '' && { level }),
      ...(parent !== '' && { parent }),
    }
  })
}

function columnPlaces(head: readonly string[]): Map<string, number> {
  const names = head.map((name) => name.trim().toLowerCase())
  const places = new Map<string, number>()
  for (const [key, known] of Object.entries(COLUMNS)) {
    const place = names.findIndex((name) => known.includes(name))
    if (place >= 0) places.set(key, place)
    else if (['oldCode', 'newCode', 'newName'].includes(key)) throw reorganisationErrors.missingColumn(known[0] ?? key)
  }
  return places
}

/** Cells of a line; a cell in quotes may hold the separator, and two quotes stand for one. */
function cells(line: string, separator: string): string[] {
  const found: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (sign === separator && !quoted) {
      found.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...found, cell]
}

/** Each new unit with all that goes up in it, as merges; an old unit of which only parts go is split among them. */
export function stepsOfList(rows: readonly ListRow[], extra: { parent?: string | undefined } = {}): Step[] {
  const newCodes = new Set(rows.map(({ newCode }) => newCode))
  const wholes = new Set(rows.filter(({ extent }) => extent === 'whole').map(({ oldCode }) => oldCode))
  const merges = new Map<string, { from: MergeSource[]; into: UnitSpec }>()
  const rest = new Set<string>()
  for (const { oldCode, newCode, newName, extent, level, parent } of rows) {
    const above = parent ?? extra.parent
    const merge = merges.get(newCode) ?? {
      from: [],
      into: { code: newCode, name: newName, ...(level && { level }), ...(above && { parent: above }) },
    }
    merges.set(newCode, merge)
    // Of a unit that ends in parts alone, the first that is named takes what nobody picked.
    const takesRest = extent === 'part' && !wholes.has(oldCode) && !newCodes.has(oldCode) && !rest.has(oldCode)
    if (takesRest) rest.add(oldCode)
    const nothingYet = extent === 'part' && !takesRest
    merge.from.push({ code: oldCode, extent, ...(nothingYet && { pick: { by: 'list', ids: [] } as const }) })
  }
  return [...merges.values()].map(({ from, into }) => ({ kind: 'merge', from, into }))
}

/**
 * The same table for an association whose units work in those places: codes of places become codes of its units, names
 * follow the names of the places. `units`: its units by place on the eve; `prefix` is what its codes begin with.
 */
export function listForTree(
  rows: readonly ListRow[],
  units: ReadonlyMap<string, MapUnit>,
  codeOf: (place: string) => string,
): { rows: ListRow[]; places: Map<string, string> } {
  const places = new Map<string, string>()
  const named = new Map<string, string>()
  const own = rows.map((row) => {
    const unit = units.get(row.oldCode)
    if (!unit) throw reorganisationErrors.unknownPlace({ place: `${row.oldName} (${row.oldCode})`, row: row.row })
    const newCode = codeOf(row.newCode)
    places.set(newCode, row.newCode)
    const name = named.get(newCode) ?? renamedAfter(unit.name, row.oldName, row.newName)
    named.set(newCode, name)
    return { ...row, oldCode: unit.code, newCode, newName: name }
  })
  return { rows: own, places }
}
