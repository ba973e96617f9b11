import { SearchBox } from '#ui/search-box/search-box.tsx'
import type { Ui } from '#ui/ui.ts'

/** The search over all communes; keeps the page that asked for one. */
export function UnitSearchForm({ ui, q, back }: { ui: Ui; q: string; back: string | undefined }) {
  return (
    <SearchBox
      ui={ui}
      action="/units"
      label={ui.t('units.picker.search')}
      value={q}
      {...(back && { hidden: { for: back } })}
    />
  )
}
