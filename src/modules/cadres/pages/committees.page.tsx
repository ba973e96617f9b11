import { page, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { listCommittees, listExpiring } from '../operations/list-committees.ts'
import type { CommitteeList, PostLine } from '../post.schema.ts'
import { CADRES, PostTable, words } from './parts/post-words.tsx'

type Data = { list: CommitteeList; expiring: { items: PostLine[]; next: string | null } }

/** Who leads which unit, a branch at a time, and whose term ends soon. */
export const committeesPage = page<Data>({
  path: CADRES,
  async load(p) {
    const [under, after, terms] = ['under', 'after', 'terms'].map((name) => p.query.get(name) ?? '')
    const list = await p.run(listCommittees, { under, cursor: after })
    const expiring = under ? { items: [], next: null } : await p.run(listExpiring, { cursor: terms })
    return { list, expiring }
  },
  view: (data, ui) => <Committees data={data} ui={ui} />,
})

function Committees({ data: { list, expiring }, ui }: { data: Data; ui: PageUi }) {
  const word = words(ui)
  const crumbs = list.unit && [
    { label: word('title'), href: CADRES },
    ...list.unit.above.map(({ code, name }) => ({ label: name, href: `${CADRES}?under=${code}` })),
    { label: list.unit.name },
  ]
  return (
    <DeskPage
      ui={ui}
      title={list.unit ? word('below', { unit: list.unit.name }) : word('title')}
      lead={word('lead')}
      {...(crumbs && { breadcrumbs: crumbs })}
    >
      <Stack gap="lg">
        <Section title={word('units')}>
          {list.items.length === 0 ? (
            <EmptyState title={word('no_units')} text={word('no_units_text')} />
          ) : (
            <Units ui={ui} items={list.items} />
          )}
          <Pagination ui={ui} {...(list.next && { next: list.next })} />
        </Section>
        {!list.unit && (
          <Section title={word('expiring')} id="expiring">
            <p class="mc-hint">{word('expiring_text')}</p>
            {expiring.items.length === 0 ? (
              <p>{word('expiring_none')}</p>
            ) : (
              <PostTable
                ui={ui}
                caption={word('expiring')}
                posts={expiring.items}
                columns={['name', 'kind', 'unit', 'term', 'standing']}
              />
            )}
            {expiring.next && <Link href={`${CADRES}?terms=${expiring.next}#expiring`}>{word('more')}</Link>}
          </Section>
        )}
      </Stack>
    </DeskPage>
  )
}

function Units({ ui, items }: { ui: PageUi; items: CommitteeList['items'] }) {
  const word = words(ui)
  return (
    <Table
      ui={ui}
      caption={word('units')}
      rows={items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          label: word('unit'),
          head: true,
          cell: (unit) => <Link href={`${CADRES}/${unit.code}`}>{unit.name}</Link>,
        },
        { key: 'head', label: word('head'), phone: 'line', cell: (unit) => unit.head ?? '–' },
        { key: 'posts', label: word('posts'), phone: 'off', align: 'end', cell: (unit) => unit.posts },
        {
          key: 'state',
          label: word('to_do'),
          phone: 'line',
          cell: (unit) => (
            <>
              {unit.vacant > 0 && <Tag label={word('vacant_count', { count: unit.vacant })} color="warning" />}{' '}
              {unit.expiring > 0 && <Tag label={word('expiring_count', { count: unit.expiring })} color="warning" />}
              {unit.vacant + unit.expiring === 0 && <span class="mc-wide-only">–</span>}
            </>
          ),
        },
        {
          key: 'below',
          label: word('below_label'),
          phone: 'line',
          cell: (unit) => (
            <Link href={`${CADRES}?under=${unit.code}`}>
              {word('below_link')}
              <span class="ds-sr-only"> {unit.name}</span>
            </Link>
          ),
        },
      ]}
    />
  )
}
