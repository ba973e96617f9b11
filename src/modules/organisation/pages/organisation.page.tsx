import { page, type PageRequest } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { Ui } from '#ui/ui.ts'
import { listTrees } from '#modules/units/index.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { getTree } from '../operations/get-tree.ts'
import type { TreeView } from '../organisation.schema.ts'
import { TimeSlider } from './parts/time-slider.tsx'
import { UnitTree, unitHref } from './parts/unit-tree.tsx'

type Data = {
  wrong: string | undefined
  view: TreeView
  q: string
  trees: { key: string; name: string }[]
  today: string
}

/** A tree of units as it stands or stood on a day: opened branch by branch, searched, moved through time. */
export const organisationPage = page<Data>({
  path: '/desk/organisation',
  async load(p) {
    const { trees } = await p.run(listTrees, {})
    const asked = trees.find(({ key }) => key === p.query.get('tree'))
    const { tree, open } = asked ? { tree: asked, open: '' } : await ownPlace(p, trees)
    const typed = p.query.get('at') ?? ''
    const view = await p.run(getTree, {
      tree: tree?.key ?? '',
      at: readDate(typed) ?? '',
      open: p.query.get('open') ?? open,
      q: p.query.get('q') ?? '',
    })
    const today = (await p.run(getTree, { tree: tree?.key ?? '' })).at
    const wrong = typed !== '' && readDate(typed) === undefined ? typed : undefined
    return { view, today, wrong, q: p.query.get('q') ?? '', trees: trees.map(({ key, name }) => ({ key, name })) }
  },
  view: ({ view, q, trees, today, wrong }, ui) => (
    <DeskPage ui={ui} title={ui.t('organisation.tree.title')} lead={ui.t('organisation.tree.lead')}>
      <Stack gap="lg">
        <Tabs
          label={ui.t('organisation.tree.trees')}
          items={trees.map(({ key, name }) => ({
            href: `/desk/organisation?tree=${key}`,
            label: name,
            active: key === view.tree,
          }))}
        />
        <SearchBox
          ui={ui}
          action="/desk/organisation"
          label={ui.t('organisation.tree.search')}
          value={q}
          hidden={{ tree: view.tree, at: view.at }}
        />
        <TimeSlider ui={ui} view={view} today={today} wrong={wrong} />
        {q !== '' ? <Found ui={ui} view={view} /> : <UnitTree ui={ui} view={view} />}
      </Stack>
    </DeskPage>
  ),
})

type Tree = { key: string; name: string; kind: string }

/** Where the reader works: the tree of her association, open at her unit; else the first association. */
async function ownPlace(p: PageRequest, trees: readonly Tree[]): Promise<{ tree: Tree | undefined; open: string }> {
  const associations = trees.filter(({ kind }) => kind === 'association')
  const open = p.actor.positions[0]?.unitCode ?? ''
  for (const tree of associations)
    if (open !== '' && (await p.run(getTree, { tree: tree.key, open })).path.length > 0) return { tree, open }
  return { tree: associations[0] ?? trees[0], open: '' }
}

function Found({ ui, view }: { ui: Ui; view: TreeView }) {
  if (view.found.length === 0)
    return (
      <EmptyState
        title={ui.t('organisation.tree.none')}
        text={ui.t('organisation.tree.noneText', { day: formatCivilDate(view.at) })}
      />
    )
  return (
    <ul class="mc-unit-tree" aria-label={ui.t('organisation.tree.found')}>
      {view.found.map((unit) => (
        <li>
          <div class="mc-unit-row">
            <a class="ds-link" href={unitHref(unit.code, view.at)}>
              {unit.name}
            </a>
            <span class="mc-hint">
              {unit.levelName}
              {unit.place !== '' && ` · ${unit.place}`}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
