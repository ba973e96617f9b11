import { formatMoment } from '#kernel/i18n/format.ts'
import { page, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { endOtherSessions } from '../operations/end-other-sessions.ts'
import { endSession } from '../operations/end-session.ts'
import { listSessions } from '../operations/list-sessions.ts'
import { deviceName } from './parts/device-name.ts'

type Session = Awaited<ReturnType<typeof listSessions.run>>['items'][number]

/** Where one is signed in, and how to end what one does not know. */
export const sessionsPage = page<readonly Session[]>({
  path: '/account/sessions',
  load: async (p) => (await p.run(listSessions, {})).items,
  view: (sessions, ui) => <Sessions sessions={sessions} ui={ui} />,
  actions: {
    async end(p, form) {
      await p.run(endSession, { session: form.text('session') })
      return p.redirect('/account/sessions', { id: 'identity.own.session_ended' })
    },
    async others(p) {
      await p.run(endOtherSessions, {})
      return p.redirect('/account/sessions', { id: 'identity.sessions.others_ended' })
    },
  },
})

function Sessions({ sessions, ui }: { sessions: readonly Session[]; ui: PageUi }) {
  const own = (key: string) => ui.t(`identity.own.${key}`)
  const word = (key: string) => ui.t(`identity.sessions.${key}`)
  const moment = (text: string) => formatMoment(new Date(text))
  return (
    <AccountPage ui={ui} title={own('sessions')} lead={own('sessions_hint')} width="full">
      <Stack gap="lg">
        <Table
          ui={ui}
          caption={own('sessions')}
          rows={sessions}
          rowKey={(session) => session.id}
          columns={[
            {
              key: 'device',
              label: own('device'),
              head: true,
              cell: (session) => <Device ui={ui} session={session} />,
            },
            { key: 'place', label: word('place'), cell: ({ network }) => network || word('place_unknown') },
            {
              key: 'how',
              label: word('how'),
              cell: ({ methods }) => methods.map((one) => word(`method.${one}`)).join(', '),
            },
            { key: 'since', label: own('signed_in_at'), cell: ({ createdAt }) => moment(createdAt) },
            { key: 'seen', label: own('last_seen'), cell: ({ lastSeenAt }) => moment(lastSeenAt) },
            { key: 'until', label: word('until'), cell: ({ expiresAt }) => moment(expiresAt) },
            { key: 'action', label: own('action'), cell: (session) => <End ui={ui} session={session} /> },
          ]}
        />
        {sessions.length > 1 && (
          <Form ui={ui} action="others" layout="row">
            <Button variant="secondary">{word('end_others')}</Button>
          </Form>
        )}
      </Stack>
    </AccountPage>
  )
}

const nameOf = ({ userAgent }: Session, ui: PageUi) => deviceName(userAgent) ?? ui.t('identity.own.device_unknown')

function Device({ ui, session }: { ui: PageUi; session: Session }) {
  return (
    <>
      {nameOf(session, ui)}
      {session.shared && <small> ({ui.t('identity.sessions.shared')})</small>}
    </>
  )
}

function End({ ui, session }: { ui: PageUi; session: Session }) {
  if (session.current) return <Tag label={ui.t('identity.own.this_one')} color="success" icon="check" />
  return (
    <Form ui={ui} action="end" layout="row" hidden={{ session: session.id }}>
      <Button variant="secondary" size="sm">
        {ui.t('identity.own.end_session')}
        <span class="ds-sr-only"> {nameOf(session, ui)}</span>
      </Button>
    </Form>
  )
}
