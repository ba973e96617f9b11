import type { NewEvent } from '#kernel/events/event.ts'

/** Events of the stream `unit`; one stream per row of validity, `streamId` is the row's id. */
const unitEvent =
  (type: string) =>
  (unit: { id: string; code: string }, data: Record<string, unknown>): NewEvent => ({
    stream: 'unit',
    streamId: unit.id,
    type,
    data: { code: unit.code, ...data },
  })

export const unitRenamed = unitEvent('unit.renamed')
export const unitIdentifierSet = unitEvent('unit.identifier_set')
export const unitClosed = unitEvent('unit.closed')
export const unitFounded = unitEvent('unit.founded')
export const unitDetailsSet = unitEvent('unit.details_set')

/** A level is data of its tree; each change is a stream of one event. */
export const levelSet = (id: string, data: Record<string, unknown>): NewEvent => ({
  stream: 'unit_level',
  streamId: id,
  type: 'unit_level.set',
  data,
  first: true,
})

/** One event for a whole import: thousands of rows come from a file that is kept. */
export const unitsImported = (id: string, data: Record<string, unknown>): NewEvent => ({
  stream: 'unit_import',
  streamId: id,
  type: 'units.imported',
  data,
  first: true,
})
