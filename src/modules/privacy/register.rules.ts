import {
  holdsPersonal,
  isTable,
  purposeKeys,
  type DeclaredTable,
  type PersonalColumn,
  type PersonalData,
  type PersonalKind,
  type PersonalPlace,
  type Protection,
  type PurposeKey,
  type Retention,
  type RetentionRule,
  type SensitiveGroup,
} from '#kernel/manifest/personal-data.ts'
import { purposes, type Ground } from './purpose.rules.ts'

/** How a value is protected, in one word of the register: `privacy.protection.<key>`. */
export type ProtectionWord = 'clear' | 'masked' | 'slow_hash' | 'token_hash' | 'sealed' | 'sealed_within' | 'keyed_hash'

/** How long, as a word and its figures: `privacy.keeping.<how>`. */
export type Keeping = {
  how: 'rule' | 'with' | 'duty' | 'while' | 'by'
  rule?: RetentionRule
  of?: string
  days?: number
}

export type RegisterColumn = {
  column: string
  kind: PersonalKind
  protection: ProtectionWord
  sensitive: SensitiveGroup[]
  about: 'resident' | 'officer' | 'caller'
}
export type RegisterEntry = {
  /** A table, or a place outside of tables. */
  table: string
  place: boolean
  columns: RegisterColumn[]
  keeping: Keeping
  erase: 'delete' | 'anonymise' | 'with' | 'hold' | 'place'
  duty: string | null
  seenBy: string[]
}
export type RegisterPurpose = {
  purpose: PurposeKey
  ground: Ground
  law: string
  recalled: boolean
  kinds: PersonalKind[]
  sensitive: SensitiveGroup[]
  entries: RegisterEntry[]
}

/** Days by rule, as the office has set them. */
export type Periods = ReadonlyMap<string, number>

/** The processing register by purpose, made from what the modules declare; purposes that nothing serves are left out. */
export function processingRegister(data: PersonalData, periods: Periods): RegisterPurpose[] {
  return purposeKeys.flatMap((purpose) => {
    const entries = data.flatMap((entry) =>
      holdsPersonal(entry) ? ofTable(entry, purpose, periods) : isTable(entry) ? [] : ofPlace(entry, purpose, periods),
    )
    if (entries.length === 0) return []
    const columns = entries.flatMap((entry) => entry.columns)
    return [
      {
        purpose,
        ...purposes[purpose],
        kinds: unique(columns.map((column) => column.kind)),
        sensitive: unique(columns.flatMap((column) => column.sensitive)),
        entries,
      },
    ]
  })
}

export const protectionWord = (protection: Protection | undefined): ProtectionWord => {
  if (protection === undefined) return 'clear'
  if (typeof protection === 'string') return protection
  if ('sealed' in protection) return 'sealed'
  return 'sealedWithin' in protection ? 'sealed_within' : 'keyed_hash'
}

function ofTable(entry: DeclaredTable, purpose: PurposeKey, periods: Periods): RegisterEntry[] {
  const columns = Object.entries(entry.personal)
    .filter(([, column]) => (column.purposes ?? entry.purposes).includes(purpose))
    .map(([name, column]) => toColumn(name, column))
  if (columns.length === 0) return []
  const { erase } = entry
  return [
    {
      table: entry.table,
      place: false,
      columns,
      keeping: toKeeping(entry.retention, periods),
      erase: typeof erase === 'string' ? erase : 'hold',
      duty: typeof erase === 'string' ? null : erase.hold,
      seenBy: [...entry.seenBy],
    },
  ]
}

function toColumn(column: string, value: PersonalColumn): RegisterColumn {
  return {
    column,
    kind: value.kind,
    protection: protectionWord(value.protection),
    sensitive: [...(value.sensitive ?? [])],
    about: value.about ?? 'resident',
  }
}

function ofPlace(entry: PersonalPlace, purpose: PurposeKey, periods: Periods): RegisterEntry[] {
  if (!entry.purposes.includes(purpose)) return []
  const { retention } = entry
  const keeping: Keeping =
    'rule' in retention
      ? ruled(retention.rule, periods)
      : 'with' in retention
        ? { how: 'with', of: retention.with }
        : { how: 'by', of: retention.by }
  const columns = entry.kinds.map((kind) => ({
    column: '',
    kind,
    protection: 'clear' as const,
    sensitive: [...(entry.sensitive ?? [])],
    about: 'resident' as const,
  }))
  return [{ table: entry.place, place: true, columns, keeping, erase: 'place', duty: null, seenBy: [] }]
}

export function toKeeping(retention: Retention, periods: Periods): Keeping {
  if ('rule' in retention) return ruled(retention.rule, periods)
  if ('unreferenced' in retention) return ruled(retention.unreferenced, periods)
  if ('with' in retention) return { how: 'with', of: retention.with }
  return 'duty' in retention ? { how: 'duty', of: retention.duty } : { how: 'while', of: retention.while }
}

function ruled(rule: RetentionRule, periods: Periods): Keeping {
  const days = periods.get(rule)
  return { how: 'rule', rule, ...(days !== undefined && { days }) }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]
