import { page, type AnyPage, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { CopyCode } from '#ui/copy-code/copy-code.tsx'
import { PasswordField } from '#ui/field/password-field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { openLink } from '../operations/open-link.ts'
import { useLink } from '../operations/use-link.ts'
import { finish } from './parts/finish.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'

type Data = { kind: 'invitation' | 'recovery'; name: string; login: string | null; deskCode: string | null }

/** One-time links: into a new account, or back into one's own. A link scanned by mistake uses nothing up. */
const linkPage = (path: string): AnyPage =>
  page<Data>({
    path,
    guesses: 'guess',
    load: (p) => p.run(openLink, { token: p.params['token'] ?? '' }),
    view: (data, ui, form) => <LinkView data={data} ui={ui} form={form} />,
    actions: {
      async default(p, form) {
        const token = p.params['token'] ?? ''
        return finish(p, await p.run(useLink, { token, password: form.text('password') }), '')
      },
    },
  })

export const invitationPage = linkPage('/invitations/:token')
export const recoveryPage = linkPage('/recover/:token')

function LinkView({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const word = (key: string) => ui.t(`authentication.link.${key}`)
  const { kind, name, login } = data
  return (
    <Page
      ui={ui}
      title={ui.t(`authentication.link.title_${kind}`, { name })}
      lead={word(`lead_${kind}`)}
      width="form"
      hasErrors={form.error !== undefined}
      noIndex
    >
      <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
      {data.deskCode !== null ? (
        <Stack gap="lg">
          <Notice tone="info" title={word('desk_title')}>
            <p>{word('desk')}</p>
          </Notice>
          <CopyCode ui={ui} label={word('desk_code')} code={data.deskCode} />
          <LinkButton href={ui.path} wide>
            {word('desk_done')}
          </LinkButton>
        </Stack>
      ) : (
        <Form ui={ui} action="default">
          {login !== null && <p>{ui.t('authentication.link.login', { login })}</p>}
          {/* So that a password manager keeps the two together. */}
          {login !== null && <input type="hidden" name="username" autocomplete="username" value={login} />}
          <PasswordField
            ui={ui}
            name="password"
            label={word('password')}
            description={ui.t('authentication.sign_up.password_hint')}
            error={fieldError(ui, form, 'password')}
            autocomplete="new-password"
          />
          <Button wide>{word('submit')}</Button>
        </Form>
      )}
    </Page>
  )
}
