import type { ImportedRecord } from '#modules/records/index.ts'

/** What the demo knows of its n-th member: nothing of some, little of others; the same every time. Pure. */
export function planRecord(n: number, year: number): Omit<ImportedRecord, 'membershipId'>[] {
  // A number that jumps about without chance: 2654435761 is Knuth's multiplier.
  const spin = (salt: number) => Math.abs(Math.imul(n * 31 + salt, 2_654_435_761) >> 8)
  const pick = (salt: number, from: readonly string[]) => from[spin(salt) % from.length] ?? ''
  const some = (salt: number, percent: number) => spin(salt) % 100 < percent
  if (!some(1, 86)) return []
  const facts = {
    education: pick(2, ['primary', 'lower_secondary', 'lower_secondary', 'upper_secondary', 'upper_secondary']),
    occupation: pick(3, ['farmer', 'farmer', 'trader', 'trader', 'worker', 'home', 'fisher', 'teacher', 'retired']),
    ...(some(4, 70) && {
      professional: pick(5, ['none', 'none', 'none', 'elementary', 'intermediate', 'college', 'bachelor']),
    }),
    ...(some(6, 40) && { political: pick(7, ['none', 'none', 'elementary', 'intermediate']) }),
    ...(some(8, 50) && { it: pick(9, ['none', 'basic', 'basic', 'advanced']) }),
    ...(some(10, 75) && { ethnicity: some(11, 96) ? '01' : pick(12, ['26', '30', '19']) }),
    ...(some(13, 70) && {
      religion: some(14, 80) ? 'none' : pick(15, ['buddhism', 'catholic', 'cao_dai', 'protestant']),
    }),
    ...(some(16, 60) && partyOf(some(17, 12), some(18, 10), year - 1 - (spin(19) % 15))),
  }
  return [{ facts, entries: entriesOf(spin, some, year) }]
}

type Some = (salt: number, percent: number) => boolean

const partyOf = (member: boolean, proposed: boolean, since: number) => ({
  party: member ? 'member' : proposed ? 'proposed' : 'no',
  ...(member && { party_joined_on: `${since}-05-19`, party_official_on: `${since + 1}-05-19` }),
})

function entriesOf(spin: (salt: number) => number, some: Some, year: number): NonNullable<ImportedRecord['entries']> {
  return [
    ...(some(20, 30) ? [{ kind: 'family' as const, what: 'children', year, amount: 1 + (spin(21) % 3) }] : []),
    ...(some(22, 6) ? [{ kind: 'family' as const, what: 'widowed', year }] : []),
    ...(some(23, 3) ? [{ kind: 'family' as const, what: 'single_mother', year }] : []),
    ...(some(24, 5) ? [{ kind: 'hardship' as const, what: some(25, 40) ? 'poor' : 'near_poor', year }] : []),
    ...(some(26, 2) ? [{ kind: 'health' as const, what: 'ill', from: `${year}-02-10` }] : []),
    ...(some(27, 14)
      ? [
          {
            kind: 'loan' as const,
            what: 'Ngân hàng Chính sách xã hội',
            from: `${year - 1}-04-01`,
            amount: (2 + (spin(28) % 5)) * 10_000_000,
          },
        ]
      : []),
    ...(some(29, 10) ? [{ kind: 'award' as const, what: 'Giấy khen của Hội LHPN xã', from: `${year}-03-08` }] : []),
    ...(some(30, 15) ? [{ kind: 'training' as const, what: 'Kỹ năng số cho phụ nữ', from: `${year}-06-12` }] : []),
    ...(some(31, 20) ? [{ kind: 'activity' as const, what: 'Tuần lễ Áo dài', from: `${year}-03-01` }] : []),
  ]
}
