import type { T } from '#kernel/i18n/t.ts'
import type { Conflict } from './conflict.rules.ts'
import { holdingName } from './holding-words.rules.ts'

const CODE = /^[0-9A-Z]+([.-][0-9A-Z]+)*$/

/** What in the words of conflicts may be the code of a unit. */
export const codesIn = (conflicts: readonly Pick<Conflict, 'params'>[]): string[] =>
  conflicts.flatMap(({ params }) => Object.values(params).filter((value) => CODE.test(value)))

/** The conflict as a sentence, with units by their names. `nameOf` answers what it does not know as it was asked. */
export function conflictText(t: T, { code, params }: Conflict, nameOf: (code: string) => string) {
  const named = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, nameOf(value)]))
  const { holding, count } = params
  const things = holding === undefined ? {} : { things: holdingName(t, holding, Number(count ?? 0)) }
  return { code, text: t(`reorganisation.conflict.${code}`, { ...named, ...things }) }
}
