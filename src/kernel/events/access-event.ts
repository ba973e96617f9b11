import type { Access } from '#kernel/operation/pipeline.ts'
import type { Revealed } from '#kernel/operation/operation.ts'
import type { NewEvent, StoredEvent } from './event.ts'

export const ACCESS_STREAM = 'access'
export const ACCESS_READ = 'access.read'

/**
 * Of `n` things of one type, which columns were shown and why. The ids stand in the event's `subjects`: those of the
 * first group first. Ids that are no UUID stand here.
 */
type Group = { type: string; n: number; columns?: readonly string[]; reason?: string; ids?: readonly string[] }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** One call that showed personal data, as an event of the process's access stream. */
export function accessEvent(streamId: string, { operation, revealed }: Access): NewEvent {
  const groups = new Map<string, Group & { subjects: string[]; others: string[] }>()
  for (const { type, id, columns, reason } of revealed) {
    const key = JSON.stringify([type, columns, reason])
    const empty = { type, n: 0, ...(columns && { columns }), ...(reason !== undefined && { reason }) }
    const group = groups.get(key) ?? { ...empty, subjects: [], others: [] }
    ;(UUID.test(id) ? group.subjects : group.others).push(id)
    groups.set(key, group)
  }
  const reveals = [...groups.values()].map(({ subjects, others, ...group }): Group => {
    return { ...group, n: subjects.length, ...(others.length > 0 && { ids: others }) }
  })
  const subjects = [...groups.values()].flatMap((group) => group.subjects)
  return { stream: ACCESS_STREAM, streamId, type: ACCESS_READ, data: { operation, reveals }, subjects }
}

/** What an access event showed, thing by thing; nothing for events of another kind. */
export function revealedIn({ type, data, subjects }: Pick<StoredEvent, 'type' | 'data' | 'subjects'>): Revealed[] {
  if (type !== ACCESS_READ) return []
  let from = 0
  return (data['reveals'] as Group[]).flatMap(({ n, ids = [], ...group }) => {
    const own = [...subjects.slice(from, from + n), ...ids]
    from += n
    return own.map((id) => ({ ...group, id }))
  })
}
