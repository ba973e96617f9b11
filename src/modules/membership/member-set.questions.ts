import { sql, type RawBuilder } from 'kysely'

/**
 * As a source of SQL, for lists of other modules that filter, sort and page in one statement: memberships that stand or
 * that somebody asked for, as they are now. Columns: id, number, state, kind, joined_on.
 */
export const standingMemberships = (): RawBuilder<unknown> =>
  sql`(select id, number, state, kind, joined_on from memberships where state in ('applied', 'active', 'suspended'))`
