import { ownTables, type Db } from '#kernel/db/db.ts'
import type { FlowSecrets } from '#kernel/oidc/relying-party.ts'
import type { Services } from '#kernel/operation/services.ts'
import type { EidTables } from './eid.table.ts'
import { FLOW_MILLIS, flowHash, type Purpose } from './flow.rules.ts'

const SECRETS = 'eid_flows.secrets'
const PERSON = 'eid_flows.person'

type Sealing = Pick<Services, 'aead'>

export type Flow = {
  id: string
  provider: string
  purpose: Purpose
  wantedLevel: 0 | 1 | 2
  shared: boolean
  next: string
  createdAt: Date
}

/** What waits for somebody's yes: sealed, it is readable by nobody else. */
export type LinkOffer = {
  provider: string
  providerSession: string | undefined
  name: string
  birthDate: string | undefined
  number: string
  level: 1 | 2
}

const tables = (db: Db) => ownTables<EidTables>(db)

export async function insertFlow(
  db: Db,
  { aead }: Sealing,
  flow: Flow,
  secrets: FlowSecrets,
  browser: string,
): Promise<void> {
  await tables(db)
    .insertInto('eid_flows')
    .values({
      id: flow.id,
      state_hash: flowHash(secrets.state),
      browser_hash: flowHash(browser),
      provider: flow.provider,
      purpose: flow.purpose,
      wanted_level: flow.wantedLevel,
      shared: flow.shared,
      next_path: flow.next,
      secrets_sealed: aead.encrypt(JSON.stringify(secrets), SECRETS),
      created_at: flow.createdAt,
      expires_at: new Date(flow.createdAt.getTime() + FLOW_MILLIS),
      used_at: null,
      account_id: null,
      person_sealed: null,
    })
    .execute()
}

/**
 * Takes the flow that this browser began, once: a second answer with the same state finds nothing. Call it outside of
 * a transaction, so that a flow stays taken whatever becomes of it.
 */
export async function takeFlow(
  db: Db,
  { aead }: Sealing,
  given: { provider: string; state: string; browser: string },
  now: Date,
): Promise<{ flow: Flow; secrets: FlowSecrets } | undefined> {
  const row = await tables(db)
    .updateTable('eid_flows')
    .set({ used_at: now })
    .where('state_hash', '=', flowHash(given.state))
    .where('browser_hash', '=', flowHash(given.browser))
    .where('provider', '=', given.provider)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  return { flow: toFlow(row), secrets: JSON.parse(aead.decrypt(row.secrets_sealed, SECRETS)) as FlowSecrets }
}

/** Keeps what the provider said until the account's owner agrees. */
export async function keepOffer(
  db: Db,
  { aead }: Sealing,
  id: string,
  accountId: string,
  offer: LinkOffer,
): Promise<void> {
  await tables(db)
    .updateTable('eid_flows')
    .set({ account_id: accountId, person_sealed: aead.encrypt(JSON.stringify(offer), PERSON) })
    .where('id', '=', id)
    .execute()
}

export type OfferKey = { id: string; accountId: string; browser: string }

/** The offer of this flow to this account in this browser. */
export async function findOffer(
  db: Db,
  { aead }: Sealing,
  { id, accountId, browser }: OfferKey,
  now: Date,
): Promise<{ flow: Flow; offer: LinkOffer } | undefined> {
  const row = await tables(db)
    .selectFrom('eid_flows')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('browser_hash', '=', flowHash(browser))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row || row.person_sealed === null) return undefined
  return { flow: toFlow(row), offer: JSON.parse(aead.decrypt(row.person_sealed, PERSON)) as LinkOffer }
}

export async function deleteFlow(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('eid_flows').where('id', '=', id).execute()
}

export async function deleteExpiredFlows(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await tables(db).deleteFrom('eid_flows').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}

function toFlow(row: EidTables['eid_flows']): Flow {
  return {
    id: row.id,
    provider: row.provider,
    purpose: row.purpose,
    wantedLevel: row.wanted_level,
    shared: row.shared,
    next: row.next_path,
    createdAt: row.created_at,
  }
}
