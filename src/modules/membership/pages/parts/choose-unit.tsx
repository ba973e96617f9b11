import type { PageRequest, PageUi } from '#kernel/http/page.ts'
import { getUnitView, listUnits, unitName } from '#modules/units/index.ts'
import { LinkCard } from '#ui/card/card.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'

export const TREE = 'womens_union'
const BELOW = ['union_branch', 'union_group'] as const

type Offered = { code: string; name: string; place: string }
/** The unit that the address names; else the communes found, or branches and groups of the one chosen. */
export type UnitStep = { unit: Offered | null; commune: Offered | null; offered: Offered[]; q: string }

/** Place first: a commune by name, then its branch. `groups`: groups too, as cadres place members. */
export async function unitStep(p: PageRequest, { groups }: { groups: boolean }): Promise<UnitStep> {
  const unit = await found(p, p.query.get('unit'))
  const commune = unit ? null : await found(p, p.query.get('commune'))
  const q = p.query.get('q')?.trim().slice(0, 100) ?? ''
  if (unit) return { unit, commune, offered: [], q }
  if (!commune)
    return {
      unit,
      commune,
      offered: await offered(p, { level: 'union_commune', ...(q !== '' && { q }), limit: 12 }),
      q,
    }
  const below = []
  for (const level of groups ? BELOW : BELOW.slice(0, 1))
    below.push(...(await offered(p, { level, parent: commune.code, limit: 200 })))
  return { unit, commune, offered: below.toSorted((one, other) => (one.code < other.code ? -1 : 1)), q }
}

async function found(p: PageRequest, code: string | null): Promise<Offered | null> {
  if (code === null || !/^[A-Z][0-9A-Z]*([.-][0-9A-Z]+)*$/.test(code)) return null
  const unit = await p.run(getUnitView, { code }).catch(() => undefined)
  return unit?.tree === TREE ? { code, name: unitName(unit, p.locale), place: unit.place } : null
}

async function offered(
  p: PageRequest,
  asked: { level: string; q?: string; parent?: string; limit: number },
): Promise<Offered[]> {
  const { items } = await p.run(listUnits, { tree: TREE, ...asked })
  return items.map((unit) => ({ code: unit.code, name: unitName(unit, p.locale), place: unit.place }))
}

type Props = { ui: PageUi; step: UnitStep; keep: Record<string, string> }

/** One tap after the other; the search finds any commune, without accents too. */
export function ChooseUnit({ ui, step, keep }: Props) {
  const { commune, offered: units, q } = step
  const name = commune ? 'unit' : 'commune'
  const href = (code: string) => `${ui.path}?${new URLSearchParams({ ...keep, [name]: code }).toString()}`
  return (
    <Stack gap="md">
      <p>
        {ui.t(commune ? 'membership.choose.branch' : 'membership.choose.commune', { commune: commune?.name ?? '' })}
      </p>
      {!commune && (
        <SearchBox ui={ui} action={ui.path} label={ui.t('membership.choose.search')} value={q} hidden={keep} />
      )}
      {units.map((unit) => (
        <LinkCard
          href={href(unit.code)}
          title={unit.name}
          {...(!commune && { text: unit.place })}
          icon={commune ? 'users' : 'map-pin'}
        />
      ))}
      {units.length === 0 && <p role="status">{ui.t('membership.choose.none')}</p>}
    </Stack>
  )
}
