import type { NewEvent } from '#kernel/events/event.ts'

/** Events of the streams `unit_contact` (one per code, first of many) and `unit_channel`. */
export const contactSet = (id: string, code: string): NewEvent => ({
  stream: 'unit_contact',
  streamId: id,
  type: 'unit.contact_set',
  data: { code },
  first: true,
})

const channelEvent =
  (type: string) =>
  (id: string, data: Record<string, unknown>): NewEvent => ({ stream: 'unit_channel', streamId: id, type, data })

export const channelAdded = channelEvent('unit.channel_added')
export const channelChanged = channelEvent('unit.channel_changed')
export const channelEnded = channelEvent('unit.channel_ended')
