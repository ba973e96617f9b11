import type { NewEvent } from '#kernel/events/event.ts'

export type ExchangeEventType =
  | 'import.begun'
  | 'import.mapped'
  | 'import.went_on'
  | 'import.started'
  | 'import.finished'
  | 'import.dropped'
  | 'import.undo_started'
  | 'import.undone'
  | 'export.started'
  | 'export.finished'

/** Never a value of a row in `data`: counts, codes and ids. */
export const exchangeEvent = (type: ExchangeEventType, id: string, data: Record<string, unknown> = {}): NewEvent => ({
  stream: type.startsWith('export') ? 'export' : 'import',
  streamId: id,
  type,
  data,
})

/** Brings the next step of an import. */
export const IMPORT_WENT_ON: ExchangeEventType = 'import.went_on'
