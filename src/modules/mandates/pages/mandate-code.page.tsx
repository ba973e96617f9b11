import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { MandateView } from '../mandate.schema.ts'
import { acceptMandate, findMandateByCode } from '../operations/accept-mandate.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { heading, scopeRows } from './parts/mandate-words.ts'

const CODE = '/account/mandates/code'

/** Where the code from the other phone is typed. */
export const mandateCodePage = page<null>({
  path: CODE,
  guesses: 'guess',
  load: async (p) => (p.actor.kind === 'account' ? null : p.redirect(`/sign-in?next=${CODE}`)),
  view: (_data, ui, form) => <TypeCode ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const code = form.text('code').trim()
      await p.run(findMandateByCode, { code })
      return p.redirect(`${CODE}/${encodeURIComponent(code)}`)
    },
  },
})

/** What the scanned code stands for. Nothing happens until one says yes. */
export const mandateByCodePage = page<MandateView>({
  path: `${CODE}/:code`,
  guesses: 'guess',
  load: (p) => p.run(findMandateByCode, { code: p.params['code'] ?? '' }),
  view: (mandate, ui, form) => <Asked mandate={mandate} ui={ui} form={form} />,
  actions: {
    async accept(p) {
      const { id } = await p.run(acceptMandate, { code: p.params['code'] ?? '' })
      return p.redirect(`/account/mandates/${id}`, { id: 'mandates.flash.accepted' })
    },
  },
})

const crumbs = (ui: PageUi) => [{ label: ui.t('mandates.title'), href: '/account/mandates' }]

function TypeCode({ ui, form }: { ui: PageUi; form: FormState }) {
  return (
    <AccountPage
      ui={ui}
      title={ui.t('mandates.enter_code')}
      lead={ui.t('mandates.enter_code_lead')}
      width="form"
      hasErrors={form.error !== undefined}
      breadcrumbs={crumbs(ui)}
    >
      <Stack gap="md">
        <FormProblems ui={ui} form={form} title={ui.t('mandates.failed')} />
        <Form ui={ui} action="default">
          <Field
            ui={ui}
            name="code"
            label={ui.t('mandates.code_label')}
            description={ui.t('mandates.code_hint')}
            value={form.typed['code']}
            error={fieldError(ui, form, 'code')}
            width="sm"
            autocomplete="off"
            spellcheck={false}
            maxlength={20}
          />
          <div>
            <Button iconEnd="arrow-right" wide>
              {ui.t('mandates.continue')}
            </Button>
          </div>
        </Form>
      </Stack>
    </AccountPage>
  )
}

function Asked({ mandate, ui, form }: { mandate: MandateView; ui: PageUi; form: FormState }) {
  const side = mandate.side ?? 'representative'
  return (
    <AccountPage
      ui={ui}
      title={heading(ui, mandate)}
      width="form"
      hasErrors={form.error !== undefined}
      breadcrumbs={crumbs(ui)}
    >
      <Stack gap="md">
        <FormProblems ui={ui} form={form} title={ui.t('mandates.failed')} />
        <Notice title={ui.t(`mandates.asked.${side}`)}>
          <p>{ui.t(`mandates.asked_text.${side}`)}</p>
        </Notice>
        <SummaryList ui={ui} rows={scopeRows(ui, mandate)} />
        <Row>
          <Form ui={ui} action="accept" layout="row">
            <Button icon="check">{ui.t(`mandates.accept_as.${side}`)}</Button>
          </Form>
          <LinkButton href="/account/mandates" variant="tertiary">
            {ui.t('mandates.not_now')}
          </LinkButton>
        </Row>
      </Stack>
    </AccountPage>
  )
}
