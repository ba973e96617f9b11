import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Field } from '#ui/field/field.tsx'
import { PasswordField } from '#ui/field/password-field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { PasskeySignIn } from './passkey-buttons.tsx'

export type SignInData = {
  next: string
  shared: boolean
  providers: readonly { name: string; href: string }[]
  phone: boolean
}
type Props = { data: SignInData; ui: PageUi; form: FormState }

/** All ways in, each a form of its own; officers come for the password, residents for the others. */
export function SignInView({ data: given, ui, form }: Props) {
  const shared = form.typed['shared'] === undefined ? given.shared : form.typed['shared'] === '1'
  const data = { ...given, shared, next: form.typed['next'] ?? given.next }
  const word = (key: string) => ui.t(`authentication.sign_in.${key}`)
  const password = <PasswordWay data={data} ui={ui} form={form} />
  const others = [
    <EidWays data={data} ui={ui} form={form} />,
    data.phone && <PhoneWay data={data} ui={ui} form={form} />,
  ]
  const isOffice = data.next.startsWith('/desk')
  return (
    <Page ui={ui} title={word('title')} lead={word('lead')} width="form" hasErrors={form.error !== undefined} noIndex>
      <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
      <Stack gap="lg">
        <SharedDevice data={data} ui={ui} />
        {isOffice ? [password, ...others] : [...others, password]}
        <PasskeySignIn ui={ui} next={data.next} shared={data.shared} />
        <p>
          {word('no_account')} <a href={to('/sign-up', data)}>{word('sign_up')}</a>
        </p>
        <p>
          <a href="/recover">{word('trouble')}</a>
        </p>
      </Stack>
    </Page>
  )
}

function to(path: string, { next, shared }: SignInData): string {
  const query = new URLSearchParams({ ...(next !== '' && { next }), ...(shared && { shared: '1' }) }).toString()
  return query === '' ? path : `${path}?${query}`
}

const hidden = ({ next, shared }: SignInData) => ({ next, shared: shared ? '1' : '' })

/** One choice for all ways in, so it is a link and no box in each form. */
function SharedDevice({ data, ui }: Pick<Props, 'data' | 'ui'>) {
  const word = (key: string) => ui.t(`authentication.shared.${key}`)
  const other = to('/sign-in', { ...data, shared: !data.shared })
  if (!data.shared)
    return (
      <p>
        <a href={other}>{word('ask')}</a>
      </p>
    )
  return (
    <Notice tone="info" title={word('title')} actions={<a href={other}>{word('own')}</a>}>
      <p>{word('text')}</p>
    </Notice>
  )
}

function EidWays({ data, ui }: Props) {
  if (data.providers.length === 0) return null
  return (
    <Section title={ui.t('authentication.sign_in.eid')}>
      {data.providers.map(({ name, href }) => (
        <LinkButton href={href} wide icon="shield">
          {ui.t('authentication.sign_in.with', { name })}
        </LinkButton>
      ))}
    </Section>
  )
}

function PhoneWay({ data, ui, form }: Props) {
  const word = (key: string) => ui.t(`authentication.sign_in.${key}`)
  return (
    <Section title={word('phone_title')} id="phone">
      <Form ui={ui} action="phone" hidden={hidden(data)}>
        <Field
          ui={ui}
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          label={word('phone')}
          description={word('phone_hint')}
          value={form.typed['phone']}
          error={fieldError(ui, form, 'phone')}
          maxlength={40}
        />
        <Button wide variant="secondary">
          {word('send_code')}
        </Button>
      </Form>
    </Section>
  )
}

function PasswordWay({ data, ui, form }: Props) {
  const word = (key: string) => ui.t(`authentication.sign_in.${key}`)
  return (
    <Card>
      <Section title={word('password_title')} id="password">
        <Form ui={ui} action="default" hidden={hidden(data)}>
          <Field
            ui={ui}
            name="login"
            label={word('login')}
            value={form.typed['login']}
            error={fieldError(ui, form, 'login')}
            autocomplete="username"
            spellcheck={false}
            maxlength={200}
          />
          <PasswordField
            ui={ui}
            name="password"
            label={word('password')}
            error={fieldError(ui, form, 'password')}
            autocomplete="current-password"
          />
          <Button wide color="primary">
            {word('submit')}
          </Button>
        </Form>
      </Section>
    </Card>
  )
}
