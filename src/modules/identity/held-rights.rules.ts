/** A stretch of time, from `from` up to `until`; null is without end. */
export type Span = { from: Date | null; until: Date | null }

const DAY = 86_400_000
/** Midnight of a civil date in Viet Nam. */
const midnight = (date: string) => new Date(`${date}T00:00:00+07:00`)

/** The whole of a civil day. */
export const spanOfDay = (date: string): Span => ({
  from: midnight(date),
  until: new Date(midnight(date).getTime() + DAY),
})

const later = (a: Date | null, b: Date | null) => (a === null || (b !== null && b > a) ? b : a)
const earlier = (a: Date | null, b: Date | null) => (a === null || (b !== null && b < a) ? b : a)

/** What two spans share, or undefined. */
export function overlap(a: Span, b: Span): Span | undefined {
  const from = later(a.from, b.from)
  const until = earlier(a.until, b.until)
  return from !== null && until !== null && from >= until ? undefined : { from, until }
}

/** What is left of a span when others are cut out of it. */
export function without(span: Span, cut: readonly Span[]): Span[] {
  return cut.reduce<Span[]>(
    (left, one) =>
      left
        .flatMap((part) => [
          ...(one.from === null ? [] : [overlap(part, { from: null, until: one.from })]),
          ...(one.until === null ? [] : [overlap(part, { from: one.until, until: null })]),
        ])
        .filter((part): part is Span => part !== undefined),
    [span],
  )
}

export type PositionSpan = {
  validFrom: string
  validTo: string | null
  grantedAt: Date | null
  endedAt: Date | null
}

/** When a position gave its rights: from its first day, though not before it was given, to its last or its early end. */
export function spanOfPosition(position: PositionSpan): Span | undefined {
  const days: Span = {
    from: midnight(position.validFrom),
    until: position.validTo === null ? null : new Date(midnight(position.validTo).getTime() + DAY),
  }
  return overlap(days, { from: position.grantedAt, until: position.endedAt })
}

export type RoleVersion = { permissions: string[]; until: Date | null }

/** What a role allowed and when: each version from the end of the one before, the last until now and further. */
export function spansOfRole(versions: readonly RoleVersion[]): { permissions: string[]; span: Span }[] {
  return versions.map(({ permissions, until }, n) => ({
    permissions,
    span: { from: versions[n - 1]?.until ?? null, until },
  }))
}

export type Held = { span: Span; permissions: string[] }

/**
 * What a position allowed within a day, to its holder or, by a substitution, to somebody else: nothing while one of the
 * accounts was disabled.
 */
export function heldWithin(
  day: string,
  given: {
    position: PositionSpan
    role: readonly RoleVersion[]
    closures: readonly Span[]
    substitution?: { span: Span; permissions: readonly string[] | null }
  },
): Held[] {
  const within = spanOfPosition(given.position)
  const today = within && overlap(spanOfDay(day), within)
  const whole = today && given.substitution ? overlap(today, given.substitution.span) : today
  if (!whole) return []
  const only = given.substitution?.permissions
  return spansOfRole(given.role).flatMap(({ permissions, span }) => {
    const shared = overlap(whole, span)
    const may = only ? permissions.filter((permission) => only.includes(permission)) : permissions
    return shared ? without(shared, given.closures).map((part) => ({ span: part, permissions: may })) : []
  })
}
