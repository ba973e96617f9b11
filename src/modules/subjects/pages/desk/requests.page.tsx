import { page, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Select } from '#ui/field/field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { listRequests } from '../../operations/list-requests.ts'
import { requestKinds, requestStates } from '../../request.rules.ts'
import type { RequestItem } from '../../subject.schema.ts'
import { moment, RequestDue, RequestStateTag } from '../parts/request-words.tsx'

export const REQUESTS = '/desk/privacy/requests'
export const requestPath = (code: string): string => `${REQUESTS}/${code}`

const dues = ['overdue', 'soon'] as const
const pick = <K extends string>(keys: readonly K[], text: string | null): K | undefined =>
  keys.find((key) => key === text)

type Listed = {
  list: { items: RequestItem[]; next: string | null }
  asked: { state: string; kind: string; due: string }
}

/** What people ask about their data, the most urgent first. */
export const requestsPage = page<Listed>({
  path: REQUESTS,
  async load(p) {
    const state = pick([...requestStates, 'open'] as const, p.query.get('state')) ?? 'open'
    const kind = pick(requestKinds, p.query.get('kind'))
    const due = pick(dues, p.query.get('due'))
    const cursor = p.query.get('after')?.slice(0, 400)
    const list = await p.run(listRequests, {
      state,
      ...(kind && { kind }),
      ...(due && { due }),
      ...(cursor && { cursor }),
    })
    return { list, asked: { state, kind: kind ?? '', due: due ?? '' } }
  },
  view: ({ list, asked }, ui) => {
    const { t } = ui
    return (
      <DeskPage
        ui={ui}
        title={t('subjects.desk.title')}
        lead={t('subjects.desk.lead')}
        actions={
          <LinkButton href={`${REQUESTS}/new`} variant="secondary" icon="plus">
            {t('subjects.desk.take')}
          </LinkButton>
        }
      >
        <Stack>
          <Filter ui={ui} asked={asked} />
          {list.items.length > 0 ? (
            <Table
              ui={ui}
              caption={t('subjects.list.caption')}
              columns={columnsOf(ui)}
              rows={list.items}
              rowKey={(item) => item.code}
            />
          ) : (
            <EmptyState title={t('subjects.desk.none')} text={t('subjects.desk.none_text')} />
          )}
          <Pagination ui={ui} {...(list.next && { next: list.next })} />
        </Stack>
      </DeskPage>
    )
  },
})

function columnsOf(ui: PageUi): Column<RequestItem>[] {
  const label = (key: string) => ui.t(`subjects.list.${key}`)
  return [
    {
      key: 'what',
      label: label('what'),
      head: true,
      cell: (item) => (
        <>
          <a class="ds-link" href={requestPath(item.code)}>
            {ui.t(`subjects.kind.${item.kind}`)}
          </a>
          <p class="mc-hint">{ui.t('subjects.list.sent', { at: moment(item.submittedAt) })}</p>
        </>
      ),
    },
    { key: 'who', label: label('who'), cell: (item) => item.name },
    { key: 'state', label: label('state'), cell: (item) => <RequestStateTag ui={ui} state={item.state} /> },
    { key: 'due', label: label('due'), cell: (item) => <RequestDue ui={ui} item={item} /> },
  ]
}

function Filter({ ui, asked }: { ui: PageUi; asked: Listed['asked'] }) {
  const { t } = ui
  return (
    <FilterBar label={t('subjects.desk.filter')} action={REQUESTS}>
      <Select
        ui={ui}
        name="state"
        label={t('subjects.list.state')}
        value={asked.state}
        options={[
          { value: 'open', label: t('subjects.desk.open') },
          ...requestStates.map((value) => ({ value, label: t(`subjects.state.${value}`) })),
        ]}
      />
      <Select
        ui={ui}
        name="kind"
        label={t('subjects.list.what')}
        value={asked.kind}
        empty={t('subjects.desk.any_kind')}
        options={requestKinds.map((value) => ({ value, label: t(`subjects.kind.${value}`) }))}
      />
      <Select
        ui={ui}
        name="due"
        label={t('subjects.list.due')}
        value={asked.due}
        empty={t('subjects.desk.any_due')}
        options={dues.map((value) => ({ value, label: t(`subjects.desk.${value}`) }))}
      />
      <Button variant="secondary" icon="filter">
        {t('subjects.desk.apply')}
      </Button>
    </FilterBar>
  )
}
