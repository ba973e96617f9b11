import type { PageUi } from '#kernel/http/page.ts'
import { Table } from '#ui/table/table.tsx'
import type { Progress } from '../../reorganisation.schema.ts'

/** How far each kind of thing has come; kinds with nothing in them are left out. */
export function ProgressTable({ ui, progress }: { ui: PageUi; progress: readonly Progress[] }) {
  const { t } = ui
  const rows = progress.filter(({ total, done }) => total > 0 || done > 0)
  if (rows.length === 0) return null
  return (
    <Table
      ui={ui}
      caption={t('reorganisation.progress.title')}
      rows={rows}
      rowKey={(line) => line.holding}
      columns={[
        { key: 'name', label: t('reorganisation.progress.what'), head: true, cell: (line) => line.name },
        {
          key: 'done',
          label: t('reorganisation.progress.done'),
          cell: (line) => (
            <progress value={line.finished ? Math.max(line.total, 1) : line.done} max={Math.max(line.total, 1)}>
              {line.done}
            </progress>
          ),
        },
        { key: 'count', label: t('reorganisation.progress.count'), align: 'end', cell: (line) => String(line.done) },
      ]}
    />
  )
}
