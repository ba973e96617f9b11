import { page, type PageRequest } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { CardGrid } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import type { Ui } from '#ui/ui.ts'
import { listLifeEvents } from '../operations/list-life-events.ts'
import { listProcedures } from '../operations/list-procedures.ts'
import type { ProcedureItem } from '../procedure-view.schema.ts'
import { LifeEvents } from './parts/life-events.tsx'
import { ProcedureCard } from './parts/procedure-card.tsx'

type Group = { key: string; name: string; items: ProcedureItem[] }

/** The catalogue: found by words, of a life event, of a field, or all by field. */
export const procedureListPage = page({
  path: '/procedures',
  async load(p) {
    const asked = { q: p.query.get('q') ?? '', event: p.query.get('event') ?? '', field: p.query.get('field') ?? '' }
    const [list, events] = await Promise.all([p.run(listProcedures, filterOf(p)), p.run(listLifeEvents, {})])
    const event = events.items.find((one) => one.key === asked.event)
    return { ...list, asked, events: events.items, event }
  },
  view: ({ items, next, asked, events, event }, ui) => {
    const title = event?.name ?? ui.t(asked.q ? 'procedures.list.found_title' : 'procedures.list.title')
    return (
      <Page
        ui={ui}
        title={title}
        {...(event && { lead: event.description })}
        width="full"
        breadcrumbs={[{ label: ui.t('procedures.home.crumb'), href: '/' }, { label: title }]}
      >
        <Stack gap="lg">
          <SearchBox ui={ui} action="/procedures" label={ui.t('procedures.search.label')} value={asked.q} />
          {items.length === 0 && <NothingFound ui={ui} q={asked.q} />}
          {asked.q || event ? (
            <Cards ui={ui} items={items} />
          ) : (
            byField(items).map((group) => <Field ui={ui} group={group} />)
          )}
          {next && <Pagination ui={ui} next={next} />}
          {!event && (
            <Section title={ui.t('procedures.home.events')}>
              <LifeEvents events={events} />
            </Section>
          )}
        </Stack>
      </Page>
    )
  },
})

function filterOf(p: PageRequest) {
  const text = (name: string) => p.query.get(name)?.slice(0, 200).trim() || undefined
  return {
    q: text('q'),
    field: text('field')?.slice(0, 60),
    event: text('event')?.slice(0, 60),
    cursor: text('after')?.slice(0, 20),
  }
}

function byField(items: readonly ProcedureItem[]): Group[] {
  const groups = new Map<string, Group>()
  for (const item of items) {
    const group = groups.get(item.field.key) ?? { ...item.field, items: [] }
    group.items.push(item)
    groups.set(item.field.key, group)
  }
  return [...groups.values()]
}

function Field({ ui, group }: { ui: Ui; group: Group }) {
  return (
    <Section title={group.name} id={group.key}>
      <Cards ui={ui} items={group.items} />
    </Section>
  )
}

function Cards({ ui, items }: { ui: Ui; items: readonly ProcedureItem[] }) {
  return (
    <CardGrid min="lg">
      {items.map((item) => (
        <ProcedureCard ui={ui} item={item} />
      ))}
    </CardGrid>
  )
}

function NothingFound({ ui, q }: { ui: Ui; q: string }) {
  return (
    <EmptyState
      illustration="not-found"
      title={ui.t('procedures.list.empty', { q })}
      text={ui.t('procedures.list.empty_text')}
      actions={
        <LinkButton href="/procedures" variant="secondary">
          {ui.t('procedures.list.all')}
        </LinkButton>
      }
    />
  )
}
