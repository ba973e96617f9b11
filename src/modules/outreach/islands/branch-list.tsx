import { formatMoney } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { listOf, spans, type Branch, type ListName, type Span } from '../branch.rules.ts'
import { BranchPage, HOME, to, type Here } from './branch-page.tsx'
import { MemberRow } from './member-row.tsx'

/** So many that a page of them stays small on a slow line. */
const ROWS = 20

export type ListQuery = { list: ListName; span: Span; words: string; after: string }

export function readListQuery(list: ListName, query: URLSearchParams): ListQuery {
  const span = spans.find((one) => one === query.get('span')) ?? 'week'
  return { list, span, words: query.get('q')?.slice(0, 100) ?? '', after: query.get('after') ?? '' }
}

type Props = { here: Here; branch: Branch; asked: ListQuery; formKey: string }

/** One of the lists, twenty at a time, each row with everything a thumb needs. */
export function BranchList({ here, branch, asked, formKey }: Props) {
  const { ui } = here
  const found = listOf(branch, asked)
  const start = found.findIndex(({ id }) => id === asked.after) + 1
  const rows = found.slice(start, start + ROWS)
  const more = found.length > start + ROWS ? rows.at(-1)?.id : undefined
  const hidden = here.unit === undefined ? {} : { unit: here.unit }
  return (
    <BranchPage
      here={here}
      title={ui.t(`outreach.list.${asked.list}`)}
      lead={leadOf(
        here,
        found.length,
        asked.list,
        found.reduce((sum, { owed }) => sum + owed, 0),
      )}
      crumbs={[{ label: branch.unit.name, href: to(here, '') }]}
    >
      {asked.list === 'birthdays' && <Spans here={here} span={asked.span} />}
      {asked.list === 'members' && (
        <SearchBox
          ui={ui}
          action={`${HOME}/members`}
          label={ui.t('outreach.home.search')}
          value={asked.words}
          hidden={hidden}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={ui.t(`outreach.empty.${asked.words === '' ? asked.list : 'search'}`)}
          actions={
            <LinkButton href={to(here, '')} variant="secondary">
              {ui.t('outreach.empty.back')}
            </LinkButton>
          }
        />
      ) : (
        <ul class="mc-contacts">
          {rows.map((member) => (
            <MemberRow
              here={here}
              member={member}
              today={branch.today}
              formKey={formKey}
              list={asked.list}
              back={backOf(here, asked)}
              {...(asked.list === 'birthdays' && { span: asked.span })}
            />
          ))}
        </ul>
      )}
      <Pagination ui={ui} {...(more && { next: more })} />
    </BranchPage>
  )
}

const backOf = (here: Here, { list, span }: ListQuery): string =>
  to(here, `/${list}`, list === 'birthdays' ? { span } : {})

function leadOf({ ui }: Here, count: number, list: ListName, owed: number): string {
  if (list === 'dues') return ui.t('outreach.list_lead.dues', { count, owed: formatMoney(owed, ui.locale) })
  return ui.t('outreach.list_lead.people', { count })
}

function Spans({ here, span }: { here: Here; span: Span }) {
  const items = spans.map((one) => ({
    href: to(here, '/birthdays', { span: one }),
    label: here.ui.t(`outreach.span.${one}`),
    active: one === span,
  }))
  return <Tabs items={items} label={here.ui.t('outreach.list.birthdays')} />
}
