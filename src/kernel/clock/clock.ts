/** The door of the clock: what "due" means is defined in docs/clock.md. */
export { buildCalendar, CALENDAR_ROW_KINDS, DEFAULT_HOURS, DEFAULT_SESSIONS } from '#kernel/clock/calendar.ts'
export type {
  CalendarInput,
  CalendarRow,
  CalendarRowKind,
  DayOff,
  Session,
  WeekHours,
  WorkingCalendar,
} from '#kernel/clock/calendar.ts'
export { civilDateOf } from '#kernel/clock/civil.ts'
export { checkTimeLimit, dueMoment } from '#kernel/clock/due.ts'
export { explainLine, explainSteps } from '#kernel/clock/explain.ts'
export type { Translate } from '#kernel/clock/explain.ts'
export { addWorkingMinutes, workingMinutesBetween } from '#kernel/clock/minutes.ts'
export { proposeRevisions } from '#kernel/clock/revisions.ts'
export type { OpenDossier, Revision } from '#kernel/clock/revisions.ts'
export { standing, stepDueMoments } from '#kernel/clock/standing.ts'
export type { Standing } from '#kernel/clock/standing.ts'
export type { ClockWarning, Due, Moment, Step, StepKind, SupplementPolicy, TimeLimit } from '#kernel/clock/steps.ts'
export { extendDue, resumeAfterWaiting } from '#kernel/clock/waiting.ts'
export type { Extension, Waiting } from '#kernel/clock/waiting.ts'
