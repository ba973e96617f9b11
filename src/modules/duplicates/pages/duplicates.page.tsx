import type { z } from 'zod'
import { page, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Pairs } from '../duplicate.schema.ts'
import { listPairs } from '../operations/list-pairs.ts'
import { birthText, DESK, DuplicateTabs, reasonsText } from './parts/duplicate-words.tsx'

type Data = z.output<typeof Pairs> & { state: 'open' | 'different' }
type Pair = Data['items'][number]

/** Records that are probably of one person, the likeliest first. */
export const duplicatesPage = page<Data>({
  path: DESK,
  async load(p) {
    const state = p.query.get('state') === 'different' ? 'different' : 'open'
    return { ...(await p.run(listPairs, { state, cursor: p.query.get('after') ?? '' })), state }
  },
  view: ({ items, next, state }, ui) => (
    <DeskPage ui={ui} title={ui.t('duplicates.title')} lead={ui.t('duplicates.lead')}>
      <Stack>
        <DuplicateTabs ui={ui} active={state} />
        {items.length === 0 ? (
          <EmptyState title={ui.t(`duplicates.none_${state}`)} text={ui.t(`duplicates.none_${state}_text`)} />
        ) : (
          <PairTable ui={ui} items={items} />
        )}
        <Pagination ui={ui} {...(next && { next })} />
      </Stack>
    </DeskPage>
  ),
})

function PairTable({ ui, items }: { ui: PageUi; items: readonly Pair[] }) {
  const person = (pair: Pair, side: 0 | 1) => (
    <>
      {pair.people[side].name}
      <br />
      <span class="mc-hint">
        {[birthText(ui, pair.people[side]), pair.people[side].unitName].filter(Boolean).join(' · ')}
      </span>
    </>
  )
  return (
    <Table
      ui={ui}
      caption={ui.t('duplicates.title')}
      rows={items}
      rowKey={({ a, b }) => `${a}${b}`}
      columns={[
        {
          key: 'first',
          label: ui.t('duplicates.first'),
          head: true,
          cell: (pair) => <Link href={`${DESK}/${pair.a}/${pair.b}`}>{person(pair, 0)}</Link>,
        },
        { key: 'second', label: ui.t('duplicates.second'), cell: (pair) => person(pair, 1) },
        { key: 'why', label: ui.t('duplicates.why'), cell: (pair) => reasonsText(ui, pair.reasons) },
        {
          key: 'sure',
          label: ui.t('duplicates.how_sure'),
          cell: ({ sure }) => (
            <Tag label={ui.t(sure ? 'duplicates.sure' : 'duplicates.probable')} color={sure ? 'danger' : 'warning'} />
          ),
        },
      ]}
    />
  )
}
