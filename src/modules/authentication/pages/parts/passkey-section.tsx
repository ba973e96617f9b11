import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section } from '#ui/layout/layout.tsx'
import { PasskeyCreate } from './passkey-buttons.tsx'
import type { SecurityProps } from './security-view.tsx'

/** The account's passkeys: listed, added, taken away one by one. */
export function PasskeySection({ data, ui, form }: SecurityProps) {
  const word = (key: string) => ui.t(`authentication.security.${key}`)
  const next = form.typed['next'] ?? data.next
  const { passkeys } = data.security
  return (
    <Section title={word('passkeys_title')} id="passkeys">
      <p>{word(passkeys.length === 0 ? 'passkeys_none' : 'passkeys_text')}</p>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <Row between>
          <span>
            <strong>{name}</strong>
            <br />
            {lastUsedAt === null
              ? ui.t('authentication.security.passkey_since', { date: formatMoment(new Date(createdAt)) })
              : ui.t('authentication.security.passkey_used', { date: formatMoment(new Date(lastUsedAt)) })}
          </span>
          <Form ui={ui} action="remove_passkey" layout="row" hidden={{ passkey: id }}>
            <Button variant="secondary" size="sm">
              {word('passkey_remove')}
              <span class="ds-sr-only"> {name}</span>
            </Button>
          </Form>
        </Row>
      ))}
      {data.passkey === null ? (
        <Form ui={ui} action="start_passkey" hidden={{ next }}>
          <div>
            <Button variant="secondary">{word('passkey_start')}</Button>
          </div>
        </Form>
      ) : (
        <>
          <p>{word('passkey_make')}</p>
          <PasskeyCreate ui={ui} step={data.passkey.step} options={data.passkey.options} next={next} />
          <noscript>
            <p>{word('passkey_script')}</p>
          </noscript>
        </>
      )}
    </Section>
  )
}
