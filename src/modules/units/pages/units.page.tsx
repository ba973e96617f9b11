import { page } from '#kernel/http/page.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { getUnitView } from '../operations/get-unit.ts'
import { listUnits } from '../operations/list-units.ts'
import { readReturnPath, returnTo } from '../unit-return.rules.ts'
import { unitName } from '../unit.rules.ts'
import { unknownUnit } from '../unit.errors.ts'
import { UnitCode, type UnitView } from '../unit.schema.ts'
import { UnitLinks } from './parts/unit-links.tsx'
import { UnitSearchForm } from './parts/unit-search-form.tsx'

type Data = { back: string | undefined; q: string; province: UnitView | undefined; items: UnitView[] }

/**
 * Finds a commune: by typing, or province first and then the communes of that one. With `?for=/path?unit={unit}` a
 * choice goes back to that page; without it, to the office hours of the commune.
 */
export const unitsPage = page<Data>({
  path: '/units',
  async load(p) {
    const back = readReturnPath(p.query.get('for'))
    const q = (p.query.get('q') ?? '').trim().slice(0, 100)
    const code = p.query.get('province') ?? ''
    if (q)
      return { back, q, province: undefined, items: (await p.run(listUnits, { level: 'commune', q, limit: 30 })).items }
    if (!code)
      return { back, q, province: undefined, items: (await p.run(listUnits, { level: 'province', limit: 100 })).items }
    if (!UnitCode.safeParse(code).success) throw unknownUnit(code)
    const province = await p.run(getUnitView, { code })
    const { items } = await p.run(listUnits, { level: 'commune', parent: code, limit: 200 })
    return { back, q, province, items }
  },
  view: ({ back, q, province, items }, ui) => {
    const start = ui.t('units.picker.title')
    const title = province ? unitName(province, ui.locale) : start
    return (
      <Page
        ui={ui}
        title={title}
        lead={ui.t(province ? 'units.picker.leadCommunes' : 'units.picker.lead')}
        width="full"
        breadcrumbs={[...(province ? [{ label: start, href: hrefOf(back, {}) }] : []), { label: title }]}
      >
        <Stack gap="lg">
          <UnitSearchForm ui={ui} q={q} back={back} />
          {q && items.length === 0 && (
            <EmptyState
              title={ui.t('units.picker.nothing', { q })}
              text={ui.t('units.picker.nothingText')}
              illustration="not-found"
            />
          )}
          {items.length > 0 && (
            <Section title={ui.t(headingOf(q, province), { count: items.length })}>
              <UnitLinks ui={ui} units={items} hrefOf={(unit) => choiceHref(back, unit)} showPlace={q !== ''} />
            </Section>
          )}
        </Stack>
      </Page>
    )
  },
})

function headingOf(q: string, province: UnitView | undefined): string {
  if (q) return 'units.picker.found'
  return province ? 'units.picker.communes' : 'units.picker.provinces'
}

function hrefOf(back: string | undefined, query: Record<string, string>): string {
  const search = new URLSearchParams({ ...(back && { for: back }), ...query }).toString()
  return search === '' ? '/units' : `/units?${search}`
}

function choiceHref(back: string | undefined, unit: UnitView): string {
  if (unit.level === 'province') return hrefOf(back, { province: unit.code })
  return back ? returnTo(back, unit.code) : `/calendar/${unit.code}`
}
