import { createIntl, createIntlCache } from '@formatjs/intl'
import { describe, expect, test } from 'vitest'
import { dueMoment, explainLine, explainSteps, resumeAfterWaiting } from '#kernel/clock/clock.ts'
import type { Step, StepKind, TimeLimit, Translate } from '#kernel/clock/clock.ts'
import en from '#kernel/clock/messages/en.json' with { type: 'json' }
import pl from '#kernel/clock/messages/pl.json' with { type: 'json' }
import vi from '#kernel/clock/messages/vi.json' with { type: 'json' }
import { nationalCalendar, vn } from '#kernel/testing/clock-calendar.ts'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([k, v]) =>
    typeof v === 'string' ? [[`${prefix}.${k}`, v] as [string, string]] : flat(v, `${prefix}.${k}`),
  )
const files = { vi, en, pl }
const locales = ['vi', 'en', 'pl'] as const
const translators = Object.fromEntries(
  Object.entries(files).map(([locale, tree]) => {
    const onError = (error: Error): never => {
      throw error
    }
    const intl = createIntl({ locale, messages: Object.fromEntries(flat(tree, 'clock')), onError }, createIntlCache())
    return [
      locale,
      (id: string, params?: Record<string, string | number>) => String(intl.formatMessage({ id }, params)),
    ]
  }),
) as Record<'vi' | 'en' | 'pl', Translate>

const calendar = nationalCalendar()
const day = (received: string, limit: TimeLimit): Step[] => dueMoment(calendar, vn(received), limit).steps
const resumed = (policy: 'pause' | 'restart' | 'none', waitedFrom: string, waitedTo: string): Step[] =>
  resumeAfterWaiting(calendar, {
    receivedAt: vn('2026-11-19 16:40'),
    limit: { unit: 'working_day', value: 3 },
    dueAt: vn('2026-11-25 17:00'),
    waitedFrom: vn(waitedFrom),
    waitedTo: vn(waitedTo),
    policy,
  }).steps

const stories: Record<string, Step[]> = {
  'three working days over the holiday': day('2026-11-19 16:40', { unit: 'working_day', value: 3 }),
  'received at closing time': day('2026-11-19 17:00', { unit: 'working_day', value: 3 }),
  'same day before the cut-off': day('2026-11-20 14:59', { unit: 'same_day', value: 1 }),
  'same day at the cut-off': day('2026-11-20 15:00', { unit: 'same_day', value: 1 }),
  'eight working hours from lunch': day('2026-11-20 11:30', { unit: 'working_hour', value: 8 }),
  'received on the Saturday before Tết': day('2026-02-14 09:00', { unit: 'working_day', value: 1 }),
  'over Tết': day('2026-02-12 06:30', { unit: 'working_day', value: 5 }),
  'fifteen calendar days ending on a holiday': day('2026-11-09 10:00', { unit: 'day', value: 15 }),
  'ending on a Sunday before a day in lieu': day('2026-04-16 10:00', { unit: 'day', value: 9 }),
  'a pause': resumed('pause', '2026-11-20 09:00', '2026-11-23 10:00'),
  'a pause at night': resumed('pause', '2026-11-20 18:00', '2026-11-20 19:00'),
  'a restart': resumed('restart', '2026-11-20 09:00', '2026-11-23 10:00'),
  'a wait that changes nothing': resumed('none', '2026-11-20 09:00', '2026-11-23 10:00'),
  'two and a half hours': day('2026-11-19 16:00', { unit: 'working_hour', value: 2.5 }),
  'hours round the clock': day('2026-11-19 09:00', { unit: 'hour', value: 8 }),
  'a month that has no such day': day('2026-12-31 09:00', { unit: 'month', value: 2 }),
  'one month': day('2026-10-05 09:00', { unit: 'month', value: 1 }),
  'an extension': [{ kind: 'extended', from: '2026-11-25T17:00:00+07:00', to: '2026-11-30T17:00:00+07:00' }],
  'a long run': [
    {
      kind: 'hours_run',
      minutes: 480 * 9 + 1,
      from: '2026-11-25T07:00:00+07:00',
      to: '2026-12-08T07:01:00+07:00',
      parts: [],
    },
  ],
  'every reason for a day off': [
    {
      kind: 'days_skipped',
      days: (['holiday', 'substitute', 'swapped_off', 'closure'] as const).map((reason, i) => ({
        date: `2026-11-0${2 + i}`,
        reason,
        name: 'Bão số 5',
        source: 'x',
      })),
    },
  ],
}

test('the line of the national example reads as the office says it', () => {
  expect(explainLine(stories['three working days over the holiday']!, translators.vi, 'vi')).toBe(
    'Nhận lúc 16:40 thứ Năm 19/11; bắt đầu tính từ thứ Sáu; 3 ngày làm việc; thứ Ba 24/11 nghỉ (Ngày Văn hóa Việt Nam); hẹn trả 17:00 thứ Tư 25/11',
  )
})

describe.each(Object.entries(stories))('%s', (_name, steps) => {
  test.each(locales)('is told in %s', (locale) => {
    const sentences = explainSteps(steps, translators[locale], locale)
    expect(sentences.join(' ')).not.toMatch(/undefined|[{}]|clock\./)
    expect(sentences).toMatchSnapshot()
  })
})

test('the stories tell every kind of step', () => {
  const every: Record<StepKind, true> = {
    received: true,
    moved_to_opening: true,
    first_day_not_counted: true,
    working_days_counted: true,
    days_skipped: true,
    cutoff_met: true,
    cutoff_passed: true,
    calendar_days: true,
    months: true,
    clock_hours: true,
    hours_run: true,
    landed_on_day_off: true,
    landed_outside_hours: true,
    waiting_added: true,
    waiting_ignored: true,
    restarted: true,
    extended: true,
    unpublished_year: true,
    due: true,
  }
  const told = new Set(Object.values(stories).flatMap((steps) => steps.map((s) => s.kind)))
  expect([...told].sort()).toEqual(Object.keys(every).sort())
})

test('the three languages have the same messages', () => {
  const keys = (tree: Tree): string[] => flat(tree, 'clock').map(([k]) => k)
  expect(keys(en)).toEqual(keys(vi))
  expect(keys(pl)).toEqual(keys(vi))
})

test('Polish numbers take the right form of the working day', () => {
  const say = (count: number): string => translators.pl('clock.step.working_days_counted', { count })
  expect([1, 2, 5, 12, 22].map(say)).toEqual([
    '1 dzień roboczy',
    '2 dni robocze',
    '5 dni roboczych',
    '12 dni roboczych',
    '22 dni robocze',
  ])
})
