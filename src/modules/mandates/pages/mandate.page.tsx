import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatTime } from '#kernel/i18n/format.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Details } from '#ui/details/details.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { MandateDetail } from '../mandate.schema.ts'
import { acceptMandate } from '../operations/accept-mandate.ts'
import { cancelMandate, narrowMandate, refuseMandate, revokeMandate } from '../operations/end-mandate.ts'
import { getMandate } from '../operations/get-mandate.ts'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { MandateLog } from './parts/mandate-log.tsx'
import { heading, scopeRows, stateTone } from './parts/mandate-words.ts'
import { procedureChoices, readScope, ScopeFields, type Choice } from './parts/scope-fields.tsx'

type Data = { mandate: MandateDetail; choices: Choice[] }

const here = (p: PageRequest) => `/account/mandates/${p.params['mandate'] ?? ''}`
const that = (p: PageRequest) => ({ mandate: p.params['mandate'] ?? '' })

/** One mandate: what it allows, what was done under it, and the way out of it, the same for both sides. */
export const mandatePage = page<Data>({
  path: '/account/mandates/:mandate',
  async load(p) {
    const mandate = await p.run(getMandate, that(p))
    const choices = mandate.can.includes('narrow') ? await procedureChoices(p) : []
    return { mandate, choices }
  },
  view: (data, ui, form) => <Mandate data={data} ui={ui} form={form} />,
  actions: {
    async accept(p) {
      await p.run(acceptMandate, that(p))
      return p.redirect(here(p), { id: 'mandates.flash.accepted' })
    },
    async refuse(p) {
      await p.run(refuseMandate, that(p))
      return p.redirect('/account/mandates', { id: 'mandates.flash.refused' })
    },
    async cancel(p) {
      await p.run(cancelMandate, that(p))
      return p.redirect('/account/mandates', { id: 'mandates.flash.cancelled' })
    },
    async revoke(p) {
      await p.run(revokeMandate, that(p))
      return p.redirect(here(p), { id: 'mandates.flash.revoked' })
    },
    async narrow(p, form) {
      await p.run(narrowMandate, { ...that(p), ...readScope(form) })
      return p.redirect(here(p), { id: 'mandates.flash.narrowed' })
    },
  },
})

function Mandate({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { mandate, choices } = data
  const { can, state } = mandate
  return (
    <AccountPage
      ui={ui}
      title={heading(ui, mandate)}
      width="form"
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('mandates.title'), href: '/account/mandates' }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('mandates.failed')} />
        <p>
          <StateTag label={ui.t(`mandates.state.${state}`)} tone={stateTone[state] ?? 'neutral'} />
        </p>
        {mandate.code !== null && <ShownCode ui={ui} mandate={mandate} />}
        <SummaryList ui={ui} rows={scopeRows(ui, mandate)} />
        {state === 'awaiting_desk' && <p>{ui.t('mandates.bring_paper', { unit: mandate.unit?.name ?? '' })}</p>}
        <Answers ui={ui} mandate={mandate} />
        {can.includes('narrow') && (
          <Details summary={ui.t('mandates.narrow')} open={form.typed['action'] === 'narrow'}>
            <Form ui={ui} action="narrow">
              <p class="mc-hint">{ui.t('mandates.narrow_hint')}</p>
              <ScopeFields ui={ui} form={form} choices={choices} shown={shownOf(mandate)} />
              <div>
                <Button variant="secondary">{ui.t('mandates.narrow_button')}</Button>
              </div>
            </Form>
          </Details>
        )}
        <Section title={ui.t('mandates.log.title')} id="log">
          <MandateLog ui={ui} log={mandate.log} />
        </Section>
        {can.includes('revoke') && <Revoke ui={ui} />}
      </Stack>
    </AccountPage>
  )
}

const shownOf = ({ procedures, acts, validUntil }: MandateDetail) => ({
  procedures: procedures === 'all' ? ('all' as const) : procedures.map(({ code }) => code),
  acts,
  validUntil,
})

function ShownCode({ ui, mandate }: { ui: PageUi; mandate: MandateDetail }) {
  const until = mandate.codeUntil === null ? '' : formatTime(new Date(mandate.codeUntil))
  const alt = ui.t('mandates.code_alt')
  return (
    <Card color="primary">
      <h2 class="ds-heading" data-size="xs">
        {ui.t('mandates.show_code')}
      </h2>
      <p>{ui.t('mandates.show_code_text', { until })}</p>
      <QrFigure
        svg={qrSvg(mandate.codeUrl ?? '', alt)}
        alt={alt}
        code={mandate.code ?? ''}
        caption={ui.t('mandates.code_caption')}
      />
      <p>
        <a class="ds-button" data-variant="secondary" href={ui.path}>
          {ui.t('mandates.look_again')}
        </a>
      </p>
    </Card>
  )
}

function Answers({ ui, mandate }: { ui: PageUi; mandate: MandateDetail }) {
  const { can, id, principal } = mandate
  const button = (action: string, label: string, primary = false) => (
    <Form ui={ui} action={action} layout="row">
      <Button {...(!primary && { variant: 'secondary' as const })}>{ui.t(`mandates.${label}`)}</Button>
    </Form>
  )
  return (
    <Row>
      {can.includes('act') && !mandate.acting && (
        <Form ui={ui} action="act" layout="row" to="/account/mandates" hidden={{ mandate: id }}>
          <Button icon="users">{ui.t('mandates.act_for', { name: principal ?? '' })}</Button>
        </Form>
      )}
      {can.includes('accept') && button('accept', `accept_as.${mandate.side ?? 'principal'}`, true)}
      {can.includes('refuse') && mandate.side !== null && button('refuse', 'refuse')}
      {can.includes('cancel') && button('cancel', 'cancel')}
    </Row>
  )
}

function Revoke({ ui }: { ui: PageUi }) {
  return (
    <Section title={ui.t('mandates.revoke_title')} id="revoke">
      <p>{ui.t('mandates.revoke_text')}</p>
      <Form ui={ui} action="revoke" layout="row">
        <Button variant="secondary" color="danger">
          {ui.t('mandates.revoke')}
        </Button>
      </Form>
    </Section>
  )
}
