/**
 * The ledger of the funds. Each unit has a book; an entry debits one account and credits another by its amount in one
 * book, so no book can be out of balance. Accounts:
 * - `cash`, `bank`: money in hand and at the bank;
 * - `payable`: money that lies here and belongs to another unit (its party);
 * - `dues`: own part of dues collected here; `share`: own part handed over by others; `income`: other income; `expense`;
 * - `fund`: what closed years left; `moved`: passage of a book into another when units are reorganised, empty after it.
 */
export const ACCOUNTS = ['cash', 'bank', 'payable', 'dues', 'share', 'income', 'expense', 'fund', 'moved'] as const
export type LedgerAccount = (typeof ACCOUNTS)[number]
export const MONEY = ['cash', 'bank'] as const
export type Money = (typeof MONEY)[number]
export const RESULT_ACCOUNTS = ['dues', 'share', 'income', 'expense'] as const

export const JOURNAL_KINDS = [
  'collection',
  'hand_over',
  'expense',
  'income',
  'transfer',
  'closing',
  'reversal',
] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

export type Side = { account: LedgerAccount; party?: string | null }
/** `amount` in dong, more than 0. */
export type Entry = { unit: string; debit: Side; credit: Side; amount: number }

/** What an account of a unit holds: debits less credits in dong; `party` for payables. */
export type Balance = { unit: string; account: LedgerAccount; party: string | null; amount: number }

const side = (account: LedgerAccount, party?: string): Side => (party === undefined ? { account } : { account, party })
const entry = (unit: string, debit: Side, credit: Side, amount: number): Entry => ({ unit, debit, credit, amount })

/** Money comes in and is shared out: the own part is income, the rest is owed to the units it belongs to. */
export const collectionEntries = (
  unit: string,
  money: Money,
  parts: readonly { unit: string; amount: number }[],
): Entry[] =>
  parts.map((part) =>
    entry(unit, side(money), part.unit === unit ? side('dues') : side('payable', part.unit), part.amount),
  )

export const expenseEntries = (unit: string, money: Money, amount: number): Entry[] => [
  entry(unit, side('expense'), side(money), amount),
]
export const incomeEntries = (unit: string, money: Money, amount: number): Entry[] => [
  entry(unit, side(money), side('income'), amount),
]

/**
 * Money goes from one book to the next: what belongs to the receiver becomes its income, what belongs further on it owes
 * in turn. `parts` by the unit that the money belongs to.
 */
export const handOverEntries = (
  from: string,
  to: string,
  money: { from: Money; to: Money },
  parts: readonly { party: string; amount: number }[],
): Entry[] =>
  parts.flatMap(({ party, amount }) => [
    entry(from, side('payable', party), side(money.from), amount),
    entry(to, side(money.to), party === to ? side('share') : side('payable', party), amount),
  ])

/** The same entries the other way round. */
export const reversedEntries = (entries: readonly Entry[]): Entry[] =>
  entries.map(({ unit, debit, credit, amount }) => entry(unit, credit, debit, amount))

/**
 * Entries as they would be booked with the books where they lie now (`at`): in the book that the old one went to, and owed
 * to whom the debt went. What a book would owe to itself is its own share.
 */
export const entriesAt = (entries: readonly Entry[], at: (unit: string) => string): Entry[] =>
  entries.map(({ unit, debit, credit, amount }) => {
    const place = (one: Side) => {
      if (!one.party) return one
      return at(one.party) === at(unit) ? side('share') : side(one.account, at(one.party))
    }
    return entry(at(unit), place(debit), place(credit), amount)
  })

/** What is left to book so that these entries stand in place of those: nothing where both come to the same. */
export function entriesBetween(have: readonly Entry[], want: readonly Entry[]): Entry[] {
  const net = new Map<string, Entry>()
  const words = ({ account, party }: Side) => `${account} ${party ?? ''}`
  for (const one of [...reversedEntries(have), ...want]) {
    const { unit, debit, credit } = one
    const opposite = net.get(`${unit} ${words(credit)} ${words(debit)}`)
    const key = `${unit} ${words(debit)} ${words(credit)}`
    const known = net.get(key)
    if (opposite) opposite.amount -= one.amount
    else if (known) known.amount += one.amount
    else net.set(key, { ...one })
  }
  return [...net.values()].flatMap((one) => {
    if (one.amount === 0) return []
    return one.amount > 0 ? [one] : reversedEntries([{ ...one, amount: -one.amount }])
  })
}

/** Empties the accounts of the year's result into the fund. */
export const closingEntries = (unit: string, balances: readonly Balance[]): Entry[] =>
  balances
    .filter(({ account, amount }) => amount !== 0 && (RESULT_ACCOUNTS as readonly string[]).includes(account))
    .map(({ account, amount }) =>
      amount < 0 ? entry(unit, side(account), side('fund'), -amount) : entry(unit, side('fund'), side(account), amount),
    )

/** The whole book of a unit goes over into another: each account is emptied here and filled there. */
export function movedEntries(to: string, balances: readonly Balance[]): Entry[] {
  return balances
    .filter(({ account, amount }) => account !== 'moved' && amount !== 0)
    .flatMap(({ unit, account, party, amount }) => {
      const here = side(account, party ?? undefined)
      // What was owed to the receiver itself is its own money now.
      const there = account === 'payable' && party === to ? side('share') : here
      const sum = Math.abs(amount)
      return amount > 0
        ? [entry(unit, side('moved'), here, sum), entry(to, there, side('moved'), sum)]
        : [entry(unit, here, side('moved'), sum), entry(to, side('moved'), there, sum)]
    })
}

/** What others owe to a unit that is no more, they owe to its successor; what the successor owed it, is its own. */
export const reownedEntries = (to: string, balances: readonly Balance[]): Entry[] =>
  balances
    .filter(({ account, amount }) => account === 'payable' && amount !== 0)
    .map(({ unit, party, amount }) => {
      const old = side('payable', party ?? '')
      const now = unit === to ? side('share') : side('payable', to)
      return amount < 0 ? entry(unit, old, now, -amount) : entry(unit, now, old, amount)
    })

/** Balances of all accounts that the entries touch. */
export function balancesOf(entries: readonly Entry[]): Balance[] {
  const found = new Map<string, Balance>()
  const add = (unit: string, { account, party = null }: Side, amount: number) => {
    const key = `${unit} ${account} ${party ?? ''}`
    const known = found.get(key)
    if (known) known.amount += amount
    else found.set(key, { unit, account, party, amount })
  }
  for (const { unit, debit, credit, amount } of entries) {
    add(unit, debit, amount)
    add(unit, credit, -amount)
  }
  return [...found.values()].filter(({ amount }) => amount !== 0)
}

/** Sum of an account (all parties), debits less credits. */
export const sumOf = (balances: readonly Balance[], ...accounts: LedgerAccount[]): number =>
  balances.filter(({ account }) => accounts.includes(account)).reduce((sum, { amount }) => sum + amount, 0)

/** A part of the payables, in proportion, whole dong: what rounding leaves goes to the first, the largest. */
export function proportional(
  payables: readonly { party: string; amount: number }[],
  total: number,
): { party: string; amount: number }[] {
  const all = payables.reduce((sum, { amount }) => sum + amount, 0)
  const ordered = payables.toSorted((a, b) => b.amount - a.amount || (a.party < b.party ? -1 : 1))
  const parts = ordered.map(({ party, amount }) => ({ party, amount: Math.floor((total * amount) / all) }))
  let left = total - parts.reduce((sum, { amount }) => sum + amount, 0)
  for (const [place, part] of parts.entries()) {
    const room = Math.min(left, (ordered[place]?.amount ?? 0) - part.amount)
    part.amount += room
    left -= room
  }
  return parts.filter(({ amount }) => amount > 0)
}

/** A year of a book in dong. */
export type YearFigures = {
  dues: number
  share: number
  income: number
  expense: number
  /** Money on the last day, what of it belongs to others, what is the unit's own. */
  money: number
  owedToOthers: number
  own: number
}
