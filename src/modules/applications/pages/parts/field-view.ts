import type { Ui } from '#ui/ui.ts'
import type { DraftFileView } from '../../draft.schema.ts'
import type { UnitChoices } from './unit-choices.ts'

/** What every question of a page is drawn with. */
export type FieldView = {
  ui: Ui
  /** The message under a field, by its name. */
  errors: ReadonlyMap<string, string>
  units: UnitChoices
  /** Province to open in each unit picker, by field name. */
  provinces: Readonly<Record<string, string>>
  /** Unit pickers in which somebody chose a province. */
  chosen: readonly string[]
  files: readonly DraftFileView[]
  uploadLimitMb: number
}

export const textAt = (value: unknown, part: string): string | undefined => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined
  return typeof found === 'string' ? found : undefined
}

/** An answer as its field shows it: numbers and yes/no as the text that stands for them. */
export function fieldText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value).replace('.', ',')
  return undefined
}
