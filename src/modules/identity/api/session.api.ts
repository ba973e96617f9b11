import { deleteCookie, setCookie } from 'hono/cookie'
import { apiRoute } from '#kernel/http/api-route.ts'
import { cookieOptions, SESSION_COOKIE } from '#kernel/http/cookies.ts'
import { identityErrors } from '../account.errors.ts'
import { SignedIn, type SignedInData } from '../account.schema.ts'
import { currentSession } from '../operations/current-session.ts'
import { endSession } from '../operations/end-session.ts'
import { listSessions } from '../operations/list-sessions.ts'
import { setPassword } from '../operations/set-password.ts'
import { signIn } from '../operations/sign-in.ts'
import { signOut } from '../operations/sign-out.ts'

const tag = 'Session'

export const sessionApi = [
  apiRoute({
    method: 'post',
    path: '/api/v1/session',
    operation: signIn,
    tag,
    summary: 'Sign in by user name or phone number and password',
    description:
      'Answers a token for `Authorization: Bearer` and, to a call with a JSON content type, the same as a cookie. ' +
      'Ten failures of one name from one address, or sixty from one address, are 429 for fifteen minutes.',
    status: 201,
    response: SignedIn,
    respond: (c, output: { signedIn: SignedInData | null }, face) => {
      const { signedIn } = output
      if (!signedIn) throw identityErrors.refused('unauthenticated')
      // A form of another site can post text/plain, and would sign its visitor in as somebody else.
      if (c.req.header('content-type')?.startsWith('application/json'))
        setCookie(c, SESSION_COOKIE, signedIn.token, cookieOptions(face.secureCookies, signedIn.seconds))
      c.header('cache-control', 'no-store')
      return c.json(signedIn, 201)
    },
  }),
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
    respond: (c) => {
      deleteCookie(c, SESSION_COOKIE, { path: '/' })
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
