import { modules } from '../modules.ts'
import { HERE } from './two-communes.ts'

export type Target = { method: string; path: string; action?: string; operation?: string; permission?: string }
/** Names of things by what they are; `resident` is somebody whom nothing of an office is about. */
export type Ids = Record<string, string[]>
/** A number below `count`. */
export type Dice = (count: number) => number

// Signing in and out and one's own proofs are tried elsewhere; they would only lock everybody out here.
const LEFT_OUT = /session|sign-|password|security|oauth|forget-device|recover|uploads|e-identity|invitations|me\/acting/
export const targets: Target[] = modules
  .flatMap((module): Target[] => [
    ...module.api.map(({ method, path, operation }) => ({
      method,
      path,
      operation: operation.name,
      permission: operation.permission,
    })),
    ...module.pages.flatMap(({ path, actions = {} }) => [
      { method: 'get', path },
      ...Object.keys(actions).map((action) => ({ method: 'form', path, action })),
    ]),
  ])
  .filter(({ path }) => !LEFT_OUT.test(path))
// What reaches across units is tried more often than what everybody may read.
export const keen = targets.filter(({ path }) => /dossiers|accounts|substitutions|roles|desk|rights|results/.test(path))
export const changing = keen.filter(({ method, path }) => method !== 'get' && path.startsWith('/api/'))

/** Throws the dice of one step: the same number always falls the same. */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  return (count) => {
    // mulberry32: neighbouring numbers fall apart at once
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count)
  }
}

export const pick = <T>(from: readonly T[], dice: Dice): T => from[dice(from.length)] as T

/** Fields that forms and bodies have; the real ones of an operation and, now and then, ones that are none of the caller's. */
function bodyFor(target: Target, ids: Ids, dice: Dice): Record<string, unknown> {
  const { operation = '' } = target
  const reason = 'Theo yêu cầu của người nộp'
  const period = { from: '', to: '2026-11-21T17:00:00+07:00' }
  const bodies: Record<string, Record<string, unknown>> = {
    'dossiers.refuse': { reasons: [reason] },
    'dossiers.assign': { assignee: pick(ids['account'] ?? [], dice) },
    'dossiers.request-supplement': { reason },
    'dossiers.stop': { reason },
    'dossiers.withdraw': { reason },
    'dossiers.extend': { dueAt: '2026-12-30T17:00:00+07:00', reason },
    'dossiers.reveal-national-id': { reason },
    'dossiers.revoke-result': { reason },
    'dossiers.replace-result': { reason },
    'dossiers.supplement': { text: reason },
    'identity.create-account': {
      login: `moi${dice(1_000_000)}`.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'x'),
      name: 'Người Mới',
      password: 'mot cau dai de nho',
      unit: pick(ids['unit'] ?? [], dice),
      ...(dice(2) === 0 && { role: pick(ids['role'] ?? [], dice) }),
    },
    'identity.grant-position': { role: pick(ids['role'] ?? [], dice), unit: pick(ids['unit'] ?? [], dice) },
    'identity.reset-password': { password: 'mot cau khac de nho' },
    'identity.name-substitute': {
      positions: [pick(ids['position'] ?? [], dice)],
      substitute: pick(ids['login'] ?? [], dice),
      ...period,
      reason,
    },
  }
  const extras = {
    unit_code: HERE,
    account_id: pick(ids['resident'] ?? [], () => 0),
    state: 'resolved',
    level: 2,
    permissions: ['dossiers:read'],
  }
  return { ...bodies[operation], ...(dice(8) === 0 && extras) }
}

function pathOf(target: Target, ids: Ids, dice: Dice): string {
  const any = Object.values(ids).flat()
  const value = (name: string) => {
    const known = name === 'id' ? ids['substitution'] : name === 'trackingCode' ? ids['tracking'] : ids[name]
    return encodeURIComponent(known && known.length > 0 && dice(12) > 0 ? pick(known, dice) : pick(any, dice))
  }
  return target.path.replaceAll(/\{(\w+)\}|:(\w+)/g, (_, braced?: string, colon?: string) =>
    value(braced ?? colon ?? ''),
  )
}

/** A call of the target with names, fields and values as the dice fall. */
export function requestOf(target: Target, ids: Ids, dice: Dice): { path: string; init: RequestInit } {
  const path = pathOf(target, ids, dice)
  if (target.method === 'get') {
    const query =
      dice(3) === 0 ? `?unit=${pick(ids['unit'] ?? [], dice)}&login=${pick(ids['login'] ?? [], dice)}&q=Ho` : ''
    return { path: path + query, init: {} }
  }
  if (target.method === 'form') {
    const fields = {
      action: target.action ?? '',
      reason: 'Lý do',
      position: pick(ids['position'] ?? [], dice),
      id: pick(ids['substitution']?.length ? ids['substitution'] : ['x'], dice),
      role: pick(ids['role'] ?? [], dice),
      unit: pick(ids['unit'] ?? [], dice),
      substitute: pick(ids['login'] ?? [], dice),
      assignee: pick(ids['account'] ?? [], dice),
      [`position.${pick(ids['position'] ?? [], dice)}`]: 'yes',
      to: '21/11/2026',
      password: 'mot cau khac de nho',
      account_id: pick(ids['resident'] ?? [], () => 0),
      unit_code: HERE,
    }
    return { path, init: { method: 'POST', body: new URLSearchParams(fields) } }
  }
  const body = JSON.stringify(bodyFor(target, ids, dice))
  return { path, init: { method: target.method.toUpperCase(), body, headers: { 'content-type': 'application/json' } } }
}
