import { page, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { ImportView, RowView } from '../exchange.schema.ts'
import { getImport } from '../operations/get-import.ts'
import { listImportRows } from '../operations/list-import-rows.ts'
import { importCrumbs, IMPORTS, rowTone } from './parts/places.ts'
import { changeWords, faultWords } from './parts/row-words.ts'

type Data = { view: ImportView; items: RowView[]; next: string | null; filter: Filter }
type Filter = { state?: string; outcome?: string; fault?: string }
const STATES = ['new', 'admit', 'update', 'probable', 'error', 'same', 'skipped'] as const
const OUTCOMES = ['created', 'admitted', 'updated', 'untouched', 'refused'] as const

/** Rows of an import as they were read, by what will become of them. */
export const importRowsPage = page<Data>({
  path: `${IMPORTS}/:id/rows`,
  async load(p) {
    const id = p.params['id'] ?? ''
    const filter: Filter = {}
    for (const key of ['state', 'outcome', 'fault'] as const) {
      const value = p.query.get(key)
      if (value) filter[key] = value
    }
    const rows = await p.run(listImportRows, { id, ...(filter as object), cursor: p.query.get('after') || undefined })
    return { view: await p.run(getImport, { id }), filter, ...rows }
  },
  view: ({ view, items, next, filter }, ui) => {
    const { t } = ui
    return (
      <DeskPage
        ui={ui}
        title={t('exchange.rows.title')}
        lead={`${view.file} · ${view.unit.name}`}
        breadcrumbs={importCrumbs(t, view.id, view.file).concat({
          label: t('exchange.rows.title'),
          href: `${IMPORTS}/${view.id}/rows`,
        })}
      >
        <Stack gap="md">
          <Tabs label={t('exchange.rows.filter')} items={tabsOf(ui, view, filter)} />
          {items.length === 0 ? (
            <EmptyState title={t('exchange.rows.none')} />
          ) : (
            <Rows ui={ui} view={view} items={items} />
          )}
          <Pagination ui={ui} {...(next && { next })} />
        </Stack>
      </DeskPage>
    )
  },
})

function tabsOf({ t }: PageUi, view: ImportView, filter: Filter) {
  const path = `${IMPORTS}/${view.id}/rows`
  const isDone = view.state === 'done' || view.state === 'undone'
  const all = { href: path, label: t('exchange.rows.all'), active: !filter.state && !filter.outcome }
  if (isDone)
    return [
      all,
      ...OUTCOMES.filter((outcome) => view.outcomes[outcome] > 0).map((outcome) => ({
        href: `${path}?outcome=${outcome}`,
        label: t(`exchange.outcome.${outcome}`),
        active: filter.outcome === outcome,
        count: view.outcomes[outcome],
      })),
    ]
  return [
    all,
    ...STATES.filter((state) => view.counts[state] > 0).map((state) => ({
      href: `${path}?state=${state}`,
      label: t(`exchange.row_state.${state}`),
      active: filter.state === state,
      count: view.counts[state],
    })),
  ]
}

function Rows({ ui, view, items }: { ui: PageUi; view: ImportView; items: readonly RowView[] }) {
  const { t } = ui
  return (
    <Table
      ui={ui}
      caption={t('exchange.rows.title')}
      rows={items}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', label: t('exchange.rows.row'), phone: 'off', cell: ({ row }) => String(row) },
        {
          key: 'name',
          label: t('exchange.field.name'),
          head: true,
          cell: ({ row, name }) => (
            <a href={`${IMPORTS}/${view.id}/rows/${row}`}>{name || t('exchange.rows.nameless')}</a>
          ),
        },
        { key: 'birth', label: t('exchange.field.birth'), phone: 'line', cell: ({ birth }) => birth || '–' },
        { key: 'unit', label: t('exchange.field.branch'), phone: 'line', cell: ({ unit }) => unit?.name ?? '–' },
        {
          key: 'state',
          label: t('exchange.preview.state'),
          phone: 'line',
          cell: ({ state, outcome }) => (
            <StateTag
              label={outcome ? t(`exchange.outcome.${outcome}`) : t(`exchange.row_state.${state}`)}
              tone={rowTone[state] ?? 'neutral'}
            />
          ),
        },
        {
          key: 'notes',
          label: t('exchange.rows.notes'),
          phone: 'full',
          cell: ({ faults, changes, matches, elsewhere }) => (
            <ul class="mc-plain">
              {faults.map((one) => (
                <li class="mc-error">{faultWords(t, one)}</li>
              ))}
              {matches.length > 0 && faults.length === 0 && (
                <li>{t('exchange.rows.alike', { count: matches.length })}</li>
              )}
              {elsewhere && <li>{t('exchange.rows.elsewhere')}</li>}
              {changes.slice(0, 3).map((change) => (
                <li class="mc-hint">{changeWords(t, change)}</li>
              ))}
              {changes.length > 3 && <li class="mc-hint">{t('exchange.rows.more', { count: changes.length - 3 })}</li>}
            </ul>
          ),
        },
      ]}
    />
  )
}
