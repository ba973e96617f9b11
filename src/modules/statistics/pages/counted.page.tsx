import type { z } from 'zod'
import { page } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { lineText } from '../form-print.rules.ts'
import { listCounted } from '../operations/list-counted.ts'
import type { Counted } from '../statistics.schema.ts'
import { DESK, hrefOf, readStart, type Start } from './parts/statistics-words.tsx'

type Data = { start: Start; line: string; list: z.output<typeof Counted> }

/** The people whom a figure counts. */
export const countedPage = page<Data>({
  path: `${DESK}/list`,
  async load(p) {
    const start = await readStart(p)
    const line = p.query.get('line') ?? 'end'
    const column = p.query.get('column')
    const list = await p.run(listCounted, {
      ...start.asked,
      line,
      cursor: p.query.get('after') ?? '',
      ...(column && { column }),
    })
    return { start, line, list }
  },
  view: ({ start, line, list }, ui) => {
    const title = `${lineText(ui.t, line)}: ${list.unit.name}`
    const form = hrefOf(`${DESK}/form`, start.asked)
    return (
      <DeskPage ui={ui} title={title} breadcrumbs={[{ label: ui.t('statistics.form'), href: form }, { label: title }]}>
        <Stack>
          {list.items.length === 0 ? (
            <EmptyState title={ui.t('statistics.nobody')} text={ui.t('statistics.nobody_text')} />
          ) : (
            <Table
              ui={ui}
              caption={title}
              rows={list.items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  label: ui.t('statistics.name'),
                  head: true,
                  cell: ({ id, name }) => <Link href={`/desk/members/${id}`}>{name}</Link>,
                },
                {
                  key: 'year',
                  label: ui.t('statistics.birth_year'),
                  phone: 'line',
                  cell: ({ birthYear }) => birthYear ?? '',
                },
                { key: 'unit', label: ui.t('statistics.unit'), phone: 'line', cell: ({ unitName }) => unitName },
              ]}
            />
          )}
          <Pagination ui={ui} {...(list.next && { next: list.next })} />
        </Stack>
      </DeskPage>
    )
  },
})
