import { ownTables } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { addPerson } from './person.commands.ts'
import { personEvent } from './person.events.ts'
import { personOfAccount } from './person.questions.ts'
import type { NewPerson } from './person.rules.ts'
import type { PeopleTables } from './person.table.ts'

/**
 * The person of an account; one who is not known here yet is registered with what she says of herself, and is hers. A
 * record that the office may have of her already is found by the search for duplicates, and joined by an officer.
 */
export async function personForAccount(ctx: Ctx, accountId: string, facts: NewPerson): Promise<string> {
  const known = await personOfAccount(ctx.db, accountId)
  if (known !== undefined) return known
  const id = await addPerson(ctx, facts)
  const link = { account_id: accountId, person_id: id, linked_at: ctx.now() }
  await ownTables<PeopleTables>(ctx.db).insertInto('person_accounts').values(link).execute()
  await ctx.record([personEvent('person.account_linked', id, { account: accountId, by: 'self' })])
  return id
}
