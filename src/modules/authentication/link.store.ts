import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { AuthenticationTables } from './authentication.table.ts'
import { LINK_MILLIS, WORD_MILLIS, type LinkKind } from './link.rules.ts'

export type Link = AuthenticationTables['account_links']

const tables = (db: Db) => ownTables<AuthenticationTables>(db)
const sha256 = (token: string) => createHash('sha256').update(token).digest('hex')

type NewLink = { accountId: string; kind: LinkKind; needed: number; inPerson?: boolean }

/** Begins a link; an older one of the kind ends. Without a token it opens nothing yet. */
export async function startLink(ctx: Ctx, { accountId, kind, needed, inPerson = false }: NewLink): Promise<string> {
  await tables(ctx.db)
    .updateTable('account_links')
    .set({ ended_at: ctx.now() })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute()
  const id = ctx.ids.uuid()
  await tables(ctx.db)
    .insertInto('account_links')
    .values({
      id,
      account_id: accountId,
      kind,
      needed,
      token_sha256: null,
      in_person: inPerson,
      seen_at: null,
      created_at: ctx.now(),
      expires_at: new Date(ctx.now().getTime() + WORD_MILLIS),
      ended_at: null,
    })
    .execute()
  return id
}

/** The recovery that waits for a second word, locked; undefined when there is none. */
export async function lockWaiting(ctx: Ctx, accountId: string): Promise<Link | undefined> {
  return tables(ctx.db)
    .selectFrom('account_links')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', 'recovery')
    .where('ended_at', 'is', null)
    .where('token_sha256', 'is', null)
    .where('expires_at', '>', ctx.now())
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps who vouched and why; false when she had done so before. */
export async function addVoucher(ctx: Ctx, linkId: string, voucherId: string, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into account_link_vouchers (link_id, voucher_id, reason, at)
    values (${linkId}, ${voucherId}, ${reason}, ${ctx.now()}) on conflict do nothing`.execute(ctx.db)
  return Number(numAffectedRows ?? 0) > 0
}

export async function countVouchers(db: Db, linkId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from account_link_vouchers where link_id = ${linkId}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Makes the token: from now on the link opens the account, for as long as its kind lasts. Nobody can read it again. */
export async function giveToken(ctx: Ctx, linkId: string, kind: LinkKind): Promise<{ token: string; expiresAt: Date }> {
  const token = Buffer.from(ctx.random.bytes(32)).toString('base64url')
  const expiresAt = new Date(ctx.now().getTime() + LINK_MILLIS[kind])
  await tables(ctx.db)
    .updateTable('account_links')
    .set({ token_sha256: sha256(token), expires_at: expiresAt })
    .where('id', '=', linkId)
    .execute()
  return { token, expiresAt }
}

/** The link of this token that still stands; undefined when it was used, replaced or is too old. */
export async function findLink(db: Db, token: string, now: Date, lock = false): Promise<Link | undefined> {
  const query = tables(db)
    .selectFrom('account_links')
    .selectAll()
    .where('token_sha256', '=', sha256(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** Invitations that wait until an officer has seen the person, of these accounts' units or of all. */
export async function listUnseen(db: Db, now: Date): Promise<Link[]> {
  return tables(db)
    .selectFrom('account_links')
    .selectAll()
    .where('kind', '=', 'invitation')
    .where('in_person', '=', true)
    .where('seen_at', 'is', null)
    .where('token_sha256', 'is not', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

/** Recoveries that wait for a second word. */
export async function listWaiting(db: Db, now: Date): Promise<Link[]> {
  return tables(db)
    .selectFrom('account_links')
    .selectAll()
    .where('kind', '=', 'recovery')
    .where('token_sha256', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

export async function noteSeen(ctx: Ctx, linkId: string): Promise<void> {
  await tables(ctx.db).updateTable('account_links').set({ seen_at: ctx.now() }).where('id', '=', linkId).execute()
}

export async function endLink(ctx: Ctx, linkId: string): Promise<void> {
  await tables(ctx.db).updateTable('account_links').set({ ended_at: ctx.now() }).where('id', '=', linkId).execute()
}
