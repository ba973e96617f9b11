import type { OrganisationUnit } from './organisation.schema.ts'

export type Succession = OrganisationUnit['lineage'][number]
type Place = { code: string; name: string; y: number }

/** One day's act as a drawing: old units left, new ones right, a band for each that went over. */
export type LineageDrawing = {
  on: string
  olds: Place[]
  news: Place[]
  bands: { from: number; to: number; extent: Succession['extent'] }[]
  height: number
}

const ROW = 44

/** The successions around a unit, one drawing a day, both sides in the order that crosses least (by who takes over). */
export function drawLineage(lineage: readonly Succession[]): LineageDrawing[] {
  const days = [...new Set(lineage.map(({ on }) => on))].toSorted()
  return days.map((on) =>
    drawDay(
      on,
      lineage.filter((step) => step.on === on),
    ),
  )
}

function drawDay(on: string, steps: readonly Succession[]): LineageDrawing {
  const news = distinct(steps.map(({ newCode: code, newName: name }) => ({ code, name })))
  const ordered = news.flatMap(({ code }) => steps.filter(({ newCode }) => newCode === code))
  const olds = distinct(ordered.map(({ oldCode: code, oldName: name }) => ({ code, name })))
  const height = Math.max(olds.length, news.length) * ROW
  const left = spread(olds, height)
  const right = spread(news, height)
  const y = (places: readonly Place[], code: string) => places.find((place) => place.code === code)?.y ?? 0
  const bands = steps.map(({ oldCode, newCode, extent }) => ({
    from: y(left, oldCode),
    to: y(right, newCode),
    extent,
  }))
  return { on, olds: left, news: right, bands, height }
}

const distinct = (units: readonly { code: string; name: string }[]) => [
  ...new Map(units.map((unit) => [unit.code, unit])).values(),
]

const spread = (units: readonly { code: string; name: string }[], height: number): Place[] =>
  units.map((unit, index) => ({ ...unit, y: ((index + 0.5) * height) / units.length }))
