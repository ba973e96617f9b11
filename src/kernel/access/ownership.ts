import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Actor, Principal, PrincipalAct } from './actor.ts'

/** What decides whose a thing (a dossier, a draft) is: columns of its table, under their names. */
export type Owned = {
  id: string
  /** For whom it was made, by account. */
  account_id: string | null
  /** For whom it was made, when she has no account (a child, an organisation). */
  represented_id: string | null
  procedure_code: string
}

/** Whose a new thing is, and by whom: for oneself, for a principal by a mandate, or nobody's (the public). */
export type NewOwner = {
  account_id: string | null
  represented_id: string | null
  by: string | null
  mandate_id: string | null
}

/**
 * Does the actor act as the owner of this thing? While she acts for somebody it is exactly that person's things, within
 * the mandate, and not her own; else what is in her account, and what this browser proved to be hers.
 */
export function owns(actor: Actor, thing: Owned, act: PrincipalAct): boolean {
  const principal = actor.onBehalfOf
  if (principal) return isPrincipals(principal, thing) && mayActOn(principal, thing.procedure_code, act)
  if (thing.account_id !== null && thing.account_id === actor.accountId) return true
  return actor.opened.includes(thing.id)
}

function isPrincipals(principal: Principal, thing: Owned): boolean {
  if (principal.accountId !== null) return thing.account_id === principal.accountId
  return principal.representedId !== null && thing.represented_id === principal.representedId
}

/** Does the mandate reach this procedure and this act? */
export const mayActOn = (principal: Principal, procedure: string, act: PrincipalAct): boolean =>
  principal.acts.includes(act) && (principal.scope === 'all' || principal.scope.includes(procedure))

/** Whose a thing is that this actor makes now. Machines make none of their own. */
export function newOwner(actor: Actor): NewOwner {
  const principal = actor.onBehalfOf
  if (actor.kind !== 'account' || actor.machine)
    return { account_id: null, represented_id: null, by: null, mandate_id: null }
  if (!principal) return { account_id: actor.accountId, represented_id: null, by: actor.accountId, mandate_id: null }
  return {
    account_id: principal.accountId,
    represented_id: principal.accountId === null ? principal.representedId : null,
    by: actor.accountId,
    mandate_id: principal.mandateId,
  }
}

/**
 * The rule of `owns` for things in an account, as a condition over a table with those columns: what lists are made from.
 * Things that only this browser opened are not in it (`opened` is no account).
 */
export function inAccountOf(actor: Actor, act: PrincipalAct): RawBuilder<SqlBool> {
  const principal = actor.onBehalfOf
  if (!principal) return actor.accountId === null ? sql`false` : sql`account_id = ${actor.accountId}::uuid`
  if (!principal.acts.includes(act)) return sql`false`
  const whose =
    principal.accountId === null
      ? sql`represented_id = ${principal.representedId}::uuid`
      : sql`account_id = ${principal.accountId}::uuid`
  if (principal.scope === 'all') return sql`${whose}`
  return sql`(${whose} and procedure_code = any(${[...principal.scope]}::text[]))`
}
