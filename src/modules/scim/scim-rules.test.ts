import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { matches, parseFilter } from './scim-filter.rules.ts'
import { applyPatch, parsePatchPath } from './scim-patch.rules.ts'

const hanh = {
  userName: 'NT-0042',
  active: true,
  name: { formatted: 'Nguyễn Thị Hạnh', familyName: 'Nguyễn' },
  phoneNumbers: [
    { value: '+84905123456', type: 'mobile', primary: true },
    { value: '+842353888999', type: 'work' },
  ],
  meta: { created: '2026-11-20T02:00:00Z' },
  'urn:motcua:params:scim:schemas:extension:association:2.0:Member': { kind: 'ordinary', birthYear: 1985 },
}
const fits = (filter: string) => matches(parseFilter(filter), hanh)

describe('filters of RFC 7644', () => {
  test.each([
    ['userName eq "nt-0042"', true],
    ['username Eq "x"', false],
    ['userName ne "x"', true],
    ['name.familyName sw "Ng"', true],
    ['name.formatted co "thị"', true],
    ['name.formatted ew "hạnh"', true],
    ['phoneNumbers[type eq "work" and value co "3888"]', true],
    ['phoneNumbers[type eq "work" and value co "905"]', false],
    ['phoneNumbers.value eq "+84905123456"', true],
    ['phoneNumbers eq "+84905123456"', true],
    ['active eq true', true],
    ['active eq "true"', false],
    ['nickName pr', false],
    ['not (nickName pr) and active eq true', true],
    ['userName eq "a" or userName eq "NT-0042" and active eq false', false],
    ['(userName eq "a" or userName eq "NT-0042") and active eq true', true],
    ['meta.created gt "2026-01-01T00:00:00Z"', true],
    ['meta.created lt "2026-01-01T00:00:00Z"', false],
    ['name.formatted eq "a \\"b\\" (c)"', false],
  ])('%s is %s', (filter, expected) => {
    expect(fits(filter)).toBe(expected)
  })

  test.each([
    '',
    'userName',
    'userName eq',
    'userName is "x"',
    '(userName pr',
    'userName eq "x" and',
    'a b c d',
    'x eq {}',
    '1a pr',
    'userName eq "x',
  ])('refuses %s', (filter) => {
    expect(() => parseFilter(filter)).toThrow(AppError)
  })

  test('whatever is sent is a filter or refused, quickly', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ()[\]"eqorandt.]{0,80}$/), (text) => {
        try {
          parseFilter(text)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
    )
  })
})

describe('PATCH', () => {
  const member = 'urn:motcua:params:scim:schemas:extension:association:2.0:Member'
  test('replaces an attribute, a part of one, and one of a list', () => {
    const changed = applyPatch(hanh, [
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'name.familyName', value: 'Trần' },
      { op: 'replace', path: 'phoneNumbers[type eq "work"].value', value: '+842350000000' },
      { op: 'replace', path: `${member}:kind`, value: 'core' },
    ])
    expect(changed).toMatchObject({ active: false, name: { formatted: 'Nguyễn Thị Hạnh', familyName: 'Trần' } })
    expect(changed['phoneNumbers']).toMatchObject([{ value: '+84905123456' }, { value: '+842350000000', type: 'work' }])
    expect(changed[member]).toEqual({ kind: 'core', birthYear: 1985 })
    expect(hanh.active).toBe(true)
  })

  test('adds to a list what is not there, and removes by a filter', () => {
    const group = { members: [{ value: 'a' }] }
    expect(
      applyPatch(group, [{ op: 'add', path: 'members', value: [{ value: 'a' }, { value: 'b' }] }])['members'],
    ).toEqual([{ value: 'a' }, { value: 'b' }])
    expect(applyPatch(group, [{ op: 'remove', path: 'members[value eq "a"]' }])['members']).toEqual([])
    expect(applyPatch(group, [{ op: 'remove', path: 'members' }])).toEqual({})
  })

  test('without a path takes an object, also with dotted names and extensions', () => {
    const changed = applyPatch(hanh, [
      { op: 'replace', value: { active: false, 'name.familyName': 'Lê', [member]: { kind: 'core' } } },
    ])
    expect(changed).toMatchObject({
      active: false,
      name: { familyName: 'Lê' },
      [member]: { kind: 'core', birthYear: 1985 },
    })
  })

  test('what is not there has no target, and no path leads out of the resource', () => {
    expect(() => applyPatch(hanh, [{ op: 'replace', path: 'phoneNumbers[type eq "fax"].value', value: 'x' }])).toThrow(
      'scim.no_target',
    )
    expect(() => applyPatch(hanh, [{ op: 'remove' }])).toThrow('scim.no_target')
    for (const path of ['', 'a..b', 'a[b', '1', 'a.b.c', '[x pr]'].slice(1))
      expect(() => parsePatchPath(path), path).toThrow(AppError)
    expect(() => applyPatch({}, [{ op: 'add', path: '__proto__', value: { x: 1 } }])).toThrow(AppError)
  })
})
