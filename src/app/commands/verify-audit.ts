import { verifyEvents } from '#kernel/events/verify.ts'
import type { Command } from './command.ts'

export const verifyAuditCommand: Command = {
  name: 'verify-audit',
  summary: 'Recomputes the hash chain of every event',
  help: ['verify-audit', 'Exit code 1 and a list of the faults when an event was changed, removed or put in between.'],
  prepare:
    () =>
    async ({ runtime, say }) => {
      const report = await verifyEvents(runtime.db, (events) => say(`checked ${events} events`))
      for (const fault of report.faults) say(`FAULT (${fault.fault}) in stream ${fault.streamId}, event ${fault.seq}`)
      say(`${report.events} events in ${report.streams} streams, ${report.faults.length} faults.`)
      return report.faults.length === 0 ? 0 : 1
    },
}
