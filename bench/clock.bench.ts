// How many due moments a second one core computes, arithmetic included (wanted: 100,000).
// Run: node bench/clock.bench.ts
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { buildCalendar, DEFAULT_HOURS, dueMoment, resumeAfterWaiting, type TimeLimit } from '#kernel/clock/clock.ts'
import { parseCalendarTsv } from '#modules/calendars/calendar.rules.ts'

const WANTED = 100_000
const COUNT = 200_000
const MINUTE = 60_000
const START = Date.parse('2026-01-01T00:00:00+07:00')

const { rows } = parseCalendarTsv(readFileSync(new URL('../reference/calendars/vn.tsv', import.meta.url), 'utf8'))
const calendar = buildCalendar({ hours: DEFAULT_HOURS, rows, publishedYears: [2025, 2026] })
const limits: [string, TimeLimit][] = [
  ['3 working days', { unit: 'working_day', value: 3 }],
  ['15 working days', { unit: 'working_day', value: 15 }],
  ['60 working days', { unit: 'working_day', value: 60 }],
  ['10 working days to the minute', { unit: 'working_day', value: 10, counting: 'to_the_minute' }],
  ['same day', { unit: 'same_day', value: 1 }],
  ['8 working hours', { unit: 'working_hour', value: 8 }],
  ['15 days', { unit: 'day', value: 15 }],
  ['24 hours', { unit: 'hour', value: 24 }],
  ['2 months', { unit: 'month', value: 2 }],
]

/** Moments spread over a year, so that every kind of start is met; the best of three runs. */
function perSecond(compute: (receivedAt: Date) => Date): number {
  const run = (): number => {
    const began = performance.now()
    for (let i = 0; i < COUNT; i += 1) compute(new Date(START + ((i * 7919) % 525_600) * MINUTE))
    return COUNT / ((performance.now() - began) / 1000)
  }
  return Math.round(Math.max(run(), run(), run()))
}

function pause(receivedAt: Date): Date {
  const limit: TimeLimit = { unit: 'working_day', value: 3 }
  const { dueAt } = dueMoment(calendar, receivedAt, limit)
  const waitedFrom = new Date(receivedAt.getTime() + 1000 * MINUTE)
  const waitedTo = new Date(receivedAt.getTime() + 9000 * MINUTE)
  return resumeAfterWaiting(calendar, { receivedAt, limit, dueAt, waitedFrom, waitedTo, policy: 'pause' }).dueAt
}

const results: [string, number][] = [
  ...limits.map(([name, limit]): [string, number] => [name, perSecond((at) => dueMoment(calendar, at, limit).dueAt)]),
  ['3 working days and a pause of six days', perSecond(pause)],
]
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${COUNT} moments a run, best of 3\n`)
console.log('| limit | due moments a second, one core | wanted |\n|---|--:|--:|')
for (const [name, rate] of results)
  console.log(`| ${name} | ${rate.toLocaleString('en')} | ${WANTED.toLocaleString('en')} |`)
if (results.some(([, rate]) => rate < WANTED)) process.exitCode = 1
