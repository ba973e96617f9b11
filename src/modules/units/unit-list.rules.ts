import { unitErrors } from './unit.errors.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { ImportUnits } from './unit.schema.ts'

export type TsvRow = Record<string, string>

/** Rows of a tab-separated text with a header line. Throws `units.bad_list` with file and line for a row that is too short. */
export function parseTsv(file: string, text: string): TsvRow[] {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r', '')
    .replace(/\n+$/, '')
    .split('\n')
  const names = head.split('\t')
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length !== names.length) throw badList(file, index + 2)
    return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? '']))
  })
}

/** A list of units as it lies in reference/units: code, parent_code, level, name_vi, name_en and perhaps place_code. */
export function unitRows(rows: readonly TsvRow[]): ImportUnits['lists'][number]['rows'] {
  return rows.map((row) => ({
    code: row['code'] ?? '',
    parentCode: row['parent_code'] || null,
    level: row['level'] ?? '',
    placeCode: row['place_code'] || null,
    name: capitalised((row['name_vi'] ?? '').normalize('NFC')),
    nameEn: row['name_en'] ?? '',
  }))
}

/** A list of successions: old_code, old_name, new_code, new_name, extent. */
export function successionRows(rows: readonly TsvRow[], on: string): ImportUnits['successions'] {
  return rows.map((row) => ({
    oldCode: row['old_code'] ?? '',
    newCode: row['new_code'] ?? '',
    extent: row['extent'] as 'whole',
    on,
  }))
}

const capitalised = (name: string) => name.slice(0, 1).toLocaleUpperCase('vi') + name.slice(1)

function badList(file: string, line: number): AppError {
  return new AppError(unitErrors.badList, { kind: 'invalid', params: { file, line } })
}
