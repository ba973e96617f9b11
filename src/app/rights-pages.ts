import { callers, type RightsCaller } from './rights-callers.ts'
import { rights } from './rights.table.ts'

/** The operation whose row of the rights table decides, or callers by name. */
export type Rule = keyof typeof rights | readonly RightsCaller[]
export type PageRights = { get: Rule; actions?: Record<string, Rule> }

export const anyone = callers
export const signedIn = callers.slice(1)
export const working = callers.slice(2)
export const callersOf = (rule: Rule): readonly RightsCaller[] =>
  typeof rule === 'string' ? (rights[rule] ?? []) : rule

export const open: PageRights = { get: anyone }
export const all = <K extends string>(rule: Rule, ...actions: K[]): PageRights => ({
  get: rule,
  ...(actions.length > 0 && { actions: Object.fromEntries(actions.map((action) => [action, rule])) }),
})
