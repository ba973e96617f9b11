import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
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
]
