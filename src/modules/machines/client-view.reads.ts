import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import type { ClientRow, KeyRow } from './machine.reads.ts'
import type { ClientViewData } from './machine.schema.ts'

/** Clients as the administration shows them, with names in the reader's language. */
export async function toClientViews(ctx: Ctx, rows: readonly ClientRow[]): Promise<ClientViewData[]> {
  const accounts = await findAccounts(
    ctx.db,
    rows.map((row) => row.id),
  )
  const codes = rows.map((row) => row.unit_code)
  const nameOf = await nameUnits(ctx, codes, civilDate(ctx.now()))
  return rows.map((row) => {
    return {
      id: row.id,
      name: accounts.get(row.id)?.name ?? '',
      purpose: row.purpose,
      unit: row.unit_code,
      unitName: nameOf(row.unit_code),
      subtree: row.subtree,
      scopes: row.scopes,
      networks: row.networks,
      createdAt: isoMoment(row.createdAt),
      disabledAt: row.disabledAt && isoMoment(row.disabledAt),
      keys: row.keys.map((key) => toKeyView(key, ctx.now())),
    }
  })
}

function toKeyView(key: KeyRow, now: Date): ClientViewData['keys'][number] {
  const moment = (text: string | null) => (text === null ? null : isoMoment(new Date(text)))
  const expired = new Date(key.expiresAt) <= now
  return {
    id: key.id,
    kind: key.kind,
    hint: key.hint,
    createdAt: isoMoment(new Date(key.createdAt)),
    expiresAt: isoMoment(new Date(key.expiresAt)),
    revokedAt: moment(key.revokedAt),
    lastUsedAt: moment(key.lastUsedAt),
    lastUsedFrom: key.lastUsedFrom,
    standing: key.revokedAt !== null ? 'revoked' : expired ? 'expired' : 'active',
  }
}
