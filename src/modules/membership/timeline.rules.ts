/** A stretch of days with one value; `to` null: still. `id` null: not stored yet. */
export type Span<V> = V & { id: string | null; from: string; to: string | null }

/**
 * Writes `value` over the days from `from` to `to` (null: to the end) of a gapless line, as far as the line reaches: what
 * lies under it is cut or goes. `cut` says what remains of a stretch that loses its beginning or its end. The result is
 * gapless over the same days, which is what keeps a member in exactly one place on any day.
 */
export function overwrite<V extends object>(
  line: readonly Span<V>[],
  from: string,
  to: string | null,
  value: V,
  cut: Cut<V> = (same) => same,
): Span<V>[] {
  return gapless(line).flatMap((part) => overwritten(part, { from, to, value }, cut))
}

type Cut<V> = (value: V, end: 'begin' | 'end') => V

function overwritten<V extends object>(
  line: readonly Span<V>[],
  { from, to, value }: { from: string; to: string | null; value: V },
  cut: Cut<V>,
): Span<V>[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last) return []
  const begin = from > first.from ? from : first.from
  const end = earlier(to, last.to)
  if (end !== null && end < begin) return [...line]
  const heads = line.flatMap((span) =>
    span.from < begin ? [reaches(span.to, begin) ? endAt(span, dayBefore(begin), cut) : span] : [],
  )
  const tails = line.flatMap((span): Span<V>[] => {
    if (end === null || !reaches(span.to, dayAfter(end))) return []
    if (span.from > end) return [span]
    // Who keeps its beginning keeps its id; this part lost it.
    return [{ ...cut(valueOf(span), 'begin'), id: null, from: dayAfter(end), to: span.to }]
  })
  return [...heads, { ...value, id: null, from: begin, to: end }, ...tails]
}

/** The line in parts without a gap: she left and came back. */
function gapless<V extends object>(line: readonly Span<V>[]): Span<V>[][] {
  const parts: Span<V>[][] = []
  for (const span of line) {
    const last = parts.at(-1)?.at(-1)
    if (last?.to && dayAfter(last.to) === span.from) parts.at(-1)?.push(span)
    else parts.push([span])
  }
  return parts
}

/** The line up to and with its last day; what lies after it goes. */
export function endLine<V extends object>(
  line: readonly Span<V>[],
  lastDay: string,
  cut: Cut<V> = (same) => same,
): Span<V>[] {
  return line
    .filter((span) => span.from <= lastDay)
    .map((span) => (span.to === lastDay || !reaches(span.to, lastDay) ? span : endAt(span, lastDay, cut)))
}

/** The line with another first day: its first stretch is made longer, or what lies before goes. */
export function beginLine<V extends object>(line: readonly Span<V>[], firstDay: string): Span<V>[] {
  const kept = line.filter((span) => reaches(span.to, firstDay))
  return kept.map((span, place) => (place === 0 ? { ...span, from: firstDay } : span))
}

/** The stretch that holds this day. */
export function at<V extends object>(line: readonly Span<V>[], day: string): Span<V> | undefined {
  return line.find((span) => span.from <= day && reaches(span.to, day))
}

function valueOf<V extends object>(span: Span<V>): V {
  return span
}

function endAt<V extends object>(span: Span<V>, lastDay: string, cut: (value: V, end: 'begin' | 'end') => V): Span<V> {
  return { ...cut(valueOf(span), 'end'), id: span.id, from: span.from, to: lastDay } as Span<V>
}

const reaches = (to: string | null, day: string) => to === null || to >= day
const earlier = (one: string | null, other: string | null) =>
  one === null ? other : other === null || one < other ? one : other

const shift = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
export const dayAfter = (day: string): string => shift(day, 1)
export const dayBefore = (day: string): string => shift(day, -1)
export const daysAfter = shift
