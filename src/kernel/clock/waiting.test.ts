import { describe, expect, test } from 'vitest'
import {
  buildCalendar,
  DEFAULT_HOURS,
  dueMoment,
  extendDue,
  proposeRevisions,
  resumeAfterWaiting,
} from '#kernel/clock/clock.ts'
import type { CalendarRow, OpenDossier, SupplementPolicy, TimeLimit } from '#kernel/clock/clock.ts'
import { inVn, nationalCalendar, nationalRows, vn } from '#kernel/testing/clock-calendar.ts'

const calendar = nationalCalendar()
const limit: TimeLimit = { unit: 'working_day', value: 3 }
const dossier = { receivedAt: vn('2026-11-19 16:40'), limit, dueAt: vn('2026-11-25 17:00') }
const resume = (policy: SupplementPolicy, from: string, to: string): string =>
  inVn(resumeAfterWaiting(calendar, { ...dossier, waitedFrom: vn(from), waitedTo: vn(to), policy }).dueAt)

describe('waiting for a supplement', () => {
  test('pause adds the working minutes of the wait, none when it lay outside working hours', () => {
    expect(resume('pause', '2026-11-20 09:00', '2026-11-23 10:00')).toBe('2026-11-27 08:00')
    expect(resume('pause', '2026-11-20 17:00', '2026-11-23 07:00')).toBe('2026-11-25 17:00')
    expect(resume('pause', '2026-11-23 07:00', '2026-11-23 17:00')).toBe('2026-11-26 17:00')
    expect(resume('pause', '2026-11-20 09:00:10', '2026-11-20 09:00:50')).toBe('2026-11-25 17:00')
  })

  test('restart counts anew from the answer, none changes nothing', () => {
    expect(resume('restart', '2026-11-20 09:00', '2026-11-23 10:00')).toBe('2026-11-27 17:00')
    expect(resume('none', '2026-11-20 09:00', '2026-11-23 10:00')).toBe('2026-11-25 17:00')
  })

  test('a promise on a Sunday runs on from Monday, and the Sunday is named as skipped', () => {
    const wait = { waitedFrom: vn('2026-11-20 09:00'), waitedTo: vn('2026-11-20 10:00'), policy: 'pause' as const }
    const { dueAt, steps } = resumeAfterWaiting(calendar, { ...dossier, dueAt: vn('2026-11-29 12:00'), ...wait })
    expect(inVn(dueAt)).toBe('2026-11-30 08:00')
    expect(steps).toContainEqual({ kind: 'days_skipped', days: [{ date: '2026-11-29', reason: 'weekend' }] })
  })

  test('an answer before the request is refused', () => {
    expect(() => resume('pause', '2026-11-20 09:00', '2026-11-20 08:59')).toThrow(RangeError)
  })

  test('a pause into a year without a calendar warns', () => {
    const wait = { waitedFrom: vn('2026-12-01 09:00'), waitedTo: vn('2027-01-20 09:00'), policy: 'pause' as const }
    const { warnings } = resumeAfterWaiting(calendar, { ...dossier, dueAt: vn('2026-12-02 17:00'), ...wait })
    expect(warnings).toEqual([{ code: 'unpublished_year', year: 2027 }])
  })
})

describe('an extension by form 04', () => {
  const asked = {
    dueAt: dossier.dueAt,
    newDueAt: vn('2026-11-30 17:00'),
    now: vn('2026-11-25 17:00'),
    alreadyExtended: false,
  }

  test('sets a new due moment up to the old one', () => {
    const done = extendDue(calendar, asked)
    expect(done.ok && inVn(done.dueAt)).toBe('2026-11-30 17:00')
    expect(done.ok && done.steps.map((s) => s.kind)).toEqual(['extended', 'due'])
  })

  test('is refused a second time, after the due moment, and backwards', () => {
    expect(extendDue(calendar, { ...asked, alreadyExtended: true })).toEqual({ ok: false, reason: 'already_extended' })
    expect(extendDue(calendar, { ...asked, now: vn('2026-11-25 17:01') })).toEqual({ ok: false, reason: 'due_passed' })
    expect(extendDue(calendar, { ...asked, newDueAt: dossier.dueAt })).toEqual({ ok: false, reason: 'not_later' })
  })
})

describe('a calendar that changed', () => {
  const storm: CalendarRow = { date: '2026-11-23', kind: 'closure', name: 'Bão số 13', source: 'CV 12/UBND' }
  const after = nationalCalendar([storm])
  const open = (over: Partial<OpenDossier> = {}): OpenDossier => ({ id: 'a', ...dossier, ...over })

  test('proposes a new due moment and leaves the promise alone', () => {
    const asked = open()
    const [revision] = proposeRevisions(calendar, after, [asked])
    expect(revision).toMatchObject({ id: 'a', promisedDueAt: vn('2026-11-25 17:00'), newDueAt: vn('2026-11-26 17:00') })
    expect(asked.dueAt).toEqual(vn('2026-11-25 17:00'))
    expect(revision?.steps.at(-1)).toEqual({ kind: 'due', at: '2026-11-26T17:00:00+07:00' })
  })

  test('says nothing about dossiers that it does not touch', () => {
    const earlier = { receivedAt: vn('2026-11-09 09:00'), dueAt: vn('2026-11-12 17:00') }
    expect(proposeRevisions(calendar, after, [open(earlier)])).toEqual([])
    expect(proposeRevisions(calendar, nationalCalendar(), [open()])).toEqual([])
    expect(proposeRevisions(calendar, after, [open({ dueAt: vn('2026-11-26 17:00') })])).toEqual([])
    expect(proposeRevisions(calendar, after, [open({ extended: true })])).toEqual([])
  })

  test('counts the waits of a dossier in', () => {
    const waits = [{ waitedFrom: vn('2026-11-20 09:00'), waitedTo: vn('2026-11-23 10:00'), policy: 'pause' as const }]
    const [revision] = proposeRevisions(calendar, after, [open({ waits, dueAt: vn('2026-11-27 08:00') })])
    // Friday 09:00 to closing is six hours; Monday is closed now: Thursday 17:00 and six hours
    expect(revision && inVn(revision.newDueAt)).toBe('2026-11-27 15:00')
    expect(revision?.steps.map((s) => s.kind)).toContain('waiting_added')
  })

  test('a holiday taken back proposes an earlier moment', () => {
    const rows = nationalRows().filter((r) => r.date !== '2026-11-24')
    const fewer = buildCalendar({ hours: DEFAULT_HOURS, rows, publishedYears: [2026] })
    expect(proposeRevisions(calendar, fewer, [open()]).map((r) => inVn(r.newDueAt))).toEqual(['2026-11-24 17:00'])
    expect(inVn(dueMoment(fewer, dossier.receivedAt, limit).dueAt)).toBe('2026-11-24 17:00')
  })
})
