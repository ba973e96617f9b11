import { apiRoute } from '#kernel/http/api-route.ts'
import { listProviders } from '../operations/list-providers.ts'

export const eidApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/e-identity/providers',
    operation: listProviders,
    tag: 'session',
    summary: 'E-identity providers that people can sign in with, each with the best level that it proves',
  }),
]
