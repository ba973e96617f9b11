import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { BreachView } from '../breach.schema.ts'
import { changeBreach } from '../operations/change-breach.ts'
import { getBreach } from '../operations/get-breach.ts'
import { markBreachStep } from '../operations/mark-breach-step.ts'
import { moveBreach } from '../operations/move-breach.ts'
import { addBreachScope, removeBreachScope } from '../operations/scope-breach.ts'
import { sensitiveWords } from '../register-words.rules.ts'
import { BREACHES } from './breaches.page.tsx'
import { BreachForm, Moment } from './parts/breach-form.tsx'
import { Checklist } from './parts/breach-steps.tsx'
import { ClockTag, StateOf } from './parts/breach-tags.tsx'
import { readBreach, readMoment } from './parts/read-breach.ts'

/** One breach: the clock, what to do, what is known, and whom it touches. */
export const breachPage = page<BreachView>({
  path: `${BREACHES}/:code`,
  load: (p) => p.run(getBreach, { code: p.params['code'] ?? '' }),
  actions: {
    async change(p, form) {
      const code = p.params['code'] ?? ''
      await p.run(changeBreach, { code, version: form.text('version'), ...readBreach(form, 'change') })
      return p.redirect(`${BREACHES}/${code}`, { id: 'privacy.breach.changed' })
    },
    async step(p, form) {
      const code = p.params['code'] ?? ''
      const [step = ''] = form.texts('step')
      await p.run(markBreachStep, { code, step, done: form.text('done') === 'yes', note: form.text('step.note') })
      return p.redirect(`${BREACHES}/${code}#steps`)
    },
    async move(p, form) {
      const code = p.params['code'] ?? ''
      await p.run(moveBreach, { code, to: form.text('to') as 'reported' })
      return p.redirect(`${BREACHES}/${code}`, { id: 'privacy.breach.moved' })
    },
    async scope(p, form) {
      const code = p.params['code'] ?? ''
      const text = (name: string) => form.text(`scope.${name}`).trim()
      const dossiers = text('dossiers')
        .split(/[\s,;]+/)
        .filter((word) => word !== '')
      const period = { since: readMoment(form, 'scope.since'), until: readMoment(form, 'scope.until') }
      const scope =
        dossiers.length > 0
          ? ({ kind: 'dossiers', dossiers } as const)
          : text('login') !== ''
            ? ({ kind: 'account', login: text('login'), ...period } as const)
            : ({ kind: 'unit', unit: text('unit'), ...period } as const)
      await p.run(addBreachScope, { code, ...scope })
      return p.redirect(`${BREACHES}/${code}#affected`, { id: 'privacy.breach.scope_added' })
    },
    async unscope(p, form) {
      const code = p.params['code'] ?? ''
      await p.run(removeBreachScope, { code, scope: form.text('scope') })
      return p.redirect(`${BREACHES}/${code}#affected`)
    },
  },
  view: (breach, ui, form) => (
    <BreachBody
      ui={ui}
      breach={breach}
      words={formWords(ui, form, { change: 'what', step: 'note', scope: 'login', move: 'to', unscope: 'scope' })}
    />
  ),
})

function BreachBody({ ui, breach, words }: { ui: PageUi; breach: BreachView; words: FormWords }) {
  const { t } = ui
  const here = `${BREACHES}/${breach.code}`
  return (
    <DeskPage
      ui={ui}
      title={t('privacy.breach.one', { code: breach.code })}
      hasErrors={words.problems.length > 0}
      breadcrumbs={[{ label: t('privacy.breach.title'), href: BREACHES }, { label: breach.code }]}
      actions={
        <Row>
          <LinkButton href={`${here}/notice.pdf`} variant="secondary" icon="print">
            {t('privacy.breach.print')}
          </LinkButton>
          {breach.next.map((to) => (
            <Form ui={ui} action="move" hidden={{ to }} layout="row">
              <Button variant={to === 'reported' ? 'primary' : 'secondary'}>{t(`privacy.breach.move.${to}`)}</Button>
            </Form>
          ))}
        </Row>
      }
    >
      <Stack gap="lg">
        <ErrorSummary ui={ui} problems={words.problems} />
        <Row gap="sm">
          <StateOf ui={ui} state={breach.state} />
          <ClockTag ui={ui} breach={breach} />
        </Row>
        <Section title={t('privacy.breach.steps')} id="steps">
          <p class="mc-hint">{t('privacy.breach.steps_text')}</p>
          <Checklist ui={ui} steps={breach.steps} />
        </Section>
        <Section title={t('privacy.breach.facts')}>
          <Facts ui={ui} breach={breach} />
          <Details summary={t('privacy.breach.change')} open={words.isSent('change')}>
            <BreachForm
              ui={ui}
              words={words}
              name="change"
              fields={breach.fields}
              hidden={{ version: String(breach.version) }}
            />
          </Details>
        </Section>
        <Scopes ui={ui} breach={breach} words={words} />
      </Stack>
    </DeskPage>
  )
}

function Facts({ ui, breach }: { ui: PageUi; breach: BreachView }) {
  const { t } = ui
  const { fields } = breach
  const at = (iso: string | null) => (iso === null ? '–' : formatMoment(new Date(iso)))
  const row = (key: string, value: string) => ({ key: t(`privacy.breach.field.${key}`), value })
  return (
    <SummaryList
      ui={ui}
      rows={[
        row('detectedAt', at(fields.detectedAt)),
        row('happenedFrom', `${at(fields.happenedFrom)} → ${at(fields.happenedTo)}`),
        row('unit', breach.unitName),
        row('what', fields.what),
        row('kinds', fields.kinds.map((kind) => t(`privacy.kind.${kind}`)).join(', ')),
        row('sensitive', fields.sensitive.map((group) => sensitiveWords(t, group)).join('; ') || t('privacy.basic')),
        row('estimated', fields.estimated === null ? '–' : String(fields.estimated)),
        row('consequences', fields.consequences),
        row('measures', fields.measures),
        row('harmful', t(fields.harmful ? 'privacy.breach.yes' : 'privacy.breach.no')),
      ]}
    />
  )
}

function Scopes({ ui, breach, words }: { ui: PageUi; breach: BreachView; words: FormWords }) {
  const { t } = ui
  const field = (key: string) => ({
    ui,
    name: `scope.${key}`,
    label: t(`privacy.breach.scope.${key}`),
    value: words.typed('scope', key),
    error: words.error('scope', key),
    optional: true,
  })
  return (
    <Section title={t('privacy.breach.affected')} id="affected">
      <p class="mc-hint">{t('privacy.breach.affected_text')}</p>
      <ul class="mc-privacy-columns">
        {breach.scopes.map((scope) => (
          <li>
            <Form ui={ui} action="unscope" hidden={{ scope: scope.id }} layout="row">
              <span>
                {t(`privacy.breach.scope.${scope.kind}`)}: {scope.label}
                {scope.since &&
                  scope.until &&
                  ` (${formatMoment(new Date(scope.since))} – ${formatMoment(new Date(scope.until))})`}
              </span>
              <Button variant="tertiary" icon="trash">
                {t('privacy.breach.scope.remove')}
                <span class="ds-sr-only"> {scope.label}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {breach.scopes.length > 0 && (
        <LinkButton href={`${BREACHES}/${breach.code}/affected`} variant="secondary" icon="users">
          {t('privacy.breach.show_affected')}
        </LinkButton>
      )}
      <Details summary={t('privacy.breach.scope.add')} open={words.isSent('scope')}>
        <Form ui={ui} action="scope">
          <Field {...field('login')} spellcheck={false} />
          <Field {...field('unit')} width="sm" inputmode="numeric" />
          <Moment ui={ui} words={words} form="scope" name="since" value={breach.fields.happenedFrom} optional />
          <Moment ui={ui} words={words} form="scope" name="until" value={breach.fields.happenedTo} optional />
          <Textarea {...field('dossiers')} rows={2} />
          <Button variant="secondary">{t('privacy.breach.scope.add')}</Button>
        </Form>
      </Details>
    </Section>
  )
}
