import { AppError } from '#kernel/errors/app-error.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { ICONS, type IconName } from '#ui/icon/icons.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { identityErrors } from '../account.errors.ts'
import { currentSession } from '../operations/current-session.ts'
import { setPassword } from '../operations/set-password.ts'
import { fieldError, FormProblems } from './parts/form-problems.tsx'

type Own = Awaited<ReturnType<typeof loadOwn>>

const loadOwn = async (run: Parameters<NonNullable<Parameters<typeof page>[0]['load']>>[0]['run']) => ({
  session: await run(currentSession, {}),
})

/** One's own account: who one is here, where one is signed in, and the password. */
export const ownAccountPage = page<Own>({
  path: '/account',
  load: (p) => loadOwn(p.run),
  view: (data, ui, form) => <OwnAccount data={data} ui={ui} form={form} />,
  actions: {
    async password(p, form) {
      if (form.text('password') !== form.text('repeat'))
        throw new AppError('kernel.invalid_input', {
          kind: 'invalid',
          fields: [{ path: 'repeat', code: 'identity.password_mismatch' }],
        })
      const { changed } = await p.run(setPassword, { current: form.text('current'), password: form.text('password') })
      if (!changed) throw identityErrors.wrongPassword()
      return p.redirect('/account', { id: 'identity.own.changed' })
    },
  },
})

type ViewProps = { data: Own; ui: PageUi; form: FormState }

function OwnAccount({ data, ui, form }: ViewProps) {
  const { account, positions, expiresAt } = data.session
  const own = (key: string) => ui.t(`identity.own.${key}`)
  const roles = positions.map((position) => `${position.roleName}, ${position.unitName}`)
  return (
    <AccountPage ui={ui} title={own('title')} hasErrors={form.error !== undefined}>
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('identity.admin.failed')} />
        <SummaryList
          ui={ui}
          rows={[
            { key: own('name'), value: account.name },
            ...(account.login ? [{ key: own('login'), value: account.login }] : []),
            ...(account.phone ? [{ key: own('phone'), value: account.phone }] : []),
            { key: own('positions'), value: roles.length > 0 ? roles.join('; ') : own('no_positions') },
            { key: own('expires'), value: formatMoment(new Date(expiresAt)) },
          ]}
        />
        <OwnMatters ui={ui} />
        <PasswordForm ui={ui} form={form} />
      </Stack>
    </AccountPage>
  )
}

/** What modules let a person look after herself: each brings its entry in its manifest. */
function OwnMatters({ ui }: { ui: PageUi }) {
  if (!ui.account?.length) return null
  return (
    <CardGrid>
      {ui.account.map(({ href, label, text, icon }) => (
        <LinkCard href={href} title={label} text={text} level={2} {...(icon in ICONS && { icon: icon as IconName })} />
      ))}
    </CardGrid>
  )
}

function PasswordForm({ ui, form }: Omit<ViewProps, 'data'>) {
  const field = (name: string, key: string, autocomplete: string, hint?: string) => (
    <Field
      {...{
        ui,
        name,
        autocomplete,
        label: ui.t(`identity.own.${key}`),
        description: hint && ui.t(`identity.own.${hint}`),
      }}
      type="password"
      width="md"
      error={fieldError(ui, form, name)}
    />
  )
  return (
    <Section title={ui.t('identity.own.change_password')} id="password">
      <Form ui={ui} action="password">
        {field('current', 'current', 'current-password')}
        {field('password', 'new', 'new-password', 'new_hint')}
        {field('repeat', 'repeat', 'new-password')}
        <div>
          <Button>{ui.t('identity.own.change')}</Button>
        </div>
      </Form>
    </Section>
  )
}
