import type { z } from 'zod'
import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import type { Merges } from '../duplicate.schema.ts'
import { listMerges } from '../operations/list-merges.ts'
import { unmergePeople } from '../operations/unmerge-people.ts'
import { DESK, DuplicateTabs } from './parts/duplicate-words.tsx'

type Data = z.output<typeof Merges>

/** What was merged, and the way back. */
export const mergesPage = page<Data>({
  path: `${DESK}/merges`,
  load: (p) => p.run(listMerges, { cursor: p.query.get('after') ?? '' }),
  view: ({ items, next }, ui, form) => (
    <DeskPage
      ui={ui}
      title={ui.t('duplicates.merges')}
      lead={ui.t('duplicates.merges_lead')}
      hasErrors={form.error !== undefined}
    >
      <Stack>
        <FormProblems ui={ui} form={form} title={ui.t('duplicates.failed')} />
        <DuplicateTabs ui={ui} active="merges" />
        {items.length === 0 ? (
          <EmptyState title={ui.t('duplicates.no_merges')} text={ui.t('duplicates.no_merges_text')} />
        ) : (
          <MergeTable ui={ui} items={items} />
        )}
        <Pagination ui={ui} {...(next && { next })} />
      </Stack>
    </DeskPage>
  ),
  actions: {
    async unmerge(p, form) {
      const { kept, gone } = await p.run(unmergePeople, { merge: form.text('merge') })
      return p.redirect(`${DESK}/${kept}/${gone}`, { id: 'duplicates.flash.unmerged' })
    },
  },
})

function MergeTable({ ui, items }: { ui: PageUi; items: Data['items'] }) {
  return (
    <Table
      ui={ui}
      caption={ui.t('duplicates.merges')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'kept', label: ui.t('duplicates.kept'), head: true, cell: ({ kept }) => kept.name },
        { key: 'gone', label: ui.t('duplicates.gone'), cell: ({ gone }) => gone.name },
        { key: 'when', label: ui.t('duplicates.merged_at'), cell: ({ mergedAt }) => formatMoment(new Date(mergedAt)) },
        { key: 'by', label: ui.t('duplicates.merged_by'), cell: ({ mergedBy }) => mergedBy ?? '' },
        {
          key: 'undo',
          label: ui.t('duplicates.undo'),
          cell: (merge) =>
            merge.undoneAt === null ? (
              <Form ui={ui} action="unmerge" hidden={{ merge: merge.id }} layout="row">
                <Button variant="secondary">{ui.t('duplicates.unmerge')}</Button>
              </Form>
            ) : (
              ui.t('duplicates.undone_at', { at: formatMoment(new Date(merge.undoneAt)) })
            ),
        },
      ]}
    />
  )
}
