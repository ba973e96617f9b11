import { holds } from '#kernel/access/actor.ts'
import { page, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { hrefWith } from '#ui/ui.ts'
import { countDossiers, listDossiers } from '../../operations/list-dossiers.ts'
import { AdminCards } from './parts/admin-cards.tsx'
import { DESK, desk } from './parts/dossier-words.tsx'
import { InboxEmpty } from './parts/inbox-empty.tsx'
import { InboxFigures } from './parts/inbox-figures.tsx'
import { InboxFilter } from './parts/inbox-filter.tsx'
import { InboxTable } from './parts/inbox-table.tsx'
import { asked, isFiltered, listInput, viewsFor, type Asked } from './parts/inbox-query.ts'

type Counted = { count: number; capped: boolean }
type Listed = {
  /** Administers and does not handle dossiers: administration comes first. */
  administers: boolean
  asked: Asked
  now: Date
  list: Awaited<ReturnType<typeof loadList>>
  found: Counted
  figures: Record<'overdue' | 'today' | 'new', Counted>
  tabs: { view: Asked['view']; counted: Counted | undefined }[]
}
type Inbox = { reads: false } | ({ reads: true } & Listed)

const handling = ['dossiers:receive', 'dossiers:examine', 'dossiers:approve', 'dossiers:return']

/** Lists of work carry their number; the whole office and the archive do not need one. */
const isCounted = (view: Asked['view']) => view !== 'unit' && view !== 'done'

const loadList = (p: PageRequest, query: Asked) => p.run(listDossiers, { ...listInput(query), cursor: query.after })

/** The officer's day: what is late, what is due, and the list of dossiers with tabs, filters and search. */
export const inboxPage = page<Inbox>({
  path: DESK,
  async load(p) {
    if (p.actor.accountId !== null && !holds(p.actor, 'dossiers:read')) {
      const home = p.home()
      return home === undefined || home === DESK ? { reads: false } : p.redirect(home)
    }
    const query = asked(p.query, p.actor)
    const count = (input: Parameters<typeof listInput>[0] | { due: 'overdue' | 'today' } | { state: string }) =>
      p.run(countDossiers, 'view' in input ? listInput(input) : input)
    const tab = async (view: Asked['view']) => ({
      view,
      counted: isCounted(view) ? await count({ ...query, view, state: '', due: '', q: '' }) : undefined,
    })
    const [list, found, overdue, today, fresh, tabs] = await Promise.all([
      loadList(p, query),
      count(query),
      count({ due: 'overdue' }),
      count({ due: 'today' }),
      count({ state: 'submitted' }),
      Promise.all(viewsFor(p.actor).map(tab)),
    ])
    const administers = !handling.some((permission) => holds(p.actor, permission))
    return {
      reads: true,
      administers,
      asked: query,
      now: p.now,
      list,
      found,
      figures: { overdue, today, new: fresh },
      tabs,
    }
  },
  view: (data, ui) => (data.reads ? <InboxView data={data} ui={ui} /> : <NoAccess ui={ui} />),
})

function InboxView({ data, ui }: { data: Listed; ui: PageUi }) {
  const words = desk(ui)
  const { asked: query, list, found, now } = data
  const badge = ({ count, capped }: Counted) => (capped ? `${count}+` : count)
  const tabs = data.tabs.map(({ view, counted }) => ({
    href: `${DESK}?view=${view}`,
    label: words(`tabs.${view}`),
    active: query.view === view,
    ...(counted && counted.count > 0 && { count: badge(counted) }),
  }))
  const summary = words(found.capped ? 'filter.count_capped' : 'filter.count', { count: found.count })
  return (
    <DeskPage ui={ui} title={words('title')} lead={words('lead')}>
      <Stack gap="md">
        {data.administers && <AdminCards ui={ui} />}
        <InboxFigures ui={ui} figures={data.figures} />
        <Tabs label={words('tabs.label')} items={tabs} />
        <InboxFilter ui={ui} asked={query} />
        {list.items.length > 0 ? (
          <InboxTable ui={ui} items={list.items} now={now} />
        ) : (
          <InboxEmpty ui={ui} asked={query} filtered={isFiltered(query)} />
        )}
        {list.items.length > 0 && <Pagination ui={ui} summary={summary} {...(list.next && { next: list.next })} />}
        {query.after !== '' && (
          <p>
            <a class="ds-link" href={hrefWith(ui, { after: null })}>
              {words('list.first')}
            </a>
          </p>
        )}
        {!data.administers && <AdminCards ui={ui} />}
      </Stack>
    </DeskPage>
  )
}

/** Signed in, but without a role that reads dossiers: what one can do instead. */
function NoAccess({ ui }: { ui: PageUi }) {
  const words = desk(ui)
  const administers = ui.desk?.some((link) => link.href.startsWith('/desk/admin/')) ?? false
  return (
    <DeskPage ui={ui} title={words(administers ? 'admin.title' : 'title')}>
      <Stack gap="lg">
        <AdminCards ui={ui} titled={false} />
        {!administers && <EmptyState title={words('no_access.title')} text={words('no_access.text')} />}
      </Stack>
    </DeskPage>
  )
}
