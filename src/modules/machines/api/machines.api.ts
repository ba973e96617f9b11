import type { Context } from 'hono'
import { apiRoute } from '#kernel/http/api-route.ts'
import type { Env } from '#kernel/http/face.ts'
import { TokenAnswer, type TokenAnswerData } from '../machine.schema.ts'
import { createClient } from '../operations/create-client.ts'
import { createKey } from '../operations/create-key.ts'
import { disableClient } from '../operations/disable-client.ts'
import { enableClient } from '../operations/enable-client.ts'
import { getClient } from '../operations/get-client.ts'
import { issueToken } from '../operations/issue-token.ts'
import { listClients } from '../operations/list-clients.ts'
import { revokeKey } from '../operations/revoke-key.ts'

const tag = 'Machines'

export const machinesApi = [
  apiRoute({
    method: 'post',
    path: '/api/oauth/token',
    operation: issueToken,
    tag,
    summary: 'An access token for a client’s id and secret (OAuth 2.0 client credentials)',
    description:
      'RFC 6749 section 4.4, form-encoded; the secret in HTTP Basic or in the body. Tokens live 900 seconds.',
    guesses: 'sign_in',
    readBody: readTokenRequest,
    requestBody: { contentType: 'application/x-www-form-urlencoded', schema: issueToken.input },
    response: TokenAnswer,
    respond: answerToken,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/machines',
    operation: listClients,
    tag,
    summary: 'Machines of the units where one manages them',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/machines',
    operation: createClient,
    tag,
    summary: 'Register a machine with its scopes and networks',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/machines/{client}',
    operation: getClient,
    tag,
    summary: 'A machine and its keys',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/machines/{client}/keys',
    operation: createKey,
    tag,
    summary: 'Make a key or a client secret; the answer is the only place where it can be read',
    status: 201,
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/machines/{client}/keys/{key}',
    operation: revokeKey,
    tag,
    summary: 'End a key and the access tokens made with it',
    status: 204,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/machines/{client}/disable',
    operation: disableClient,
    tag,
    summary: 'Stop all keys of a machine',
    status: 204,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/machines/{client}/enable',
    operation: enableClient,
    tag,
    summary: 'Let a disabled machine call again',
    status: 204,
  }),
]

async function readTokenRequest(c: Context<Env>): Promise<Record<string, unknown>> {
  const form = new URLSearchParams(await c.req.text())
  const names = ['grant_type', 'client_id', 'client_secret', 'scope'].filter((name) => form.has(name))
  return { ...Object.fromEntries(names.map((name) => [name, form.get(name)])), ...basic(c.req.header('authorization')) }
}

/** Id and secret of an HTTP Basic header, each form-encoded (RFC 6749 section 2.3.1). */
function basic(header: string | undefined): { client_id?: string; client_secret?: string } {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return {}
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { client_id: id, client_secret: secret }
}

function answerToken(c: Context<Env>, output: TokenAnswerData): Response {
  c.header('cache-control', 'no-store')
  if (!('error' in output)) return c.json(output)
  if (output.error !== 'invalid_client') return c.json(output, 400)
  // A wrong secret is charged as a guess; the status stays the one that OAuth clients understand.
  c.set('missed', true)
  c.header('www-authenticate', 'Basic realm="motcua"')
  return c.json(output, 401)
}
