import { families, hamlets, mensGivens, mensMiddles, nicknames, womensGivens, womensMiddles } from './name-pools.ts'

/**
 * People with labels: which records are of one person is known. Households with sisters, mothers and daughters and twins
 * that share phone and address; namesakes of the same year in the same commune; and second records as lists really
 * bring them, without accents, with the year only, day and month swapped, another phone, the number of the old card.
 */
export type LabelledPerson = {
  /** Records with the same number are of one person. */
  entity: number
  name: string
  otherNames: string[]
  sex: 'female' | 'male' | null
  birthDate: string | null
  birthYear: number | null
  nationalId: string | null
  oldId: string | null
  phone: string | null
  phoneShared: boolean
  commune: string
  line: string
}

type Dice = () => number
type Pool = readonly { value: string; weight: number }[]

/** mulberry32 (public domain): the same seed gives the same people. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const totals = new Map<Pool, number>()
function draw(pool: Pool, roll: Dice): string {
  const total = totals.get(pool) ?? pool.reduce((sum, { weight }) => sum + weight, 0)
  totals.set(pool, total)
  let left = roll() * total
  for (const { value, weight } of pool) if ((left -= weight) <= 0) return value
  return pool[0]?.value ?? ''
}

const digits = (count: number, roll: Dice) => Array.from({ length: count }, () => Math.floor(roll() * 10)).join('')
const two = (value: number) => String(value).padStart(2, '0')
const mobile = (roll: Dice) => `+84${'35789'[Math.floor(roll() * 5)]}${digits(8, roll)}`

/** `size` records, of which a share of some `doubles` (default 6 %) are second or third records of somebody. */
export function* labelledPeople(
  size: number,
  options: { seed?: number; doubles?: number; communes: readonly string[] },
) {
  const roll = dice(options.seed ?? 2026)
  const doubles = options.doubles ?? 0.06
  let made = 0
  let entity = 0
  while (made < size) {
    for (const person of household(roll, options.communes)) {
      const own = [{ ...person, entity: entity++ }]
      if (roll() < 0.03) own.push({ ...namesake(person, roll), entity: entity++ })
      for (const one of own) {
        if (made++ >= size) return
        yield recorded(one, roll)
        while (roll() < doubles / (1 - doubles) && made < size) {
          made++
          yield again(one, roll, options.communes)
        }
      }
    }
  }
}

type Whole = Omit<LabelledPerson, 'entity'> & { birthDate: string; birthYear: number }

/** One to four people of a house: a mother, daughters, sometimes twins, a husband. */
function household(roll: Dice, communes: readonly string[]): Whole[] {
  const commune = communes[Math.floor(roll() ** 1.5 * communes.length)] ?? '20965'
  const line = `${roll() < 0.4 ? `${1 + Math.floor(roll() * 300)} ` : ''}thôn ${draw(hamlets, roll)}`
  const phone = mobile(roll)
  const [ofFather, born] = [draw(families, roll), 1945 + Math.floor(roll() * 45)]
  const at = { commune, line, phone }
  const people = [woman(draw(families, roll), born, at, roll)]
  const middle = draw(womensMiddles, roll)
  for (let year = born + 20; roll() < 0.45 && year <= 2008; year += 1 + Math.floor(roll() * 5)) {
    const daughter = woman(ofFather, year, at, roll, middle)
    people.push(daughter)
    if (roll() < 0.012) people.push({ ...woman(ofFather, year, at, roll, middle), birthDate: daughter.birthDate })
  }
  if (roll() < 0.12) people.push(man(ofFather, born - 3, at, roll))
  return people
}

type At = { commune: string; line: string; phone: string }

function woman(family: string, year: number, at: At, roll: Dice, middle = draw(womensMiddles, roll)): Whole {
  return { ...basics(year, at, roll), name: `${family} ${middle} ${draw(womensGivens, roll)}`, sex: 'female' }
}

function man(family: string, year: number, at: At, roll: Dice): Whole {
  return {
    ...basics(year, at, roll),
    name: `${family} ${draw(mensMiddles, roll)} ${draw(mensGivens, roll)}`,
    sex: 'male',
  }
}

function basics(year: number, { commune, line, phone }: At, roll: Dice): Omit<Whole, 'name' | 'sex'> {
  const shared = roll() < 0.25
  const born = new Date(Date.UTC(year, 0, 1 + Math.floor(roll() * 365)))
  return {
    otherNames: roll() < 0.04 ? [draw(nicknames, roll)] : [],
    birthDate: `${born.getUTCFullYear()}-${two(born.getUTCMonth() + 1)}-${two(born.getUTCDate())}`,
    birthYear: year,
    nationalId: `0490${year < 2000 ? 1 : 3}${two(year % 100)}${digits(5, roll)}`.slice(0, 12).padEnd(12, '0'),
    oldId: year < 2002 ? `20${digits(7, roll)}` : null,
    phone: shared ? phone : mobile(roll),
    phoneShared: shared,
    commune,
    line,
  }
}

/** Somebody else of the same name and year in the same commune. */
function namesake(person: Whole, roll: Dice): Whole {
  const at = { commune: person.commune, line: `thôn ${draw(hamlets, roll)}`, phone: mobile(roll) }
  return { ...basics(person.birthYear, at, roll), name: person.name, sex: person.sex }
}

/** As an office has her: not everything is known of everybody. */
function recorded(person: Whole & { entity: number }, roll: Dice): LabelledPerson {
  const yearOnly = roll() < 0.12
  return {
    ...person,
    birthDate: yearOnly ? (roll() < 0.3 ? `${person.birthYear}-01-01` : null) : person.birthDate,
    nationalId: roll() < 0.75 ? person.nationalId : null,
    oldId: roll() < 0.35 ? person.oldId : null,
    phone: roll() < 0.85 ? person.phone : null,
    phoneShared: person.phoneShared && roll() < 0.5,
    sex: roll() < 0.97 ? person.sex : null,
  }
}

/** A second record of her, from another list: with what such lists get wrong. */
function again(person: Whole & { entity: number }, roll: Dice, communes: readonly string[]): LabelledPerson {
  const base = recorded(person, roll)
  const moved = roll() < 0.08
  const otherPhone = roll()
  return {
    ...base,
    name: misspelt(person, roll),
    otherNames: roll() < 0.5 ? base.otherNames : [],
    ...misdated(base, roll),
    nationalId: base.nationalId !== null && roll() < 0.85 ? slipped(base.nationalId, 0.015, roll) : null,
    oldId: base.oldId !== null ? slipped(base.oldId, 0.02, roll) : null,
    phone: otherPhone < 0.15 ? mobile(roll) : otherPhone < 0.28 ? null : base.phone,
    commune: moved ? (communes[Math.floor(roll() * communes.length)] ?? person.commune) : person.commune,
    line: moved
      ? `thôn ${draw(hamlets, roll)}`
      : roll() < 0.3
        ? person.line.replace(/^\d+ /, '').replace('thôn ', '')
        : person.line,
  }
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

function misspelt(person: Whole, roll: Dice): string {
  let name = person.name
  if (roll() < 0.1) name = name.replace(/ (?:Thị|Văn) (?=.)/u, ' ')
  if (roll() < 0.06) name = typed(name, roll)
  if (roll() < 0.05) name = name.replace(/[ạảãàá](?=\P{L}|$)/u, 'a')
  const words = name.split(' ')
  const kind = roll()
  if (kind < 0.03) name = [words.at(-1), ...words.slice(0, -1)].join(' ')
  else if (kind < 0.05 && words.length > 3) name = [words[0], ...words.slice(2)].join(' ')
  else if (kind < 0.08 && person.otherNames[0]) name = `${words[0]} ${person.otherNames[0]}`
  if (roll() < 0.22) name = bare(name)
  return roll() < 0.2 ? name.toUpperCase() : name
}

/** A letter too many, too few, another, or two swapped. */
function typed(name: string, roll: Dice): string {
  const at = 1 + Math.floor(roll() * (name.length - 2))
  const [before, letter, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)]
  if (letter === ' ') return name
  const kind = Math.floor(roll() * 4)
  if (kind === 0) return before + after
  if (kind === 1) return before + letter + letter + after
  if (kind === 2) return before + 'aeimnotu'[Math.floor(roll() * 8)] + after
  return after === '' || after.startsWith(' ') ? name : before + after[0] + letter + after.slice(1)
}

function misdated(base: LabelledPerson, roll: Dice): { birthDate: string | null; birthYear: number | null } {
  const { birthDate, birthYear } = base
  const kind = roll()
  if (birthDate === null || birthYear === null)
    return { birthDate, birthYear: kind < 0.02 ? (birthYear ?? 1980) + 1 : birthYear }
  const [year = '', month = '', day = ''] = birthDate.split('-')
  if (kind < 0.04 && Number(day) <= 12) return { birthDate: `${year}-${day}-${month}`, birthYear }
  if (kind < 0.06) return { birthDate: `${year}-${month}-${two(1 + ((Number(day) + 9) % 28))}`, birthYear }
  if (kind < 0.07) return { birthDate: `${Number(year) + 10}-${month}-${day}`, birthYear: Number(year) + 10 }
  return { birthDate, birthYear }
}

function slipped(number: string, chance: number, roll: Dice): string {
  if (roll() >= chance) return number
  const at = 3 + Math.floor(roll() * (number.length - 3))
  return number.slice(0, at) + String((Number(number[at]) + 1 + Math.floor(roll() * 9)) % 10) + number.slice(at + 1)
}
