import { expect, test } from 'vitest'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import { deskHome, deskLinks, type DeskEntry } from './desk-nav.ts'

const entries: DeskEntry[] = [
  { href: '/desk/admin/units', label: 'units', icon: 'building', anyOf: ['units:manage'], order: 50 },
  { href: '/desk', label: 'inbox', icon: 'inbox', anyOf: ['dossiers:read'], order: 10 },
  { href: '/account', label: 'own', icon: 'user', order: 90 },
]
const actor = (...permissions: string[]): Actor => ({
  ...publicActor,
  kind: 'account',
  accountId: 'a',
  positions: [{ id: 'p', role: 'r', unitCode: '1', unitName: '1', units: ['1'], permissions: new Set(permissions) }],
})
const labels = (who: Actor, path = '/desk') =>
  deskLinks(entries, who, (id) => id, path).map((link) => (link.active ? `[${link.label}]` : link.label))

test('an officer sees what she may use, work before administration', () => {
  expect(labels(actor('dossiers:read', 'units:manage'))).toEqual(['[inbox]', 'units', 'own'])
  expect(labels(actor('dossiers:read'))).toEqual(['[inbox]', 'own'])
})

test('a dossier belongs to the inbox, a unit to the units', () => {
  const both = actor('dossiers:read', 'units:manage')
  expect(labels(both, '/desk/dossiers/H16-1')).toEqual(['[inbox]', 'units', 'own'])
  expect(labels(both, '/desk/admin/units/20965')).toEqual(['inbox', '[units]', 'own'])
})

test('who leads more than one branch begins where its figures are, not at the first entry', () => {
  const figures: DeskEntry = { href: '/desk/figures', label: 'f', icon: 'flag', order: 18, homeOf: ['members:admit'] }
  expect(deskHome([...entries, figures], actor('dossiers:read', 'members:admit'))).toBe('/desk/figures')
  expect(deskHome([...entries, figures], actor('dossiers:read'))).toBe('/desk')
})

test('a leader of many branches sees the figures first and her branch behind; who has a branch of her own sees it first', () => {
  const union: DeskEntry[] = [
    {
      href: '/b',
      label: 'branch',
      icon: 'i',
      anyOf: ['outreach:work'],
      order: 11,
      behind: { of: ['admit'], order: 29 },
    },
    { href: '/m', label: 'members', icon: 'i', anyOf: ['members:read'], order: 13 },
    { href: '/f', label: 'figures', icon: 'i', homeOf: ['admit'], order: 18 },
  ]
  const shown = (who: Actor) => deskLinks(union, who, (id) => id, '/').map(({ label }) => label)
  const [head, leader] = [actor('outreach:work', 'members:read'), actor('outreach:work', 'members:read', 'admit')]
  expect(shown(head)).toEqual(['branch', 'members', 'figures'])
  expect(shown(leader)).toEqual(['figures', 'members', 'branch'])
  // A leader of the commune who is the head of one branch besides has a branch of her own.
  const both = { ...leader, positions: [...leader.positions, ...head.positions] }
  expect(shown(both)).toEqual(['figures', 'branch', 'members'])
  expect([head, leader, both].map((who) => deskHome(union, who))).toEqual(['/b', '/f', '/f'])
})

test('the public has no desk', () => expect(labels(publicActor)).toEqual([]))

test('work begins at the first entry that she may use; the last resort is for who has no other', () => {
  const resort = entries.map((entry): DeskEntry => (entry.href === '/desk' ? { ...entry, lastResort: true } : entry))
  expect(deskHome(resort, actor('units:manage', 'dossiers:read'))).toBe('/desk')
  expect(deskHome(resort, actor('units:manage'))).toBe('/desk/admin/units')
  expect(deskHome(resort, actor())).toBe('/desk')
  expect(deskHome(entries, actor())).toBeUndefined()
})
