import { page } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import type { z } from 'zod'
import { exportColumns, sensitiveColumns, type StartExport } from '../exchange.schema.ts'
import { listExports, startExport, startSensitiveExport } from '../operations/exports.ts'
import { columnField, ExportForm } from './parts/export-form.tsx'
import { EXPORTS } from './parts/places.ts'

type Data = z.output<typeof listExports.output>
/** What went out, and asking for a list of members. */
export const exportsPage = page<Data>({
  path: EXPORTS,
  creates: true,
  load: (p) => p.run(listExports, { cursor: p.query.get('after') || undefined }),
  actions: {
    async start(p, form) {
      const columns = exportColumns.filter((column) => form.text(columnField(column)) !== '')
      const input = {
        unit: form.text('start.unit'),
        format: form.text('start.format') as 'xlsx',
        columns,
        asOf: readDate(form.text('start.asOf')) ?? form.text('start.asOf'),
        reason: form.text('start.reason'),
      } satisfies Parameters<typeof StartExport.parse>[0]
      const sensitive = columns.some((column) => sensitiveColumns.includes(column))
      const { id } = sensitive ? await p.run(startSensitiveExport, input) : await p.run(startExport, input)
      return p.redirect(`${EXPORTS}/${id}`)
    },
  },
  view: (data, ui, form) => {
    const { t } = ui
    const words = formWords(ui, form, { start: 'unit' })
    return (
      <DeskPage
        ui={ui}
        title={t('exchange.exports.title')}
        lead={t('exchange.exports.lead')}
        hasErrors={words.problems.length > 0}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          <Section title={t('exchange.exports.new')}>
            <ExportForm ui={ui} data={data} words={words} />
          </Section>
          <Section title={t('exchange.exports.list')}>
            {data.items.length === 0 ? (
              <EmptyState title={t('exchange.exports.none')} />
            ) : (
              <Table
                ui={ui}
                caption={t('exchange.exports.list')}
                rows={data.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'at',
                    label: t('exchange.exports.at'),
                    head: true,
                    cell: ({ id, at }) => <a href={`${EXPORTS}/${id}`}>{formatMoment(new Date(at))}</a>,
                  },
                  { key: 'by', label: t('exchange.exports.by'), phone: 'line', cell: ({ by }) => by ?? '–' },
                  {
                    key: 'unit',
                    label: t('exchange.exports.unit'),
                    phone: 'line',
                    cell: ({ unit, asOf }) => `${unit.name}, ${formatCivilDate(asOf)}`,
                  },
                  { key: 'reason', label: t('exchange.exports.reason'), phone: 'line', cell: ({ reason }) => reason },
                  {
                    key: 'rows',
                    label: t('exchange.exports.rows'),
                    align: 'end',
                    cell: ({ rows }) => (rows === null ? '–' : String(rows)),
                  },
                ]}
              />
            )}
            <Pagination ui={ui} {...(data.next && { next: data.next })} />
          </Section>
        </Stack>
      </DeskPage>
    )
  },
})
