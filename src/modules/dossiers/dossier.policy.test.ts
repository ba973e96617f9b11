import { describe, expect, test } from 'vitest'
import { publicActor, systemActor, type Actor } from '#kernel/access/actor.ts'
import { officer } from '#kernel/testing/runtime.ts'
import {
  isOwner,
  mayApplyFor,
  mayFetchResult,
  mayHandle,
  mayKeep,
  mayMove,
  mayRead,
  mayRevoke,
  readableUnits,
} from './dossier.policy.ts'
import { moveKinds, type MoveKind } from './moves.rules.ts'

const dossier = {
  id: 'd1',
  unit_code: '20965',
  state: 'received',
  step: 'examination',
  account_id: null,
  represented_id: null,
  procedure_code: '1.001193',
} as const
const at = (unit: string, role: string, permissions: string[]): Actor =>
  officer({ accountId: `${role}${unit}`, role, unit, permissions })
const rights = {
  reception: [
    'dossiers:read',
    'dossiers:receive',
    'dossiers:return',
    'dossiers:supplement',
    'dossiers:withdraw',
    'dossiers:pay',
  ],
  specialist: ['dossiers:read', 'dossiers:examine'],
  chair: ['dossiers:read', 'dossiers:approve'],
  administrator: ['dossiers:read', 'dossiers:revise'],
}

/** Who may try what, written out by hand: a change of the policy must be made here too. */
const table: Record<keyof typeof rights | 'owner', MoveKind[]> = {
  reception: [
    'accept',
    'refuse',
    'assign',
    'forward',
    'supplement',
    'request_payment',
    'mark_paid',
    'return_result',
    'withdraw',
  ],
  specialist: ['assign', 'take', 'forward', 'request_supplement', 'request_payment'],
  chair: ['assign', 'send_back', 'approve', 'stop', 'extend'],
  administrator: ['revise_due'],
  owner: ['supplement', 'withdraw'],
}
const owner: Actor = { ...publicActor, opened: ['d1'] }
const sorted = (list: string[]) => list.toSorted()
const may = (actor: Actor) => sorted(moveKinds.filter((kind) => mayMove(actor, dossier, kind).allowed))

describe('who may do what with a dossier', () => {
  test.each(Object.keys(rights) as (keyof typeof rights)[])('%s of the unit', (role) => {
    expect(may(at('20965', role, rights[role]))).toEqual(sorted(table[role]))
  })

  test('its owner, and the system', () => {
    expect(may(owner)).toEqual(sorted(table.owner))
    expect(may(systemActor)).toEqual(sorted([...moveKinds]))
  })

  test('a result of a unit that ended is revoked by who decides at the one that goes on, nothing else is done there', () => {
    const over = (role: string, permissions: string[]): Actor => {
      const actor = at('20971', role, permissions)
      return { ...actor, positions: actor.positions.map((one) => ({ ...one, former: ['20965'] })) }
    }
    expect(mayRevoke(over('chair', rights.chair), dossier)).toEqual({ allowed: true })
    expect(mayRevoke(over('specialist', rights.specialist), dossier)).toEqual({ allowed: false, as: 'forbidden' })
    expect(mayRevoke(at('20971', 'chair', rights.chair), dossier)).toEqual({ allowed: false, as: 'hidden' })
    for (const [role, held] of Object.entries(rights)) expect(may(over(role, held))).toEqual([])
  })

  test('for officers of another unit and for the public there is no such dossier', () => {
    for (const actor of [
      publicActor,
      { ...publicActor, opened: ['d2'] },
      ...Object.entries(rights).map(([role, held]) => at('20971', role, held)),
    ]) {
      expect(mayRead(actor, dossier)).toEqual({ allowed: false, as: 'hidden' })
      expect(mayHandle(actor, dossier)).toEqual({ allowed: false, as: 'hidden' })
      for (const kind of moveKinds) expect(mayMove(actor, dossier, kind)).toEqual({ allowed: false, as: 'hidden' })
    }
  })

  test('reading one and listing them follow one rule', () => {
    for (const unit of ['20965', '20971'])
      for (const held of Object.values(rights)) {
        const actor = at(unit, 'x', held)
        const units = readableUnits(actor)
        expect(mayRead(actor, dossier).allowed).toBe(units === 'all' || units.includes(dossier.unit_code))
      }
  })

  test('the owner sees her own but not what is for the office only', () => {
    expect(isOwner(owner, dossier)).toBe(true)
    expect(mayRead(owner, dossier).allowed).toBe(true)
    expect(mayHandle(owner, dossier)).toEqual({ allowed: false, as: 'hidden' })
  })
})

describe('accounts and mandates', () => {
  const hers = { ...dossier, account_id: 'hers' }
  const acts = (over: Partial<NonNullable<Actor['onBehalfOf']>> = {}): Actor => ({
    ...publicActor,
    kind: 'account',
    accountId: 'helper',
    opened: ['d1'],
    onBehalfOf: {
      mandateId: 'm1',
      kind: 'relative',
      accountId: 'hers',
      representedId: null,
      name: 'Bùi Thị Tư',
      scope: 'all',
      acts: ['apply', 'follow'],
      ...over,
    },
  })

  test('what is in her account is hers; to another account it is hidden', () => {
    const account = (accountId: string): Actor => ({ ...publicActor, kind: 'account', accountId })
    expect(mayRead(account('hers'), hers).allowed).toBe(true)
    expect(mayRead(account('other'), hers)).toEqual({ allowed: false, as: 'hidden' })
    expect(may(account('other'))).toEqual([])
  })

  test('a representative has exactly the acts and procedures of the mandate', () => {
    expect(mayRead(acts(), hers).allowed).toBe(true)
    expect(mayMove(acts(), hers, 'withdraw')).toEqual({ allowed: false, as: 'forbidden' })
    expect(mayMove(acts({ acts: ['follow', 'withdraw'] }), hers, 'withdraw').allowed).toBe(true)
    expect(mayFetchResult(acts(), hers).allowed).toBe(false)
    expect(mayFetchResult(acts({ acts: ['follow', 'receive'] }), hers).allowed).toBe(true)
    expect(mayRead(acts({ scope: ['1.004873'] }), hers)).toEqual({ allowed: false, as: 'hidden' })
    expect(mayApplyFor(acts({ scope: ['1.004873'] }), '1.001193').allowed).toBe(false)
    expect(mayRead(acts({ acts: ['apply'] }), hers)).toEqual({ allowed: false, as: 'hidden' })
  })

  test('while she acts, neither her own account nor what this browser opened counts', () => {
    expect(mayRead(acts(), { ...dossier, account_id: 'helper' })).toEqual({ allowed: false, as: 'hidden' })
    expect(mayRead(acts(), dossier)).toEqual({ allowed: false, as: 'hidden' })
    expect(mayKeep(acts(), hers).allowed).toBe(false)
  })

  test('nobody without account is everybody without account', () => {
    const child = acts({ accountId: null, representedId: 'child' })
    expect(mayRead(child, { ...dossier, represented_id: 'child' }).allowed).toBe(true)
    expect(mayRead(child, dossier)).toEqual({ allowed: false, as: 'hidden' })
    expect(mayRead(acts({ accountId: null, representedId: null }), dossier)).toEqual({ allowed: false, as: 'hidden' })
  })

  test('what is in an account already is nobody else’s to keep', () => {
    const opener: Actor = { ...publicActor, kind: 'account', accountId: 'other', opened: ['d1'] }
    expect(mayKeep(opener, dossier).allowed).toBe(true)
    expect(mayKeep(opener, hers)).toMatchObject({ allowed: false, as: 'forbidden' })
    expect(mayKeep({ ...opener, opened: [] }, dossier)).toEqual({ allowed: false, as: 'hidden' })
  })
})
