import { canonicalJson } from '#kernel/events/canonical.ts'
import type { NewEvent } from '#kernel/events/event.ts'
import type { StoredRole } from './role.rules.ts'

export const roleEvents = ['role.created', 'role.changed', 'role.deleted'] as const
export type RoleEventType = (typeof roleEvents)[number]

type Change = { before?: StoredRole; after?: StoredRole }

/** One event of the role's stream with what changed, before and after. Roles tell nothing of people. */
export function roleEvent(type: RoleEventType, role: StoredRole, { before, after }: Change): NewEvent {
  const keys = ['names', 'permissions', 'gives', 'secondFactor', 'idleMinutes', 'absoluteMinutes'] as const
  const changes = Object.fromEntries(
    keys
      .filter((key) => canonicalJson(before?.[key] ?? null) !== canonicalJson(after?.[key] ?? null))
      .map((key) => [key, { before: before?.[key] ?? null, after: after?.[key] ?? null }]),
  )
  return {
    stream: 'role',
    streamId: role.id,
    type,
    data: { role: role.key, changes },
    ...(type === 'role.created' && { first: true }),
  }
}
