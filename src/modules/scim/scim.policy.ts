import { unitsWith, type Actor } from '#kernel/access/actor.ts'

export const READ = 'scim:read'
export const WRITE = 'scim:write'

/** Units whose people and groups the client sees. */
export const readableUnits = (actor: Actor): readonly string[] => {
  const units = unitsWith(actor, READ)
  return units === 'all' ? [] : units
}
