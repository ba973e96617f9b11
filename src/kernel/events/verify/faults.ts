/** What does not fit. `seq` counts within the stream; `root` is the number of a signed root. */
export type AuditFault =
  /** The event does not say what it said when it was recorded. */
  | { fault: 'changed'; streamId: string; seq: number }
  /** Events `since` to `seq` say something else than what lies under the root, in hashes that fit one another. */
  | { fault: 'rewritten'; streamId: string; since: number; seq: number; root: number }
  /** The event is gone. */
  | { fault: 'removed'; streamId: string; seq: number; root?: number }
  /** The event was put among others after the root over them had been signed. */
  | { fault: 'inserted'; streamId: string; seq: number; root: number }
  /** The event says an hour that a root before it had closed. */
  | { fault: 'backdated'; streamId: string; seq: number; root: number }
  /** The event and the next one do not follow each other: one of them was replaced. */
  | { fault: 'replaced'; streamId: string; seq: number }
  /** The event does not stand where it was written. */
  | { fault: 'moved'; streamId: string; seq: number }
  /** The list of stream ends of a root was changed. */
  | { fault: 'leaves'; root: number }
  /** The root was changed, is not signed by a key of this office, does not follow the one before, or counts otherwise. */
  | { fault: 'root_unreadable' | 'root_unsigned' | 'root_unchained' | 'root_missing' | 'root_totals'; root: number }
  /** A kept copy has this root, and the database another one or none. */
  | { fault: 'root_differs' | 'root_lost'; root: number }

export type AuditReport = {
  events: number
  streams: number
  roots: number
  /** Events after the last root: their chains are checked, but whether some are gone nobody can tell yet. */
  unsealed: number
  /** Events that the demo dated back when it was made. */
  demo: number
  /** In the order in which they were met; no more than MAX_LISTED. */
  faults: AuditFault[]
  /** How many there are. */
  faultCount: number
}

export const MAX_LISTED = 1000

/** One fault in a sentence, for the operator. */
export function describeFault(fault: AuditFault): string {
  const event = 'streamId' in fault ? `event ${fault.seq} of stream ${fault.streamId}` : ''
  switch (fault.fault) {
    case 'changed':
      return `CHANGED: ${event} does not say what it said when it was recorded`
    case 'rewritten': {
      const which =
        fault.since === fault.seq
          ? event
          : `one of the events ${fault.since} to ${fault.seq} of stream ${fault.streamId}`
      return `CHANGED: ${which} was rewritten, hash and all; root ${fault.root} knows another`
    }
    case 'removed':
      return `REMOVED: ${event} is gone${fault.root === undefined ? '' : `; root ${fault.root} knows it`}`
    case 'inserted':
      return `INSERTED: ${event} was put in after root ${fault.root} had been signed`
    case 'backdated':
      return `INSERTED: ${event} says a time before root ${fault.root}, which does not know it`
    case 'replaced':
      return `CHANGED: ${event} and the one after it do not follow each other; one of them was replaced`
    case 'moved':
      return `MOVED: ${event} does not stand where it was written`
    case 'leaves':
      return `ROOT ${fault.root}: its list of stream ends was changed`
    case 'root_unreadable':
      return `ROOT ${fault.root}: its statement was changed`
    case 'root_unsigned':
      return `ROOT ${fault.root}: it is not signed by a key of this office`
    case 'root_unchained':
      return `ROOT ${fault.root}: it does not follow the root before it`
    case 'root_missing':
      return `ROOT ${fault.root}: it is gone`
    case 'root_totals':
      return `ROOT ${fault.root}: it counts other events than there are`
    case 'root_differs':
      return `ROOT ${fault.root}: the kept copy has another one`
    case 'root_lost':
      return `ROOT ${fault.root}: the kept copy has it, the database has not`
  }
}
