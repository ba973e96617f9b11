import { unknownUnit } from '#modules/units/index.ts'
import { Scope } from '../../calendar.schema.ts'

/** The scope in an address. What cannot be one is a page that does not exist. */
export function readScope(text = ''): string {
  const scope = Scope.safeParse(text)
  if (!scope.success) throw unknownUnit(text)
  return scope.data
}
