import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { CopyCode } from '#ui/copy-code/copy-code.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import type { SecurityProps } from './security-view.tsx'

/** A secret to scan or type, kept in the page until its first code proves it. */
export type TotpSetup = { step: string; secret: string; qr: string }

/** The authenticator app: set up, proved by a code, taken away. */
export function TotpSection({ data, ui, form }: SecurityProps) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  const { totpSince } = data.security
  // After a wrong code the page is drawn from what was posted: the picture travels in no form, the typed secret does.
  const typed = form.typed['secret']
  const setup = data.setup ?? (typed ? { step: form.typed['step'] ?? '', secret: typed, qr: '' } : null)
  if (setup !== null) return <Setup data={{ ...data, setup }} ui={ui} form={form} />
  return (
    <Section title={word('totp_title')} id="totp">
      <p>
        {totpSince === null
          ? word('totp_none')
          : ui.t('authentication.security.totp_since', { date: formatMoment(new Date(totpSince)) })}
      </p>
      <Form ui={ui} action="start_totp" hidden={{ next: form.typed['next'] ?? data.next }}>
        <div>
          <Button variant={data.security.needed ? 'primary' : 'secondary'}>
            {word(totpSince === null ? 'totp_start' : 'totp_replace')}
          </Button>
        </div>
      </Form>
      {totpSince !== null && (
        <Details summary={word('totp_remove')}>
          <p>{word('totp_remove_text')}</p>
          <Form ui={ui} action="remove_totp">
            <div>
              <Button variant="secondary" color="danger">
                {word('totp_remove')}
              </Button>
            </div>
          </Form>
        </Details>
      )}
    </Section>
  )
}

function Setup({ data, ui, form }: SecurityProps) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  const { setup } = data
  if (setup === null) return null
  const next = form.typed['next'] ?? data.next
  return (
    <Section title={word('totp_title')} id="totp">
      <ol class="mc-prose">
        <li>{word('totp_step_app')}</li>
        <li>{word('totp_step_scan')}</li>
        <li>{word('totp_step_code')}</li>
      </ol>
      {setup.qr !== '' && <QrFigure svg={setup.qr} alt={word('qr_alt')} />}
      <CopyCode ui={ui} label={word('totp_secret')} code={setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} />
      <Form ui={ui} action="add_totp" hidden={{ step: setup.step, secret: setup.secret, next }}>
        <Field
          ui={ui}
          name="code"
          label={word('totp_code')}
          error={fieldError(ui, form, 'code')}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          width="sm"
        />
        <div>
          <Button>{word('totp_confirm')}</Button>
        </div>
      </Form>
    </Section>
  )
}
