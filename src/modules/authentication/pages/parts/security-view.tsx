import type { FormState, PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { PasswordField } from '#ui/field/password-field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { PasskeySection } from './passkey-section.tsx'
import { TotpSection, type TotpSetup } from './totp-section.tsx'

export type SecurityData = {
  next: string
  security: {
    login: string | null
    phone: string | null
    hasPassword: boolean
    totpSince: string | null
    passkeys: readonly { id: string; name: string; createdAt: string; lastUsedAt: string | null }[]
    recoveryCodes: number
    needed: boolean
  }
  /** An app is being set up. */
  setup: TotpSetup | null
  /** A passkey is being made. */
  passkey: { step: string; options: object } | null
  /** Recovery codes that were just made; shown this once. */
  codes: readonly string[]
}
export type SecurityProps = { data: SecurityData; ui: PageUi; form: FormState }

export function SecurityView({ data, ui, form }: SecurityProps) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  const next = form.typed['next'] ?? data.next
  return (
    <AccountPage ui={ui} title={word('title')} lead={word('lead')} hasErrors={form.error !== undefined}>
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
        {data.security.needed && (
          <Notice tone="warning" title={word('needed_title')}>
            <p>{word('needed')}</p>
          </Notice>
        )}
        {data.codes.length > 0 && <FreshCodes ui={ui} codes={data.codes} next={next} />}
        <TotpSection data={data} ui={ui} form={form} />
        <PasskeySection data={data} ui={ui} form={form} />
        <RecoveryCodes data={data} ui={ui} form={form} />
        <PasswordSection data={data} ui={ui} form={form} />
      </Stack>
    </AccountPage>
  )
}

/** Shown once: whoever is here prints or writes them down now. */
function FreshCodes({ ui, codes, next }: { ui: PageUi; codes: readonly string[]; next: string }) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  return (
    <Notice
      tone="success"
      title={word('fresh_title')}
      actions={<LinkButton href={next === '' ? '/account/security' : next}>{word('fresh_done')}</LinkButton>}
    >
      <p>{word('fresh')}</p>
      <ul class="mc-recovery-codes">
        {codes.map((code) => (
          <li class="mc-mono">{code}</li>
        ))}
      </ul>
    </Notice>
  )
}

function RecoveryCodes({ data, ui }: SecurityProps) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  const { recoveryCodes } = data.security
  return (
    <Section title={word('codes_title')} id="codes">
      <p>{ui.t('authentication.security.codes', { count: recoveryCodes })}</p>
      <Form ui={ui} action="codes" hidden={{ next: data.next }}>
        <div>
          <Button variant="secondary">{word(recoveryCodes > 0 ? 'codes_again' : 'codes_make')}</Button>
        </div>
      </Form>
    </Section>
  )
}

function PasswordSection({ data, ui, form }: SecurityProps) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  return (
    <Section title={word('password_title')} id="password">
      <p>{word(data.security.hasPassword ? 'password_has' : 'password_none')}</p>
      <Form ui={ui} action="password">
        <PasswordField
          ui={ui}
          name="password"
          label={word('password_new')}
          description={ui.t('authentication.sign_up.password_hint')}
          error={fieldError(ui, form, 'password')}
          autocomplete="new-password"
        />
        <div>
          <Button variant="secondary">{word('password_set')}</Button>
        </div>
      </Form>
    </Section>
  )
}
