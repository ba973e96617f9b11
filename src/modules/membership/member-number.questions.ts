import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { findMembers } from './member.questions.ts'
import type { Member } from './member.rules.ts'

/** The members of an association who have these numbers, by number; numbers that nobody has are left out. */
export async function findMembersByNumber(
  db: Db,
  association: string,
  numbers: readonly string[],
): Promise<Map<string, Member>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await db.executeQuery(statement<{ id: string; number: string }>`
    select id, number from memberships where association = ${association} and number = any(${[...new Set(numbers)]}::text[])`)
  const members = await findMembers(
    db,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.flatMap(({ id, number }) => {
      const member = members.get(id)
      return member ? [[number, member] as const] : []
    }),
  )
}
