import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Grid, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import type { z } from 'zod'
import { duesErrors, onField } from '../dues.errors.ts'
import { listStatements } from '../operations/get-statement.ts'
import { uploadStatement } from '../operations/upload-statement.ts'
import { STATEMENT_COLUMNS } from '../statement.rules.ts'
import { DUES, DuesTabs } from './parts/dues-tabs.tsx'

const HERE = `${DUES}/statements`
type Data = z.output<typeof listStatements.output>
const MEGABYTE = 1024 * 1024

/** Statements of the account: upload one, open one. */
export const statementsPage = page<Data>({
  path: HERE,
  creates: true,
  maxBody: 3 * MEGABYTE,
  load: (p) => p.run(listStatements, { unit: p.query.get('unit') ?? '', cursor: p.query.get('after') ?? '' }),
  actions: {
    async upload(p, form) {
      const [file] = form.files('file')
      const { unit } = await p.run(listStatements, { unit: p.query.get('unit') ?? '' })
      if (!file || file.size === 0) throw onField('file', duesErrors.fileUnreadable)
      const named = Object.fromEntries(STATEMENT_COLUMNS.map((column) => [column, form.text(`column_${column}`)]))
      const { id, added, known } = await p.run(uploadStatement, {
        unit: unit.code,
        bytes: new Uint8Array(await file.arrayBuffer()),
        name: file.name.slice(0, 200),
        ...(named['date'] !== '' && { columns: named as { date: string; credit: string; description: string } }),
      })
      const params = { count: String(added), known: String(known) }
      return p.redirect(`${HERE}/${id}`, { id: 'dues.flash.uploaded', params })
    },
  },
  view: (data, ui, form) => <Statements data={data} ui={ui} form={form} />,
})

function Statements({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  return (
    <DeskPage
      ui={ui}
      title={t('dues.statements.title')}
      lead={t('dues.statements.lead', { unit: data.unit.name })}
      hasErrors={form.error !== undefined}
    >
      <Stack gap="lg">
        <DuesTabs ui={ui} active="statements" unit={data.unit.code} statements />
        <FormProblems ui={ui} form={form} title={t('dues.statements.failed')} />
        <UploadForm ui={ui} form={form} unit={data.unit.code} />
        {data.items.length === 0 ? (
          <EmptyState title={t('dues.statements.none')} />
        ) : (
          <Table
            ui={ui}
            caption={t('dues.statements.title')}
            rows={data.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t('dues.statements.name'),
                head: true,
                cell: ({ id, name }) => <Link href={`${HERE}/${id}`}>{name}</Link>,
              },
              {
                key: 'at',
                label: t('dues.statements.at'),
                cell: ({ uploadedAt }) => formatMoment(new Date(uploadedAt)),
              },
              { key: 'lines', label: t('dues.statements.lines'), align: 'end', cell: ({ lines }) => String(lines) },
              { key: 'open', label: t('dues.statements.open'), align: 'end', cell: ({ open }) => String(open) },
            ]}
          />
        )}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  )
}

function UploadForm({ ui, form, unit }: { ui: PageUi; form: FormState; unit: string }) {
  const { t } = ui
  const unknown = form.problems.some(({ path }) => path === 'columns')
  return (
    <Form ui={ui} action="upload" to={`${HERE}?unit=${unit}`} multipart>
      <FileField
        ui={ui}
        name="file"
        label={t('dues.statements.file')}
        description={t('dues.statements.file_hint')}
        error={fieldError(ui, form, 'file')}
        multiple={false}
        accept=".csv,.txt,.xlsx,.xls,.ods,text/csv"
      />
      <Details summary={t('dues.statements.columns')} open={unknown} id="columns">
        <p>{t('dues.statements.columns_text')}</p>
        <Grid min="sm">
          {STATEMENT_COLUMNS.map((column) => (
            <Field
              ui={ui}
              name={`column_${column}`}
              label={t(`dues.statements.column_${column}`)}
              value={form.typed[`column_${column}`]}
              optional
            />
          ))}
        </Grid>
      </Details>
      <div>
        <Button icon="upload">{t('dues.statements.upload')}</Button>
      </div>
    </Form>
  )
}
