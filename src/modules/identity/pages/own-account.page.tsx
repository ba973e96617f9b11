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
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { identityErrors } from '../account.errors.ts'
import { currentSession } from '../operations/current-session.ts'
import { endSession } from '../operations/end-session.ts'
import { listSessions } from '../operations/list-sessions.ts'
import { setPassword } from '../operations/set-password.ts'
import { deviceName } from './parts/device-name.ts'
import { fieldError, FormProblems } from './parts/form-problems.tsx'

type Own = Awaited<ReturnType<typeof loadOwn>>
type Session = Own['sessions'][number]

const loadOwn = async (run: Parameters<NonNullable<Parameters<typeof page>[0]['load']>>[0]['run']) => ({
  session: await run(currentSession, {}),
  sessions: (await run(listSessions, {})).items,
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
    async end(p, form) {
      await p.run(endSession, { session: form.text('session') })
      return p.redirect('/account', { id: 'identity.own.session_ended' })
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
        <Sessions ui={ui} sessions={data.sessions} />
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

function Sessions({ ui, sessions }: { ui: PageUi; sessions: readonly Session[] }) {
  const own = (key: string) => ui.t(`identity.own.${key}`)
  const device = (session: Session) => deviceName(session.userAgent) ?? own('device_unknown')
  return (
    <Section title={own('sessions')} id="sessions">
      <p class="mc-hint">{own('sessions_hint')}</p>
      <Table
        ui={ui}
        caption={own('sessions')}
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          { key: 'device', label: own('device'), head: true, cell: device },
          { key: 'since', label: own('signed_in_at'), cell: (session) => formatMoment(new Date(session.createdAt)) },
          { key: 'seen', label: own('last_seen'), cell: (session) => formatMoment(new Date(session.lastSeenAt)) },
          {
            key: 'action',
            label: own('action'),
            cell: (session) => <EndSession ui={ui} session={session} device={device(session)} />,
          },
        ]}
      />
    </Section>
  )
}

function EndSession({ ui, session, device }: { ui: PageUi; session: Session; device: string }) {
  if (session.current) return <Tag label={ui.t('identity.own.this_one')} color="success" icon="check" />
  return (
    <Form ui={ui} action="end" layout="row" hidden={{ session: session.id }}>
      <Button variant="secondary" size="sm">
        {ui.t('identity.own.end_session')}
        <span class="ds-sr-only"> {device}</span>
      </Button>
    </Form>
  )
}
