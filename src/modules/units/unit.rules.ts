/** Levels of the administration; `district` exists until 2025-06-30 only (Law 72/2025/QH15 made the local level two-tier). */
export const UNIT_LEVELS = ['province', 'district', 'commune'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]

/** How much of an old unit a new one took over, as the national conversion table says it. */
export const EXTENTS = ['whole', 'part', 'unchanged'] as const
export type Extent = (typeof EXTENTS)[number]

/** The tree that is meant where none is named. */
export const ADMINISTRATION = 'administration'

/** A unit of some tree (administration, departments, an association) as it stood on one date. */
export type Unit = {
  code: string
  /** Key of `unit_trees`: `administration`, `departments`, or an association's. */
  tree: string
  /** Key of `unit_levels`; in the administration one of `UNIT_LEVELS`. */
  level: string
  /** The unit of administration that an association's unit works in. */
  placeCode: string | null
  /** Full Vietnamese name with its type, for example `Xã Núi Thành`. */
  name: string
  /** `Nui Thanh Commune`; used in Polish too. */
  nameEn: string
  parentCode: string | null
  /** The organisation's identifier within dossier codes; the unit's code until the province gives another. */
  identifier: string
  /** `YYYY-MM-DD`, first day. `UNKNOWN_START` when only the end is known. */
  validFrom: string
  /** `YYYY-MM-DD`, last day; null while it stands. */
  validTo: string | null
  /** Codes from the top of the tree down to the unit itself. */
  path: string[]
}

/** First day of units whose beginning the lists do not tell. */
export const UNKNOWN_START = '1900-01-01'

/** The name in the language of the page: English has names of its own, Polish keeps the Vietnamese one. */
export function unitName(unit: Pick<Unit, 'name' | 'nameEn'>, locale: string): string {
  return locale === 'en' ? unit.nameEn : unit.name
}

export function standsOn(unit: Pick<Unit, 'validFrom' | 'validTo'>, date: string): boolean {
  return unit.validFrom <= date && (unit.validTo === null || unit.validTo >= date)
}

/** `2025-07-01` → `2025-06-30`. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
