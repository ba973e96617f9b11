import type { Context } from 'hono'
import { apiRoute } from '#kernel/http/api-route.ts'
import { writeSession } from '#kernel/http/cookies.ts'
import type { Env, Face } from '#kernel/http/face.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { SignedIn } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import type { OutcomeData } from '../authentication.schema.ts'
import { beginPasskey } from '../operations/begin-passkey.ts'
import { requestPhoneCode } from '../operations/request-phone-code.ts'
import { signIn } from '../operations/sign-in.ts'
import { signInPasskey } from '../operations/sign-in-passkey.ts'
import { signInPhone } from '../operations/sign-in-phone.ts'
import { signUpPhone } from '../operations/sign-up-phone.ts'

const tag = 'Session'
const unauthenticated = (code: string) => new AppError(code, { kind: 'unauthenticated' })

function respond(c: Context<Env>, answer: OutcomeData, face: Face): Response {
  switch (answer.outcome) {
    case 'signed_in': {
      const { signedIn } = answer
      // A form of another site can post text/plain, and would sign its visitor in as somebody else.
      if (c.req.header('content-type')?.startsWith('application/json'))
        writeSession(c, signedIn.token, face.secureCookies, signedIn.seconds)
      c.header('cache-control', 'no-store')
      return c.json(signedIn, 201)
    }
    case 'name':
      return c.json({ step: answer.step }, 202)
    case 'code':
      throw unauthenticated('authentication.code_needed')
    case 'over':
      throw unauthenticated('authentication.step_over')
    case 'refused':
      throw answer.left === undefined
        ? authenticationErrors.refused('unauthenticated')
        : unauthenticated('authentication.wrong_code')
  }
}

const asSession = { status: 201 as const, response: SignedIn, respond }

export const sessionApi = [
  apiRoute({
    ...asSession,
    method: 'post',
    path: '/api/v1/session',
    operation: signIn,
    tag,
    summary: 'Sign in by user name or phone number and password',
    description:
      'Answers a token for `Authorization: Bearer` and, to a call with a JSON content type, the same as a cookie. An ' +
      'account with a second factor also needs `code`; without it the answer is 401 `authentication.code_needed`. ' +
      'Failures slow down the next tries (429), each network and each account by itself.',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/session/passkey-options',
    operation: beginPasskey,
    tag,
    summary: 'What a browser signs to sign in by passkey',
  }),
  apiRoute({
    ...asSession,
    method: 'post',
    path: '/api/v1/session/passkey',
    operation: signInPasskey,
    tag,
    summary: 'Sign in by what a passkey signed',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/session/phone-code',
    operation: requestPhoneCode,
    tag,
    summary: 'Send a one-time code to a phone, known or not',
  }),
  apiRoute({
    ...asSession,
    method: 'post',
    path: '/api/v1/session/phone',
    operation: signInPhone,
    tag,
    summary: 'Sign in by the code that came to the phone',
    description: 'For a phone that is new here the answer is 202 with a `step`, under which its owner says her name.',
  }),
  apiRoute({
    ...asSession,
    method: 'post',
    path: '/api/v1/session/person',
    operation: signUpPhone,
    tag,
    summary: 'The first sign-in by a phone: make the account',
  }),
]
