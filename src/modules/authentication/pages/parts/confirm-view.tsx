import type { AppError } from '#kernel/errors/app-error.ts'
import { emptyForm, type FormState, type PageUi } from '#kernel/http/page.ts'
import type { WaitingForm } from '#kernel/http/step-up.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { PasswordField } from '#ui/field/password-field.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'

type Props = {
  ui: PageUi
  waiting: WaitingForm
  proofs: { password: boolean; code: boolean; phone: boolean }
  providers: readonly { name: string; href: string }[]
  error: AppError | undefined
}

/** Asks once more who one is. Everything of the form that waits lies hidden in this one and is sent on with it. */
export function ConfirmView({ ui, waiting, proofs, providers, error }: Props) {
  const word = (key: string) => ui.t(`authentication.confirm.${key}`)
  const sent = error?.code === 'authentication.code_sent'
  const form: FormState = error && !sent ? { ...emptyForm, error, problems: error.fields } : emptyForm
  const byCode = proofs.code || sent
  return (
    <Page ui={ui} title={word('title')} lead={word('lead')} width="form" hasErrors={form.error !== undefined} noIndex>
      <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
      {sent && (
        <Notice tone="success">
          <p>{word('sent')}</p>
        </Notice>
      )}
      <form method="post" action={waiting.path} class="mc-stack mc-gap-md" noValidate>
        {waiting.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="confirm_asked" value="1" />
        {proofs.password && !sent && (
          <PasswordField
            ui={ui}
            name="confirm_password"
            label={word('password')}
            error={fieldError(ui, form, 'confirm_password')}
            autocomplete="current-password"
          />
        )}
        {byCode && (
          <Field
            ui={ui}
            name="confirm_code"
            label={word('code')}
            description={word(sent ? 'code_phone_hint' : proofs.password ? 'code_or_hint' : 'code_hint')}
            error={fieldError(ui, form, 'confirm_code')}
            autocomplete="one-time-code"
            maxlength={40}
            width="md"
          />
        )}
        {(proofs.password || byCode) && <Button wide>{word('submit')}</Button>}
        {proofs.phone && (
          <Button wide variant="secondary" name="confirm_send" value="1">
            {word('send')}
          </Button>
        )}
      </form>
      <Stack gap="sm">
        {!proofs.password &&
          providers.map(({ name, href }) => (
            <LinkButton href={href} variant="secondary" wide>
              {ui.t('authentication.confirm.eid', { name })}
            </LinkButton>
          ))}
      </Stack>
    </Page>
  )
}
