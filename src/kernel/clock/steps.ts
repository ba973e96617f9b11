import type { DayOff } from '#kernel/clock/calendar.ts'

/** ISO 8601 with offset, `2026-11-19T16:40:00+07:00`, so that steps can be stored and sent as they are. */
export type Moment = string

/** Why a moment lies outside working sessions. `lunch` is any gap between two sessions of a day. */
export type OutsideReason = 'before_opening' | 'lunch' | 'after_closing' | 'day_off'

/**
 * The arithmetic behind a due moment, in the order it was done (docs/clock.md, "Explanation"). Plain JSON.
 * Dates are `YYYY-MM-DD`; minutes are working minutes unless said otherwise.
 */
export type Step =
  | { kind: 'received'; at: Moment }
  | { kind: 'moved_to_opening'; reason: OutsideReason; to: Moment; skipped: DayOff[] }
  /** `from`: the first date that counts (the next working day, or the next calendar day for `day`). */
  | { kind: 'first_day_not_counted'; date: string; from: string }
  | { kind: 'working_days_counted'; count: number; dates: string[] }
  | { kind: 'days_skipped'; days: DayOff[] }
  | { kind: 'cutoff_met'; cutoff: string; date: string }
  | { kind: 'cutoff_passed'; cutoff: string; date: string; next: string }
  | { kind: 'calendar_days'; count: number; from: string; to: string }
  /** `clamped`: the month had no such day, its last day was taken. */
  | { kind: 'months'; count: number; from: string; to: string; clamped: boolean }
  /** Hours round the clock. */
  | { kind: 'clock_hours'; count: number; from: Moment; to: Moment }
  /** Working minutes run from `from` to `to`; `parts` says how many on which date. */
  | { kind: 'hours_run'; minutes: number; from: Moment; to: Moment; parts: { date: string; minutes: number }[] }
  | { kind: 'landed_on_day_off'; day: DayOff; to: string; skipped: DayOff[] }
  | { kind: 'landed_outside_hours'; at: Moment; reason: OutsideReason; to: Moment }
  | { kind: 'waiting_added'; from: Moment; to: Moment; minutes: number }
  /** Policy `none`: the wait changes nothing. */
  | { kind: 'waiting_ignored'; from: Moment; to: Moment }
  | { kind: 'restarted'; at: Moment }
  | { kind: 'extended'; from: Moment; to: Moment }
  | { kind: 'unpublished_year'; year: number }
  | { kind: 'due'; at: Moment }

export type StepKind = Step['kind']

/** A year in the computation whose calendar is not published: the promise may have to be revised. */
export type ClockWarning = { code: 'unpublished_year'; year: number }

/** `same_day` ignores `value`; `cutoff` (`HH:MM`, default 15:00) is for `same_day`; `counting` is for `working_day`. */
export type TimeLimit = {
  unit: 'working_hour' | 'working_day' | 'same_day' | 'day' | 'hour' | 'month'
  value: number
  cutoff?: string
  counting?: 'whole_days' | 'to_the_minute'
}

/** What happens to the due moment while a dossier waits for a supplement. */
export type SupplementPolicy = 'pause' | 'restart' | 'none'

export type Due = { dueAt: Date; steps: Step[]; warnings: ClockWarning[] }
