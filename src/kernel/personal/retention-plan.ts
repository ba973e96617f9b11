import {
  holdsPersonal,
  type DeclaredTable,
  type PersonalData,
  type RetentionRule,
} from '#kernel/manifest/personal-data.ts'

/** Days by rule; a rule without days is not carried out. */
export type Periods = ReadonlyMap<string, number>

/** What goes with a row of its parent. */
export type Follower = { table: DeclaredTable; by: string; action: 'delete' | 'anonymise'; followers: Follower[] }

/** One rule at one table: rows whose moment in `after` lies more than `days` back. */
export type RetentionStep = {
  table: DeclaredTable
  rule: RetentionRule
  after: string
  days: number
  where?: string
  action: 'delete' | 'anonymise'
  /** Set on rows that were anonymised. */
  mark?: string
  /** Only rows that nothing refers to. */
  unreferenced: boolean
  followers: Follower[]
}

/**
 * The steps of a retention run, made from the inventory. Tables that only lose rows nobody refers to (files) come last, as
 * the steps before may have let them go.
 */
export function planRetention(data: PersonalData, periods: Periods): RetentionStep[] {
  const tables = data.filter(holdsPersonal)
  const steps = tables.flatMap((table) => toStep(table, tables, periods) ?? [])
  return [...steps.filter((step) => !step.unreferenced), ...steps.filter((step) => step.unreferenced)]
}

function toStep(table: DeclaredTable, all: readonly DeclaredTable[], periods: Periods): RetentionStep | undefined {
  const { retention } = table
  const followers = () => followersOf(table, all, [table.table])
  if ('unreferenced' in retention) {
    const days = periods.get(retention.unreferenced)
    if (days === undefined) return undefined
    const { unreferenced: rule, after } = retention
    return { table, rule, after, days, action: 'delete', unreferenced: true, followers: followers() }
  }
  if (!('rule' in retention)) return undefined
  const days = periods.get(retention.rule)
  if (days === undefined) return undefined
  return {
    table,
    rule: retention.rule,
    after: retention.after,
    days,
    ...(retention.where !== undefined && { where: retention.where }),
    ...('how' in retention ? { action: 'anonymise', mark: retention.mark } : { action: 'delete' }),
    unreferenced: false,
    followers: followers(),
  }
}

function followersOf(parent: DeclaredTable, all: readonly DeclaredTable[], seen: readonly string[]): Follower[] {
  return all.flatMap((table) => {
    const { retention, erase } = table
    if (!('with' in retention) || retention.with !== parent.table || seen.includes(table.table)) return []
    const action = retention.how ?? (erase === 'delete' ? 'delete' : 'anonymise')
    return [{ table, by: retention.by, action, followers: followersOf(table, all, [...seen, table.table]) }]
  })
}
