import { publicActor, type Actor } from '#kernel/access/actor.ts'
import { networkOf } from '#kernel/access/network.ts'
import type { Db } from '#kernel/db/db.ts'
import type { Credentials } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { findUnitsEver, formerCodesWithin, standsOn, unitCodesUnder } from '#modules/units/index.ts'
import { isMachineToken, isWithin, tokenHash, TOUCH_MILLIS } from './machine-key.rules.ts'
import { findCredential, type Credential } from './machine.reads.ts'
import { holdScopes, touchKey } from './machine.store.ts'

const ROLE = { vi: 'Máy kết nối', en: 'Connected machine', pl: 'Połączony system' }

/**
 * The machine behind a bearer token: an API key or an access token. Undefined when the token is no machine's; the public
 * when it is unknown, ended, revoked, of a disabled client, or comes from outside the client's networks.
 */
export async function identifyMachine(db: Db, credentials: Credentials, now: Date): Promise<Actor | undefined> {
  const { sessionToken, address = '' } = credentials
  if (sessionToken === undefined || !isMachineToken(sessionToken)) return undefined
  const found = await findCredential(db, tokenHash(sessionToken), now)
  // A client's secret is for the token endpoint only.
  if (!found || found.kind === 'client_secret' || !isWithin(found.networks, address)) return publicActor
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() >= TOUCH_MILLIS)
    await touchKey(db, found.keyId, now, networkOf(address))
  return toActor(db, found, now)
}

async function toActor(db: Db, found: Credential, now: Date): Promise<Actor> {
  const today = civilDate(now)
  const unit = (await findUnitsEver(db, [found.unitCode], today)).get(found.unitCode)
  const stands = unit !== undefined && standsOn(unit, today)
  const name = (await findAccounts(db, [found.accountId])).get(found.accountId)?.name ?? ''
  const covered = found.subtree ? await unitCodesUnder(db, found.unitCode, today) : [found.unitCode]
  const former = stands ? await formerCodesWithin(db, covered, today) : []
  const position = {
    id: found.accountId,
    role: 'machine',
    roleName: ROLE,
    unitCode: found.unitCode,
    unitName: unit?.name ?? found.unitCode,
    units: stands ? covered : [],
    ...(former.length > 0 && { former }),
    permissions: new Set(found.scopes),
  }
  return { ...publicActor, kind: 'account', accountId: found.accountId, name, positions: [position], machine: true }
}

/**
 * The machine as it stands within this transaction, held until the transaction ends: the public when it was disabled
 * meanwhile, with fewer permissions when scopes were taken away.
 */
export async function recheckMachine(db: Db, actor: Actor): Promise<Actor> {
  const scopes = actor.accountId === null ? undefined : await holdScopes(db, actor.accountId)
  if (scopes === undefined) return publicActor
  const positions = actor.positions.map((position) => ({
    ...position,
    permissions: new Set([...position.permissions].filter((permission) => scopes.includes(permission))),
  }))
  return { ...actor, positions }
}
