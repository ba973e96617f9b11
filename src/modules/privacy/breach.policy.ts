import { allowed, hidden, holds, type Actor, type Decision } from '#kernel/access/actor.ts'
import { MANAGE } from './privacy.policy.ts'

/** Breaches of a unit are for those who look after personal data there; for everybody else there are none. */
export const mayHandleBreach = (actor: Actor, unitCode: string): Decision =>
  holds(actor, MANAGE, unitCode) ? allowed : hidden
