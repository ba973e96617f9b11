import { page } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Select } from '#ui/field/field.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import { beginImport } from '../operations/begin-import.ts'
import { listImports } from '../operations/list-imports.ts'
import { IMPORTS, stateTone } from './parts/places.ts'
import { linesOf } from './parts/import-words.ts'

type Data = Awaited<ReturnType<typeof listImports.output.parse>>

const ACCEPT = '.xlsx,.xls,.ods,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv'

/** Lists that were brought in, and the way to bring in another. */
export const importsPage = page<Data>({
  path: IMPORTS,
  maxBody: 110 * 1024 * 1024,
  creates: true,
  load: (p) => p.run(listImports, { cursor: p.query.get('after') || undefined }),
  actions: {
    async upload(p, form) {
      const [file] = form.files('upload.bytes')
      const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
      const { id } = await p.run(beginImport, { bytes, name: file?.name ?? '', unit: form.text('upload.unit') })
      return p.redirect(`${IMPORTS}/${id}`)
    },
  },
  view: ({ items, next, units }, ui, form) => {
    const { t } = ui
    const words = formWords(ui, form, { upload: 'bytes' })
    return (
      <DeskPage
        ui={ui}
        title={t('exchange.imports.title')}
        lead={t('exchange.imports.lead')}
        hasErrors={words.problems.length > 0}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          <Section title={t('exchange.imports.new')}>
            <Form ui={ui} action="upload" multipart>
              <Select
                ui={ui}
                name="upload.unit"
                label={t('exchange.imports.unit')}
                description={t('exchange.imports.unit_hint')}
                value={words.typed('upload', 'unit') ?? units[0]?.code}
                error={words.error('upload', 'unit')}
                options={units.map(({ code, name }) => ({ value: code, label: name }))}
              />
              <FileField
                ui={ui}
                name="upload.bytes"
                label={t('exchange.imports.file')}
                description={t('exchange.imports.file_hint')}
                accept={ACCEPT}
                multiple={false}
                error={words.error('upload', 'bytes')}
              />
              <div>
                <Button icon="upload">{t('exchange.imports.upload')}</Button>
              </div>
            </Form>
          </Section>
          <Section title={t('exchange.imports.list')}>
            {items.length === 0 ? (
              <EmptyState title={t('exchange.imports.none')} text={t('exchange.imports.none_text')} />
            ) : (
              <Table
                ui={ui}
                caption={t('exchange.imports.list')}
                rows={items}
                rowKey={(item) => item.id}
                columns={[
                  {
                    key: 'file',
                    label: t('exchange.imports.file'),
                    head: true,
                    cell: (item) => <a href={`${IMPORTS}/${item.id}`}>{item.file || '–'}</a>,
                  },
                  { key: 'unit', label: t('exchange.imports.of'), phone: 'line', cell: (item) => item.unit.name },
                  {
                    key: 'state',
                    label: t('exchange.imports.state'),
                    phone: 'line',
                    cell: (item) => (
                      <StateTag label={t(`exchange.state.${item.state}`)} tone={stateTone[item.state] ?? 'neutral'} />
                    ),
                  },
                  { key: 'rows', label: t('exchange.imports.rows'), phone: 'line', cell: (item) => linesOf(t, item) },
                  {
                    key: 'at',
                    label: t('exchange.imports.at'),
                    phone: 'line',
                    cell: (item) => `${formatMoment(new Date(item.at))}${item.by ? `, ${item.by}` : ''}`,
                  },
                ]}
              />
            )}
            <Pagination ui={ui} {...(next && { next })} />
          </Section>
        </Stack>
      </DeskPage>
    )
  },
})
