import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { getRetention } from '../operations/get-retention.ts'
import { liftHold } from '../operations/lift-hold.ts'
import { setPeriod } from '../operations/set-period.ts'
import { startRetention } from '../operations/start-retention.ts'
import { periodWords } from '../register-words.rules.ts'
import type { Hold } from '../retention.schema.ts'
import { RunReport } from './parts/run-report.tsx'

const HERE = '/desk/privacy/retention'
type Data = Awaited<ReturnType<typeof getRetention.output.parse>>

/** How long things are kept, what a run would delete, the runs and the holds. */
export const retentionPage = page<Data>({
  path: HERE,
  load: (p) => p.run(getRetention, {}),
  actions: {
    async preview(p) {
      await p.run(startRetention, { dry: true })
      return p.redirect(`${HERE}#runs`, { id: 'privacy.retention.counted' })
    },
    async run(p) {
      await p.run(startRetention, { dry: false })
      return p.redirect(`${HERE}#runs`, { id: 'privacy.retention.begun' })
    },
    async period(p, form) {
      const [rule = ''] = form.texts('rule')
      await p.run(setPeriod, { rule: rule as 'draft', days: form.text('period.days') })
      return p.redirect(HERE, { id: 'privacy.retention.period_saved' })
    },
    async lift(p, form) {
      await p.run(liftHold, { hold: form.text('hold'), reason: form.text('lift.reason') })
      return p.redirect(`${HERE}#holds`, { id: 'privacy.retention.lifted' })
    },
  },
  view: (data, ui, form) => {
    const { t } = ui
    const words = formWords(ui, form, { period: 'days', lift: 'reason', preview: 'x', run: 'x' })
    const underWay = data.runs.some((run) => run.state === 'waiting' || run.state === 'running')
    return (
      <DeskPage
        ui={ui}
        title={t('privacy.retention.title')}
        lead={t('privacy.retention.lead')}
        hasErrors={words.problems.length > 0}
        actions={
          <Row>
            <Form ui={ui} action="preview" layout="row">
              <Button variant="secondary" icon="search">
                {t('privacy.retention.preview')}
              </Button>
            </Form>
            <Form ui={ui} action="run" layout="row">
              <Button color="danger" icon="trash" disabled={underWay}>
                {t('privacy.retention.run')}
              </Button>
            </Form>
          </Row>
        }
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          {underWay && <Notice title={t('privacy.retention.under_way')} />}
          <Section title={t('privacy.retention.runs')} id="runs">
            {data.runs.length === 0 ? (
              <EmptyState title={t('privacy.retention.no_runs')} />
            ) : (
              data.runs.map((run, place) => <RunReport ui={ui} run={run} open={place === 0} />)
            )}
          </Section>
          <Section
            title={t('privacy.retention.holds')}
            id="holds"
            actions={
              <LinkButton href="/desk/privacy/holds/new" variant="secondary" icon="plus">
                {t('privacy.retention.hold')}
              </LinkButton>
            }
          >
            <p class="mc-hint">{t('privacy.retention.holds_text')}</p>
            <Holds ui={ui} holds={data.holds} words={words} />
          </Section>
          <Section title={t('privacy.retention.periods')} id="periods">
            <Periods ui={ui} periods={data.periods} words={words} rule={form.typed['rule']} />
          </Section>
        </Stack>
      </DeskPage>
    )
  },
})

function Holds({ ui, holds, words }: { ui: PageUi; holds: readonly Hold[]; words: FormWords }) {
  const { t } = ui
  if (holds.length === 0) return <p>{t('privacy.retention.no_holds')}</p>
  return (
    <Table
      ui={ui}
      caption={t('privacy.retention.holds')}
      rows={holds}
      rowKey={(hold) => hold.id}
      columns={[
        { key: 'label', label: t('privacy.retention.held'), head: true, cell: (hold) => hold.label },
        { key: 'reason', label: t('privacy.retention.reason'), cell: (hold) => hold.reason },
        {
          key: 'since',
          label: t('privacy.retention.since'),
          cell: (hold) => `${formatMoment(new Date(hold.since))}${hold.setBy ? `, ${hold.setBy}` : ''}`,
        },
        {
          key: 'lift',
          label: t('privacy.retention.lift'),
          cell: (hold) => (
            <Details summary={t('privacy.retention.lift')}>
              <Form ui={ui} action="lift" hidden={{ hold: hold.id }}>
                <Field
                  ui={ui}
                  name="lift.reason"
                  label={t('privacy.retention.lift_reason')}
                  value={words.typed('lift', 'reason')}
                  error={words.error('lift', 'reason')}
                />
                <Button variant="secondary">{t('privacy.retention.lift')}</Button>
              </Form>
            </Details>
          ),
        },
      ]}
    />
  )
}

function Periods(props: { ui: PageUi; periods: Data['periods']; words: FormWords; rule: string | undefined }) {
  const { ui, periods, words, rule } = props
  const { t } = ui
  return (
    <Table
      ui={ui}
      caption={t('privacy.retention.periods')}
      rows={periods}
      rowKey={(period) => period.rule}
      columns={[
        {
          key: 'rule',
          label: t('privacy.retention.rule'),
          head: true,
          cell: (period) => t(`privacy.rule_name.${period.rule}`),
        },
        { key: 'days', label: t('privacy.register.keeping'), cell: (period) => periodWords(t, period.days) },
        {
          key: 'source',
          label: t('privacy.register.law'),
          cell: (period) => (
            <Row gap="xs">
              <span>{period.source}</span>
              {period.recalled && <Tag label={t('privacy.retention.recalled')} color="warning" />}
            </Row>
          ),
        },
        {
          key: 'change',
          label: t('privacy.retention.change'),
          cell: (period) => (
            <Details summary={t('privacy.retention.change')} open={words.isSent('period') && rule === period.rule}>
              <Form ui={ui} action="period" hidden={{ rule: period.rule }}>
                <Field
                  ui={ui}
                  name="period.days"
                  label={t('privacy.retention.days')}
                  inputmode="numeric"
                  width="xs"
                  value={(rule === period.rule ? words.typed('period', 'days') : undefined) ?? String(period.days)}
                  error={rule === period.rule ? words.error('period', 'days') : undefined}
                />
                <Button variant="secondary">{t('privacy.contact.save')}</Button>
              </Form>
            </Details>
          ),
        },
      ]}
    />
  )
}
