import type { NewEvent } from '#kernel/events/event.ts'

/** Malware in a file that was handed in: refused at once, or found later by the job. One stream a file. */
export const infectedFound = (id: string, sha256: string, finding: string): NewEvent => ({
  stream: 'file',
  streamId: id,
  type: 'file.infected',
  data: { sha256, finding },
  first: true,
})
