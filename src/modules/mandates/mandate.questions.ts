import type { Actor, Principal } from '#kernel/access/actor.ts'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { findAccountBy } from '#modules/identity/index.ts'
import { mayActUnder } from './mandate.policy.ts'
import { findMandate } from './mandate.reads.ts'
import { isActive } from './mandate.rules.ts'
import { holdMandate, toMandate } from './mandate.store.ts'
import type { MandateRow } from './mandate.table.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

/**
 * The actor as she stands when she says that she acts under this mandate: for its principal, with nothing of her own (no
 * positions: one hat at a time, and nobody decides as an officer what she applies for as a representative). A mandate that
 * has ended leaves her acting for the same person with no right at all, so that nothing she does by mistake becomes hers.
 * `hold`: in a transaction; a revocation then waits until it ends.
 */
export async function asRepresentative(
  db: Db,
  aead: Aead,
  actor: Actor,
  mandateId: string,
  now: Date,
  hold = false,
): Promise<Actor> {
  const row = await (hold ? holdMandate(db, mandateId) : findMandate(db, mandateId))
  if (!row) return actor
  const principal = await principalOf(db, aead, row, now)
  const rightful = principal.live && mayActUnder(actor, row).allowed
  const { live: _live, ...who } = principal
  const onBehalfOf: Principal = rightful ? who : { ...who, scope: [], acts: [], ended: true }
  const acting: Acting = { ...actor, positions: [], laidAside: actor.positions, onBehalfOf }
  return acting
}

async function principalOf(db: Db, aead: Aead, row: MandateRow, now: Date): Promise<Principal & { live: boolean }> {
  const today = civilDate(now)
  const account = row.principal_id === null ? undefined : await findAccountBy(db, { id: row.principal_id }, today)
  const open = row.principal_id === null ? row.represented_id !== null : account?.disabledAt === null
  return {
    mandateId: row.id,
    kind: row.kind,
    accountId: row.principal_id,
    representedId: row.represented_id,
    name: account?.name ?? nameOf(row, aead),
    scope: row.procedures ?? 'all',
    acts: row.acts,
    live: open && isActive(toMandate(row), now, today),
  }
}

/** An actor who acts for another, with the positions that she laid aside for it. */
type Acting = Actor & { laidAside?: Actor['positions'] }

/**
 * What a person may still do, read anew in a write transaction and held until it ends: her positions (by `recheck` of
 * whoever keeps those) and, while she acts for another, the mandate.
 */
export async function recheckPerson(
  db: Db,
  aead: Aead,
  actor: Actor,
  now: Date,
  recheck: (db: Db, actor: Actor, now: Date) => Promise<Actor>,
): Promise<Actor> {
  const { onBehalfOf, laidAside = [], ...rest }: Acting = actor
  if (!onBehalfOf) return recheck(db, actor, now)
  const herself = await recheck(db, { ...rest, positions: laidAside }, now)
  return asRepresentative(db, aead, herself, onBehalfOf.mandateId, now, true)
}

/** The name of a principal without account, as it was confirmed. */
export const nameOf = (row: MandateRow, aead: Aead): string =>
  row.principal_name_enc === null ? '' : aead.decrypt(row.principal_name_enc, sealedColumns.name)
