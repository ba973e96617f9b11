import type { PageRequest, PageUi } from '#kernel/http/page.ts'
import { getUnitView, listUnits, unitName } from '#modules/units/index.ts'
import { LinkCard } from '#ui/card/card.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import type { AssociationChoice } from '../../operations/list-associations.ts'

type Offered = { code: string; name: string; place: string }
/** The unit that the address names; else the communes found, or branches and groups of the one chosen. */
export type UnitStep = { unit: Offered | null; commune: Offered | null; offered: Offered[]; q: string }

/** Place first: a commune by name, then its branch. `groups`: groups too, as cadres place members. */
export async function unitStep(
  p: PageRequest,
  { groups, of }: { groups: boolean; of: AssociationChoice },
): Promise<UnitStep> {
  const unit = await found(p, p.query.get('unit'), of.tree)
  const commune = unit ? null : await found(p, p.query.get('commune'), of.tree)
  const q = p.query.get('q')?.trim().slice(0, 100) ?? ''
  if (unit) return { unit, commune, offered: [], q }
  if (!commune)
    return {
      unit,
      commune,
      offered: await offered(p, of.tree, { level: of.gate, ...(q !== '' && { q }), limit: 12 }),
      q,
    }
  const below = []
  for (const level of groups ? of.below : of.below.slice(0, 1))
    below.push(...(await offered(p, of.tree, { level, parent: commune.code, limit: 200 })))
  return { unit, commune, offered: below.toSorted((one, other) => (one.code < other.code ? -1 : 1)), q }
}

/** The association whose unit the address names, or which it names itself; undefined when it names none. */
export async function associationNamed(
  p: PageRequest,
  among: readonly AssociationChoice[],
): Promise<AssociationChoice | undefined> {
  const code = p.query.get('unit') ?? p.query.get('commune')
  const unit = code === null ? undefined : await known(p, code)
  return among.find(({ key, tree }) => (unit ? tree === unit.tree : key === p.query.get('association')))
}

const known = async (p: PageRequest, code: string) =>
  /^[A-Z][0-9A-Z]*([.-][0-9A-Z]+)*$/.test(code) ? p.run(getUnitView, { code }).catch(() => undefined) : undefined

async function found(p: PageRequest, code: string | null, tree: string): Promise<Offered | null> {
  if (code === null) return null
  const unit = await known(p, code)
  return unit?.tree === tree ? { code, name: unitName(unit, p.locale), place: unit.place } : null
}

async function offered(
  p: PageRequest,
  tree: string,
  asked: { level: string; q?: string; parent?: string; limit: number },
): Promise<Offered[]> {
  const { items } = await p.run(listUnits, { tree, ...asked })
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
