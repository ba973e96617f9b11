import { apiRoute } from '#kernel/http/api-route.ts'
import { dropSession } from '#kernel/http/cookies.ts'
import { identityErrors } from '../account.errors.ts'
import { currentSession } from '../operations/current-session.ts'
import { endSession } from '../operations/end-session.ts'
import { listSessions } from '../operations/list-sessions.ts'
import { setPassword } from '../operations/set-password.ts'
import { signOut } from '../operations/sign-out.ts'

const tag = 'Session'

export const sessionApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/session',
    operation: currentSession,
    tag,
    summary: 'Who one is, until when, and with which permissions where',
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/session',
    operation: signOut,
    tag,
    summary: 'Sign out',
    status: 204,
    respond: (c, _output, face) => {
      dropSession(c, face.secureCookies)
      return c.body(null, 204)
    },
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/sessions',
    operation: listSessions,
    tag,
    summary: 'Where one is signed in',
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/sessions/{session}',
    operation: endSession,
    tag,
    summary: 'Sign out elsewhere',
    status: 204,
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/session/password',
    operation: setPassword,
    tag,
    summary: 'Set one’s own password, given the old one',
    status: 204,
    respond: (c, output: { changed: boolean }) => {
      if (!output.changed) throw identityErrors.wrongPassword()
      return c.body(null, 204)
    },
  }),
]
