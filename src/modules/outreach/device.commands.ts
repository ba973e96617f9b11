import type { Ctx } from '#kernel/operation/ctx.ts'
import { conflict, outreachErrors } from './outreach.errors.ts'
import { mayKeep } from './outreach.policy.ts'
import { findDevices, insertDevice, reopenDevice } from './outreach.store.ts'
import type { DeviceRow } from './outreach.table.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

export const KEY_BYTES = 32

/** Throws when this session is not the one that opened the device: its keys are not for whoever asks. */
export async function checkDevice(ctx: Ctx, id: string): Promise<void> {
  ctx.allow(mayKeep(ctx.actor))
  const [device] = await findDevices(ctx.db, [id])
  const isHers = device?.account_id === ctx.actor.accountId && device.session_id === ctx.actor.sessionId
  if (!isHers) throw conflict(outreachErrors.otherDevice)
}

/** The account's row for this device, made when there is none; it belongs to this session from now on. */
export async function openRow(ctx: Ctx, known: readonly string[]): Promise<{ row: DeviceRow; outboxKey: string }> {
  const [accountId, sessionId] = [ctx.actor.accountId ?? '', ctx.actor.sessionId ?? '']
  const found = (await findDevices(ctx.db, known)).find((one) => one.account_id === accountId)
  if (found) {
    await reopenDevice(ctx.db, found.id, sessionId, ctx.now())
    return { row: found, outboxKey: ctx.services.aead.decrypt(found.outbox_key_sealed, sealedColumns.outboxKey) }
  }
  const outboxKey = Buffer.from(ctx.random.bytes(KEY_BYTES)).toString('base64url')
  const row = {
    id: ctx.ids.uuid(),
    account_id: accountId,
    session_id: sessionId,
    code: deviceCode(ctx.random.bytes(4)),
    outbox_key_sealed: ctx.services.aead.encrypt(outboxKey, sealedColumns.outboxKey),
    created_at: ctx.now(),
    opened_at: ctx.now(),
  }
  await insertDevice(ctx.db, row)
  return { row, outboxKey }
}

/** No letters or digits that look like each other. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const deviceCode = (random: Uint8Array) => [...random].map((byte) => LETTERS[byte % LETTERS.length] ?? 'A').join('')
