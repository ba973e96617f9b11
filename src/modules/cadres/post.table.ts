import type { Generated } from 'kysely'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { EndReason, How } from './post.rules.ts'

export type PostKindRow = {
  level: string
  key: string
  names: LocalText
  seats: number | null
  term_months: number | null
  role: string | null
  on_merge: 'end' | 'continue'
  sort: number
  valid_to: string | null
}

export type PostRow = {
  id: string
  membership_id: string
  unit_code: string
  level: string
  kind: string
  sole: boolean
  how: How
  term: string
  /** `YYYY-MM-DD`, as all days here. */
  valid_from: string
  valid_to: string | null
  term_to: string | null
  end_reason: EndReason | null
  end_note: string | null
  decision_number: string
  decision_on: string | null
  decision_signer: string
  decision_file: string | null
  follows: string | null
  position_id: string | null
  position_account: string | null
  opened_by: string | null
  closed_by: string | null
  created_at: Date
  version: Generated<number>
}

/** Own tables of the module, seen through `ownTables<CadreTables>(ctx.db)`. */
export type CadreTables = {
  post_kinds: PostKindRow
  posts: PostRow
  handover_items: { id: string; kind: string | null; names: LocalText; sort: number; valid_to: string | null }
  handovers: { id: string; post_id: string; to_post_id: string | null; started_at: Date; done_at: Date | null }
  handover_ticks: {
    handover_id: string
    item_id: string
    note: string
    given_at: Date | null
    given_by: string | null
    taken_at: Date | null
    taken_by: string | null
  }
}

/** Every column, listed: a prepared `select *` breaks when a migration adds one. */
export const postColumns = [
  'id',
  'membership_id',
  'unit_code',
  'level',
  'kind',
  'sole',
  'how',
  'term',
  'valid_from',
  'valid_to',
  'term_to',
  'end_reason',
  'end_note',
  'decision_number',
  'decision_on',
  'decision_signer',
  'decision_file',
  'follows',
  'position_id',
  'position_account',
  'opened_by',
  'closed_by',
  'created_at',
  'version',
] as const satisfies (keyof PostRow)[]
