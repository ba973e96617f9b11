import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { giveConsent } from '../operations/give-consent.ts'
import { listConsents } from '../operations/list-consents.ts'
import { withdrawOwnConsent } from '../operations/withdraw-own-consent.ts'
import { getRegister } from '../operations/get-register.ts'

const tag = 'Privacy'

export const privacyApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'get',
    path: '/api/v1/privacy/register',
    operation: getRegister,
    tag,
    summary: 'The processing register',
    description: 'By purpose: ground, columns, sensitivity, protection, retention, who sees it. Public.',
  }),
  apiRoute({ method: 'get', path: '/api/v1/me/consents', operation: listConsents, tag, summary: 'What I agreed to' }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/consents',
    operation: giveConsent,
    tag,
    summary: 'Agree to a purpose',
    description: '`version` is that of the text that was shown; another one is refused.',
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/consents/{purpose}/withdraw',
    operation: withdrawOwnConsent,
    tag,
    summary: 'Withdraw a consent',
  }),
]
