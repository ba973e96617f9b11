import { parseDay } from '#kernel/clock/civil.ts'
import type { UnitField } from './unit-level.rules.ts'

export type Details = Record<string, string | number>

/** What was typed as values of the level's fields: blanks go, numbers become numbers. Keys of bad ones in `wrong`. */
export function readDetails(
  fields: readonly UnitField[],
  typed: Readonly<Record<string, string>>,
): { details: Details; wrong: string[] } {
  const details: Details = {}
  const wrong = Object.keys(typed).filter((key) => !fields.some((field) => field.key === key))
  for (const { key, kind } of fields) {
    const text = typed[key]?.trim() ?? ''
    if (text === '') continue
    const value = kind === 'number' ? Number(text.replaceAll('.', '').replace(',', '.')) : text
    const fits = kind === 'text' || (kind === 'number' ? Number.isFinite(value) : parseDay(text) !== undefined)
    if (fits) details[key] = value
    else wrong.push(key)
  }
  return { details, wrong }
}
