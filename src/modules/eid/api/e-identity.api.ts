import { z } from 'zod'
import { apiRoute } from '#kernel/http/api-route.ts'
import { formPost } from '#kernel/http/form-post.ts'
import { endProviderSession } from '../operations/end-provider-session.ts'
import { listProviders } from '../operations/list-providers.ts'

export const eidApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/e-identity/providers',
    operation: listProviders,
    tag: 'session',
    summary: 'E-identity providers that people can sign in with, each with the best level that it proves',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/e-identity/{provider}/signed-out',
    operation: endProviderSession,
    tag: 'session',
    summary: 'A provider tells that somebody signed out there (OpenID Connect Back-Channel Logout)',
    readBody: async (c) => ({ logout_token: formPost(await c.req.formData()).text('logout_token') }),
    requestBody: {
      contentType: 'application/x-www-form-urlencoded',
      schema: z.object({ logout_token: z.string() }),
    },
  }),
]
