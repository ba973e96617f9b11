import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { CheckboxGroup, RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { exportColumns, sensitiveColumns, type ExportColumn, type StartExport } from '../exchange.schema.ts'
import { listExports, startExport, startSensitiveExport } from '../operations/exports.ts'
import { EXPORTS } from './parts/places.ts'

type Data = Awaited<ReturnType<typeof listExports.output.parse>> & { chosen: string[] }
const USUAL: readonly ExportColumn[] = [
  'number',
  'name',
  'birth',
  'sex',
  'phone',
  'branch',
  'group',
  'address',
  'kind',
  'joined_on',
]

/** What went out, and asking for a list of members. */
export const exportsPage = page<Data>({
  path: EXPORTS,
  creates: true,
  load: async (p) => ({
    ...(await p.run(listExports, { cursor: p.query.get('after') || undefined })),
    chosen: [...USUAL],
  }),
  actions: {
    async start(p, form) {
      const columns = [...form.texts('start.columns'), ...form.texts('start.sensitive')] as ExportColumn[]
      const input = {
        unit: form.text('start.unit'),
        format: form.text('start.format') as 'xlsx',
        columns: exportColumns.filter((column) => columns.includes(column)),
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
                  { key: 'by', label: t('exchange.exports.by'), cell: ({ by }) => by ?? '–' },
                  {
                    key: 'unit',
                    label: t('exchange.exports.unit'),
                    cell: ({ unit, asOf }) => `${unit.name}, ${formatCivilDate(asOf)}`,
                  },
                  { key: 'reason', label: t('exchange.exports.reason'), cell: ({ reason }) => reason },
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

function ExportForm({ ui, data, words }: { ui: PageUi; data: Data; words: FormWords }) {
  const { t } = ui
  const option = (column: ExportColumn) => ({ value: column, label: t(`exchange.column.${column}`) })
  const plain = exportColumns.filter((column) => !sensitiveColumns.includes(column))
  return (
    <Form ui={ui} action="start">
      <Select
        ui={ui}
        name="start.unit"
        label={t('exchange.exports.unit')}
        value={words.typed('start', 'unit') ?? data.units[0]?.code}
        error={words.error('start', 'unit')}
        options={data.units.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <DateField
        ui={ui}
        name="start.asOf"
        label={t('exchange.exports.as_of')}
        value={words.typed('start', 'asOf') ?? data.today}
        error={words.error('start', 'asOf')}
      />
      <CheckboxGroup
        ui={ui}
        name="start.columns"
        label={t('exchange.exports.columns')}
        values={data.chosen}
        error={words.error('start', 'columns')}
        options={plain.map(option)}
      />
      <CheckboxGroup
        ui={ui}
        name="start.sensitive"
        label={t('exchange.exports.sensitive')}
        description={t('exchange.exports.sensitive_text')}
        options={sensitiveColumns.map(option)}
      />
      <RadioGroup
        ui={ui}
        name="start.format"
        label={t('exchange.exports.format')}
        value={words.typed('start', 'format') ?? 'xlsx'}
        options={[
          { value: 'xlsx', label: 'Excel (.xlsx)' },
          { value: 'csv', label: 'CSV', description: t('exchange.exports.csv_text') },
        ]}
      />
      <Field
        ui={ui}
        name="start.reason"
        label={t('exchange.exports.reason')}
        description={t('exchange.exports.reason_text')}
        value={words.typed('start', 'reason')}
        error={words.error('start', 'reason')}
      />
      <div>
        <Button icon="download">{t('exchange.exports.start')}</Button>
      </div>
    </Form>
  )
}
