import { operation } from '#kernel/operation/operation.ts'
import { carryOut } from '../action.commands.ts'
import { WORK } from '../outreach.policy.ts'
import { Item, Result } from '../outreach.schema.ts'

/** One thing done at a member's door, once under its key: a note, a visit, a mark, dues in cash, a new member. */
export const doAction = operation({
  name: 'outreach.act',
  permission: WORK,
  kind: 'write',
  input: Item,
  output: Result,
  run: carryOut,
})
