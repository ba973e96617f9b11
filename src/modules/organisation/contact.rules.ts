/** Days (1 is Monday) and times of a day at which somebody is there, as `HH:MM`. */
export type Hours = { days: string; from: string; to: string }

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/**
 * Opening hours as people type them, a line each: `2-6: 7:00-11:30, 13:30-17:00`. Days are counted as in Vietnam: 2 is
 * Monday, CN or 8 is Sunday. Undefined for a line that cannot be read, and which.
 */
export function readHours(text: string): { hours: Hours[] } | { wrong: string } {
  const hours: Hours[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const found = readLine(line)
    if (!found) return { wrong: line }
    hours.push(...found)
  }
  return { hours }
}

function readLine(line: string): Hours[] | undefined {
  const match = /^(?:thứ\s*)?([2-8]|cn)(?:\s*-\s*(?:thứ\s*)?([2-8]|cn))?\s*:\s*(.+)$/i.exec(line)
  if (!match) return undefined
  const [, first = '', last = first, times = ''] = match
  const days = dayOf(first) === dayOf(last) ? String(dayOf(first)) : `${dayOf(first)}-${dayOf(last)}`
  if (dayOf(last) < dayOf(first)) return undefined
  const spans = times.split(',').map((span) => span.split(/[-–]/).map(timeOf))
  const read = spans.map(([from, to]) => (from && to && from < to ? { days, from, to } : undefined))
  return read.every((one) => one !== undefined) ? read : undefined
}

const dayOf = (text: string) => (/^(cn|8)$/i.test(text) ? 7 : Number(text) - 1)

function timeOf(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:hg.](\d{2})?)?$/i.exec(text.trim())
  const time = match && `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
  return time && TIME.test(time) ? time : undefined
}

/** The lines that `readHours` reads back to the same hours. */
export function writeHours(hours: readonly Hours[]): string {
  const lines = new Map<string, string[]>()
  for (const { days, from, to } of hours) lines.set(days, [...(lines.get(days) ?? []), `${from}-${to}`])
  return [...lines].map(([days, spans]) => `${days.split('-').map(weekday).join('-')}: ${spans.join(', ')}`).join('\n')
}

const weekday = (day: string) => (day === '7' ? 'CN' : String(Number(day) + 1))
