import { Island } from '#ui/island/island.tsx'
import type { Ui } from '#ui/ui.ts'
import { UnitSearch } from '../../islands/unit-search.island.tsx'

/** The search over all communes; keeps the page that asked for one. */
export function UnitSearchForm({ ui, q, back }: { ui: Ui; q: string; back: string | undefined }) {
  const results = Array.from({ length: 9 }, (_, count) => ui.t('units.picker.results', { count }))
  return (
    <Island
      name="units/unit-search"
      component={UnitSearch}
      when="idle"
      props={{
        q,
        locale: ui.locale,
        choice: back ?? '/calendar/{unit}',
        hidden: back ? { for: back } : {},
        words: { label: ui.t('units.picker.search'), button: ui.t('ui.search.button'), results },
      }}
    />
  )
}
