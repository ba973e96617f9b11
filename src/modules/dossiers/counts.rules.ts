import { civilDate } from '#kernel/i18n/format.ts'

/** The daily figures of a unit. */
export type CountColumn =
  | 'received'
  | 'refused'
  | 'resolved'
  | 'early'
  | 'on_time'
  | 'overdue'
  | 'withdrawn'
  | 'stopped'
  | 'returned'
  | 'supplements'

/** Which figures of a unit's day an event raises by one. Events that count nothing are not subscribed to. */
export const countedEvents: Record<string, readonly CountColumn[]> = {
  'dossier.accepted': ['received'],
  'dossier.refused': ['refused'],
  'dossier.supplement_requested': ['supplements'],
  'dossier.resolved': ['resolved'],
  'dossier.withdrawn': ['withdrawn'],
  'dossier.stopped': ['stopped'],
  'dossier.returned': ['returned'],
}

export type Counted = { streamId: string; seq: number; type: string; at: string; data: Record<string, unknown> }
export type CountChange = { unit: string; day: string; columns: CountColumn[] }

const standings: readonly string[] = ['early', 'on_time', 'overdue'] satisfies CountColumn[]

/** What an event changes in the figures; undefined when nothing. */
export function countChange(event: Counted): CountChange | undefined {
  const columns = countedEvents[event.type]
  const { unit, standing } = event.data
  if (!columns || typeof unit !== 'string') return undefined
  const also = typeof standing === 'string' && standings.includes(standing) ? [standing as CountColumn] : []
  return { unit, day: civilDate(new Date(event.at)), columns: [...columns, ...also] }
}
