import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { isClientSecret, isWithin, machineToken, tokenHash, TOKEN_SECONDS } from '../machine-key.rules.ts'
import { networkOf } from '#kernel/access/network.ts'
import { findCredential, type Credential } from '../machine.reads.ts'
import { TokenAnswer, type TokenAnswerData } from '../machine.schema.ts'
import { insertToken, touchKey } from '../machine.store.ts'

/**
 * OAuth 2.0 client credentials (RFC 6749 section 4.4): a client's id and secret for an access token of fifteen minutes,
 * with all of the client's scopes or those asked for. A refusal is an answer, in the words of section 5.2.
 */
export const issueToken = operation({
  name: 'machines.issue-token',
  permission: 'anyone',
  kind: 'write',
  input: z.object({
    grant_type: z.string().max(100).default(''),
    client_id: z.string().max(100).default(''),
    client_secret: z.string().max(200).default(''),
    scope: z.string().max(2000).default(''),
  }),
  output: TokenAnswer,
  async run(ctx, input): Promise<TokenAnswerData> {
    if (input.grant_type === '') return { error: 'invalid_request' }
    if (input.grant_type !== 'client_credentials') return { error: 'unsupported_grant_type' }
    const client = await findClient(ctx, input.client_id, input.client_secret)
    if (!client) return { error: 'invalid_client' }
    const asked = input.scope.split(' ').filter((scope) => scope !== '')
    if (asked.some((scope) => !client.scopes.includes(scope))) return { error: 'invalid_scope' }
    const scopes = asked.length > 0 ? asked : client.scopes
    const token = machineToken('access_token', ctx.random.bytes(32))
    const now = ctx.now()
    await insertToken(ctx.db, {
      token_sha256: tokenHash(token),
      key_id: client.keyId,
      scopes,
      created_at: now,
      expires_at: new Date(now.getTime() + TOKEN_SECONDS * 1000),
    })
    await touchKey(ctx.db, client.keyId, now, networkOf(ctx.client.address))
    return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope: scopes.join(' ') }
  },
})

async function findClient(ctx: Ctx, id: string, secret: string): Promise<Credential | undefined> {
  if (!isClientSecret(secret)) return undefined
  const found = await findCredential(ctx.db, tokenHash(secret), ctx.now())
  if (!found || found.kind !== 'client_secret' || found.accountId !== id) return undefined
  return isWithin(found.networks, ctx.client.address) ? found : undefined
}
