import type { PageRequest, PageUi } from '#kernel/http/page.ts'
import { listOffices } from '#modules/identity/index.ts'
import { getUnitView, listUnits, unitName } from '#modules/units/index.ts'
import { LinkCard } from '#ui/card/card.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import type { MandateKind, Side } from '../../mandate.rules.ts'

type Place = { code: string; name: string; place?: string }
/** The commune that the address names, else those to choose from. */
export type UnitChoice = { unit: Place | null; offered: Place[]; q: string }

export async function unitChoice(p: PageRequest): Promise<UnitChoice> {
  const code = p.query.get('unit') ?? ''
  const found = /^\d{5}$/.test(code) ? await p.run(getUnitView, { code }).catch(() => undefined) : undefined
  const q = p.query.get('q')?.trim().slice(0, 100) ?? ''
  if (found) return { unit: { code, name: unitName(found, p.locale) }, offered: [], q }
  if (q === '') return { unit: null, offered: (await p.run(listOffices, {})).items, q }
  const { items } = await p.run(listUnits, { q, level: 'commune', limit: 10 })
  const offered = items.map((unit) => ({ code: unit.code, name: unitName(unit, p.locale), place: unit.place }))
  return { unit: null, offered, q }
}

type Props = { ui: PageUi; choice: UnitChoice; side: Side; kind: MandateKind }

/** Which commune: those with a desk here at a tap, all others by name. */
export function ChooseUnit({ ui, choice, side, kind }: Props) {
  const href = (code: string) => `${ui.path}?${new URLSearchParams({ side, kind, unit: code }).toString()}`
  return (
    <Stack gap="md">
      <p>{ui.t(kind === 'association' ? 'mandates.new.which_association' : 'mandates.new.which_desk')}</p>
      {choice.offered.map(({ code, name, place }) => (
        <LinkCard href={href(code)} title={name} {...(place && { text: place })} icon="building" />
      ))}
      {choice.q !== '' && choice.offered.length === 0 && (
        <p role="status">{ui.t('mandates.new.no_unit', { q: choice.q })}</p>
      )}
      <SearchBox
        ui={ui}
        action={ui.path}
        label={ui.t('mandates.new.search_unit')}
        value={choice.q}
        hidden={{ side, kind }}
      />
    </Stack>
  )
}
