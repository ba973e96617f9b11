import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareFault, splitPaid, type Share } from './fee.rules.ts'
import { proportional } from './ledger.rules.ts'
import { BRANCH, COMMUNE, PROVINCE } from './testing/fixtures.ts'

test('shares always give away exactly what was paid', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 10_000_000 }),
      (one, two, amount) => {
        const [first, second] = [Math.min(one, two), Math.max(one, two)]
        const shares: Share[] = [
          { level: 'union_branch', share: first },
          { level: 'union_commune', share: second - first },
          { level: 'union_province', share: 100 - second },
        ]
        const fee = { amount: 24_000, shareIn: 'percent' as const, shares }
        expect(shareFault(fee)).toBeUndefined()
        const path = [
          { code: PROVINCE, level: 'union_province' },
          { code: COMMUNE, level: 'union_commune' },
          { code: BRANCH, level: 'union_branch' },
        ]
        for (const { code } of path) {
          const parts = splitPaid(fee, amount, path, code)
          expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount)
          expect(parts.every((part) => Number.isInteger(part.amount) && part.amount > 0)).toBe(true)
        }
      },
    ),
  ))

test('a part of what is owed to several is handed over to the dong, and to nobody more than is hers', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (amounts, part) => {
        const owed = amounts.map((amount, at) => ({ party: `P${at}`, amount }))
        const all = amounts.reduce((sum, amount) => sum + amount, 0)
        const total = Math.max(1, Math.floor(all * part))
        const parts = proportional(owed, total)
        expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(total)
        for (const one of parts)
          expect(one.amount).toBeLessThanOrEqual(owed.find(({ party }) => party === one.party)?.amount ?? 0)
      },
    ),
  ))
