import { csvFile, csvLine, csvStream } from '#kernel/http/csv.ts'
import { page } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import type { T } from '#kernel/i18n/t.ts'
import type { AffectedPerson } from '../breach.schema.ts'
import { exportAffected, listAffected } from '../operations/list-affected.ts'
import { BREACHES } from './breaches.page.tsx'

type Data = { code: string; items: AffectedPerson[]; next: string | null }
const at = (iso: string | null) => (iso === null ? '–' : formatMoment(new Date(iso)))
const columns = ['what', 'name', 'phone', 'times', 'first', 'last'] as const

/** Whom a breach touches, from the access log; the file with full numbers asks for a reason. */
export const affectedPage = page<Data>({
  path: `${BREACHES}/:code/affected`,
  async load(p) {
    const code = p.params['code'] ?? ''
    return { code, ...(await p.run(listAffected, { code, cursor: p.query.get('after') ?? '' })) }
  },
  actions: {
    async export(p, form) {
      const code = p.params['code'] ?? ''
      const reason = form.text('export.reason')
      const load = (cursor: string) => p.run(exportAffected, { code, reason, cursor })
      const first = await load('')
      const head = csvLine(columns.map((key) => p.t(`privacy.breach.person.${key}`)))
      return csvFile(
        `${code}-nguoi-bi-anh-huong.csv`,
        csvStream(head, first, (items) => items.map((item) => line(p.t, item)), load),
      )
    },
  },
  view: ({ code, items, next }, ui, form) => {
    const { t } = ui
    const words = formWords(ui, form, { export: 'reason' })
    return (
      <DeskPage
        ui={ui}
        title={t('privacy.breach.affected')}
        lead={t('privacy.breach.affected_lead')}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[
          { label: t('privacy.breach.title'), href: BREACHES },
          { label: code, href: `${BREACHES}/${code}` },
          { label: t('privacy.breach.affected') },
        ]}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          {items.length === 0 ? (
            <EmptyState title={t('privacy.breach.nobody')} />
          ) : (
            <Table
              ui={ui}
              caption={t('privacy.breach.affected')}
              rows={items}
              rowKey={(item) => item.id}
              columns={[
                { key: 'what', label: t('privacy.breach.person.what'), head: true, cell: (item) => what(t, item) },
                { key: 'name', label: t('privacy.breach.person.name'), cell: (item) => item.name },
                { key: 'phone', label: t('privacy.breach.person.phone'), cell: (item) => item.phone },
                {
                  key: 'times',
                  label: t('privacy.breach.person.times'),
                  align: 'end',
                  cell: (item) => String(item.times),
                },
                { key: 'first', label: t('privacy.breach.person.first'), cell: (item) => at(item.first) },
                { key: 'last', label: t('privacy.breach.person.last'), cell: (item) => at(item.last) },
              ]}
            />
          )}
          <Pagination ui={ui} {...(next && { next })} />
          <Section title={t('privacy.breach.export')}>
            <Form ui={ui} action="export">
              <Field
                ui={ui}
                name="export.reason"
                label={t('privacy.breach.export_reason')}
                description={t('privacy.breach.export_text')}
                value={words.typed('export', 'reason')}
                error={words.error('export', 'reason')}
              />
              <div>
                <Button variant="secondary" icon="download">
                  {t('privacy.breach.export')}
                </Button>
              </div>
            </Form>
          </Section>
        </Stack>
      </DeskPage>
    )
  },
})

const what = (t: T, item: AffectedPerson) => `${t(`privacy.breach.thing.${item.type}`)} ${item.label}`

const line = (t: T, item: AffectedPerson) =>
  csvLine([what(t, item), item.name, item.phone, String(item.times), at(item.first), at(item.last)])
