import { allowed, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'

export const MANAGE = 'machines:manage'

/** Whoever manages machines at the client's unit sees and changes it; for all others there is none. */
export function mayManage(actor: Actor, client: { unit_code: string }): Decision {
  return holds(actor, MANAGE, client.unit_code) ? allowed : hidden
}

/** A machine gets no right that whoever makes it does not hold at that unit, and none over machines and people's rights. */
export function mayGive(actor: Actor, unitCode: string, scopes: readonly string[]): boolean {
  return scopes.every((scope) => !NEVER.test(scope) && holds(actor, scope, unitCode))
}

/** A stolen key must not be able to make more keys, accounts or roles. */
export const NEVER = /^(?:machines|identity):/
