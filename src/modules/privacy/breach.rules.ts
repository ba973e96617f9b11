export type BreachState = 'open' | 'reported' | 'closed'

/** The authority is told within this many hours of detection (Law 91/2025 Art. 23): calendar hours, nights included. */
export const REPORT_HOURS = 72
const HOUR = 3_600_000

export type StepStanding = 'done' | 'done_late' | 'open' | 'soon' | 'overdue'

/** When a step is due, and where it stands. Steps without hours have no due moment. */
export function stepDue(detectedAt: Date, hours: number | null): Date | null {
  return hours === null ? null : new Date(detectedAt.getTime() + hours * HOUR)
}

export function stepStanding(due: Date | null, doneAt: Date | null, now: Date): StepStanding {
  if (doneAt) return due && doneAt > due ? 'done_late' : 'done'
  if (due === null) return 'open'
  if (now > due) return 'overdue'
  return due.getTime() - now.getTime() <= 12 * HOUR ? 'soon' : 'open'
}

/** Whole hours left until the authority must know; negative when it is late. */
export const hoursLeft = (detectedAt: Date, now: Date): number =>
  Math.floor((detectedAt.getTime() + REPORT_HOURS * HOUR - now.getTime()) / HOUR)

/** What may follow a state. A breach that harms nobody may be closed without telling the authority. */
export function nextStates(state: BreachState, harmful: boolean): BreachState[] {
  if (state === 'open') return harmful ? ['reported'] : ['reported', 'closed']
  return state === 'reported' ? ['closed'] : []
}

/** `VP-2026-0007`: the seventh of the year. */
export const breachCode = (year: number, number: number): string => `VP-${year}-${String(number).padStart(4, '0')}`
