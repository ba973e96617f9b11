import { z } from 'zod'
import { isoMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { keyHint, machineToken, tokenHash } from '../machine-key.rules.ts'
import { machineErrors } from '../machine.errors.ts'
import { machineEvent } from '../machine.events.ts'
import { MANAGE, mayManage } from '../machine.policy.ts'
import { CreateKey } from '../machine.schema.ts'
import { insertKey, lockClient } from '../machine.store.ts'

const DAY = 86_400_000

/** A new key or client secret. The answer is the only place where it can be read. Several at a time let one be replaced. */
export const createKey = operation({
  name: 'machines.create-key',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: CreateKey,
  output: z.object({ key: z.uuid(), token: z.string(), expiresAt: z.string() }),
  async run(ctx, input) {
    const client = await lockClient(ctx.db, input.client)
    ctx.allow(mayManage(ctx.actor, client))
    if (client.disabled_at !== null) throw machineErrors.disabled()
    const token = machineToken(input.kind, ctx.random.bytes(32))
    const key = ctx.ids.uuid()
    const now = ctx.now()
    const expiresAt = new Date(now.getTime() + input.days * DAY)
    await insertKey(ctx.db, {
      id: key,
      account_id: client.account_id,
      kind: input.kind,
      hint: keyHint(token),
      token_sha256: tokenHash(token),
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
    })
    const what = { key, kind: input.kind, hint: keyHint(token), expiresAt: isoMoment(expiresAt) }
    await ctx.record([machineEvent('account.key_made', client.account_id, what)])
    return { key, token, expiresAt: isoMoment(expiresAt) }
  },
})
