import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byHeir, formerWithin, keeperOf, type FormerUnit } from './former-units.rules.ts'

const unit = (code: string, ...heirs: string[]): FormerUnit => ({
  code,
  heirs: heirs.map((heir) => ({ code: heir.replace('~', ''), keeps: !heir.startsWith('~') })),
})

describe('which units that ended an office keeps the papers of', () => {
  const former = byHeir([
    unit('TamHiep', 'NuiThanh'),
    unit('TamGiang', 'TamHiep'),
    unit('TamMy', '~TamMyDong', '~TamMyTay'),
    unit('TamSon', 'DucPhu', '~NuiThanh'),
  ])

  test('those that went up whole in it, through as many reforms as there were', () => {
    expect(formerWithin(['NuiThanh'], former)).toEqual(['TamGiang', 'TamHiep'])
  })
  test('one of them goes on for it; where an old list does not say which, nobody', () => {
    const units = new Map([...former.values()].flat().map((one) => [one.code, one]))
    expect(keeperOf('TamGiang', units)).toBe('NuiThanh')
    expect(keeperOf('TamSon', units)).toBe('DucPhu')
    expect(keeperOf('TamMy', units)).toBeUndefined()
    expect(keeperOf('NuiThanh', units)).toBeUndefined()
  })
  test('of one that was divided without a word who goes on, only who stands above every part', () => {
    expect(formerWithin(['TamMyDong'], former)).toEqual([])
    expect(formerWithin(['DaNang', 'TamMyDong', 'TamMyTay'], former)).toEqual(['TamMy'])
  })
  test('who got some of a unit whose rest went elsewhere has what was carried, and no more', () => {
    expect(formerWithin(['NuiThanh'], former)).not.toContain('TamSon')
    expect(formerWithin(['DucPhu'], former)).toEqual(['TamSon'])
  })
})

// Codes 0–9 stand today, 10–29 ended; an heir has a lower code than who ended, as days rise on the way to today.
const STANDING = 10
const world = fc
  .array(fc.array(fc.record({ step: fc.nat(30), part: fc.boolean() }), { minLength: 1, maxLength: 3 }), {
    minLength: 20,
    maxLength: 20,
  })
  .map((all) =>
    all.map((heirs, n): FormerUnit => {
      const code = STANDING + n
      const named = new Map(heirs.map(({ step, part }) => [String(step % code), !part] as const))
      return { code: String(code), heirs: [...named].map(([heir, keeps]) => ({ code: heir, keeps })) }
    }),
  )
const someCodes = fc.uniqueArray(fc.nat(STANDING - 1).map(String))

/** Plainly: down the chain of each unit, to where it stands today. */
function keptWithin(code: string, units: ReadonlyMap<string, FormerUnit>, within: ReadonlySet<string>): boolean {
  const ended = units.get(code)
  if (!ended) return within.has(code)
  const keepers = ended.heirs.filter(({ keeps }) => keeps)
  const at = (heir: { code: string }) => keptWithin(heir.code, units, within)
  return keepers.length > 0 ? keepers.some(at) : ended.heirs.every(at)
}

describe('whatever reforms there were', () => {
  test('the answer is what the chains say, and never a unit that stands today', () => {
    fc.assert(
      fc.property(world, someCodes, (units, codes) => {
        const known = new Map(units.map((one) => [one.code, one]))
        const expected = units.map(({ code }) => code).filter((code) => keptWithin(code, known, new Set(codes)))
        expect(formerWithin(codes, byHeir(units))).toEqual(expected.toSorted())
      }),
    )
  })
  test('who goes on for a unit keeps its papers', () => {
    fc.assert(
      fc.property(world, (units) => {
        const known = new Map(units.map((one) => [one.code, one]))
        for (const { code } of units) {
          const keeper = keeperOf(code, known)
          if (keeper !== undefined) expect(formerWithin([keeper], byHeir(units))).toContain(code)
        }
      }),
    )
  })
  test('who covers nothing of today covers nothing of before, and more units never cover less', () => {
    fc.assert(
      fc.property(world, someCodes, someCodes, (units, some, more) => {
        const former = byHeir(units)
        const wide = formerWithin([...new Set([...some, ...more])], former)
        expect(formerWithin([], former)).toEqual([])
        expect(wide).toEqual(expect.arrayContaining(formerWithin(some, former)))
      }),
    )
  })
})
