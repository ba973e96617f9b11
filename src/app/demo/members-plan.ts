/** Invented members of the demo's union: the same every time, for the same units and day. Pure. */

export type PlannedMember = {
  name: string
  birthDate: string | null
  birthYear: number
  nationalId: string | null
  phone: string | null
  sharedPhone: boolean
  house: number
  unit: string
  before: { unit: string; until: string }[]
  kind: 'ordinary' | 'core' | 'automatic' | 'honorary'
  joinedOn: string
  state: { is: 'suspended' | 'left' | 'dead'; since: string; reason: 'quit' | 'moved' | 'age' | 'dead' | null } | null
}

const FAMILY =
  'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Huỳnh Huỳnh Võ Võ Đỗ Đặng Bùi Hồ Ngô Phan Trương Đinh Lương Châu Mai Ung'.split(
    ' ',
  )
const MIDDLE = [
  '',
  '',
  '',
  'Kim',
  'Ngọc',
  'Thanh',
  'Thu',
  'Bích',
  'Hồng',
  'Mỹ',
  'Minh',
  'Thúy',
  'Như',
  'Xuân',
  'Diệu',
  'Tuyết',
]
const GIVEN =
  'Hoa Lan Hương Hạnh Nga Thủy Phượng Loan Liên Hiền Yến Dung Tâm Thảo Trang Vân Nhung Oanh Sương Mận Đào Cúc Huệ Thơm Lành Bông Gái Chín Mười Sáu Ánh Nguyệt Hà Thắm Trinh Vy Quyên Duyên Ly Na'.split(
    ' ',
  )

/** A small generator with a seed (mulberry32), so that a demo is the same on every machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/**
 * So many members over these units, `first` of them in the units of the demo's own branch. Most joined long before the
 * reform; some moved, paused, left or died, a few were entered twice under another spelling.
 */
export function planMembers(
  units: readonly string[],
  own: readonly string[],
  today: string,
  total = 1200,
  first = 60,
): PlannedMember[] {
  const next = chance(20965)
  const pick = <V>(from: readonly V[]): V => from[Math.floor(next() * from.length)] as V
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const thisYear = Number(today.slice(0, 4))
  const aDay = (year: number) => `${year}-${two(between(1, 12))}-${two(between(1, 28))}`
  const others = units.filter((unit) => !own.includes(unit))
  const plan: PlannedMember[] = []
  for (let n = 0; n < total; n += 1) {
    const birthYear = thisYear - between(19, 82)
    const joined = Math.min(thisYear - 1, Math.max(birthYear + 18, between(1985, thisYear - 1)))
    const joinedOn = aDay(joined)
    const unit = n < first ? pick(own) : pick(others)
    const fate = next()
    const since = aDay(between(Math.max(joined + 1, 2022), thisYear))
    plan.push({
      name: [pick(FAMILY), 'Thị', pick(MIDDLE), pick(GIVEN)].filter((word) => word !== '').join(' '),
      birthDate: next() < 0.8 ? aDay(birthYear) : null,
      birthYear,
      nationalId: next() < 0.6 ? `0491${two(birthYear % 100)}${String(between(0, 999_999)).padStart(6, '0')}` : null,
      phone: next() < 0.82 ? `+84905${String(200_000 + n * 7).padStart(6, '0')}` : null,
      sharedPhone: next() < 0.12,
      house: between(1, 180),
      unit,
      before:
        next() < 0.05 && joinedOn < '2023-01-01' ? [{ unit: pick(others), until: aDay(between(2023, 2025)) }] : [],
      kind: next() < 0.08 ? 'core' : next() < 0.04 ? 'automatic' : 'ordinary',
      joinedOn,
      state: stateOf(fate, since <= today ? since : `${thisYear}-01-15`),
    })
  }
  return [...plan.map((one, n) => newcomer(one, n, today)), ...twice(plan), hanh(own[0] ?? units[0] ?? '')]
}

/** One in thirty joined this year, a few each month. */
function newcomer(one: PlannedMember, n: number, today: string): PlannedMember {
  const joinedOn = `${today.slice(0, 4)}-${two(1 + (n % 11))}-${two(1 + (n % 27))}`
  return n % 30 === 7 && one.state === null && one.before.length === 0 && joinedOn <= today ? { ...one, joinedOn } : one
}

/** Whom the search's own example finds: “hanh nui thanh 1985”. */
const hanh = (unit: string): PlannedMember => ({
  name: 'Nguyễn Thị Hạnh',
  birthDate: '1985-03-08',
  birthYear: 1985,
  nationalId: null,
  phone: '+84905199985',
  sharedPhone: false,
  house: 85,
  unit,
  before: [],
  kind: 'ordinary',
  joinedOn: '2012-10-20',
  state: null,
})

function stateOf(fate: number, since: string): PlannedMember['state'] {
  if (fate < 0.02) return { is: 'suspended', since, reason: null }
  if (fate < 0.04) return { is: 'left', since, reason: fate < 0.03 ? 'moved' : 'quit' }
  if (fate < 0.048) return { is: 'left', since, reason: 'age' }
  return fate < 0.06 ? { is: 'dead', since, reason: 'dead' } : null
}

/** Ten of them once more as another list had them: capitals, no accents, only the year. */
function twice(plan: readonly PlannedMember[]): PlannedMember[] {
  const standing = plan.filter((one) => one.state === null && one.before.length === 0)
  return standing.slice(5, 105).flatMap((one, n) => {
    if (n % 10 !== 0) return []
    const name = n % 20 === 0 ? one.name.toLocaleUpperCase('vi') : one.name.replace(' Thị ', ' ')
    return [{ ...one, name, birthDate: n % 30 === 0 ? one.birthDate : null, nationalId: null, house: one.house + 1 }]
  })
}
