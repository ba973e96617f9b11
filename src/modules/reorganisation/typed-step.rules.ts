import type { StepKind } from './step.rules.ts'

/** A field of the form of a step. Units are typed by name or code. */
export type StepField = 'units' | 'unit' | 'into' | 'by' | 'pick' | 'name' | 'parent' | 'level' | 'code'

/** What the form of each kind asks for, in this order; the last ones are rarely needed and have a good answer when empty. */
export const STEP_FORMS: Record<StepKind, { fields: readonly StepField[]; rare: readonly StepField[] }> = {
  merge: { fields: ['units', 'into', 'name'], rare: ['parent', 'level', 'code'] },
  split: { fields: ['unit', 'by', 'pick', 'name'], rare: ['parent', 'level', 'code'] },
  transfer: { fields: ['unit', 'by', 'pick', 'into'], rare: [] },
  rename: { fields: ['unit', 'name'], rare: [] },
  retype: { fields: ['unit', 'level', 'name'], rare: [] },
  reparent: { fields: ['unit', 'parent'], rare: [] },
  abolish: { fields: ['unit', 'into'], rare: [] },
  found: { fields: ['name', 'level', 'parent'], rare: ['code'] },
}

const OPTIONAL: Partial<Record<StepKind, readonly StepField[]>> = {
  merge: ['into', 'name'],
  retype: ['name'],
  abolish: ['into'],
}

export const isOptional = (kind: StepKind, field: StepField): boolean =>
  (OPTIONAL[kind]?.includes(field) ?? false) || STEP_FORMS[kind].rare.includes(field)

const CODE = /^[0-9A-Z]+([.-][0-9A-Z]+)*$/i

/** Units of a box, one a line; a line of nothing but codes may hold several. */
export function unitLines(text: string): string[] {
  return text.split(/[\n;]+/).flatMap((line) => {
    const words = line.split(/[\s,]+/).filter((word) => word !== '')
    const areCodes = words.length > 0 && words.every((word) => CODE.test(word) && /\d/.test(word))
    return areCodes ? words : line.trim() === '' ? [] : [line.trim()]
  })
}

/** Numbers of members or things, however they were separated. */
export const listed = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')
