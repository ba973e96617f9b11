import { sql, type RawBuilder } from 'kysely'
import type { UnitMove } from '#kernel/manifest/unit-holding.ts'

/** The moves as rows `m(sort, "from", "to", ids, words)`; those that only pick units below carry nothing themselves. */
export function moveRows(moves: readonly UnitMove[]): RawBuilder<unknown> {
  const rows = moves.flatMap(({ from, to, pick }, sort) =>
    pick?.by === 'units'
      ? []
      : [
          {
            // A whole unit's move comes last: what a list or a rule picks goes with its part.
            sort: pick ? sort : sort + 1_000_000,
            from,
            to,
            ids: pick?.by === 'list' ? pick.ids : null,
            words: pick?.by === 'address' ? pick.words : null,
          },
        ],
  )
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as m(sort int, "from" text, "to" text, ids jsonb, words text)`
}

/**
 * The id of the row that an act opens for a row that it closes: always the same, so that one finds the other. A UUID of
 * version 8 (RFC 9562: of one's own making) from MD5 of both.
 */
export function heirId(act: string, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const hash = sql`decode(md5(${act} || ${id}::text), 'hex')`
  return sql`encode(set_byte(set_byte(${hash}, 6, (get_byte(${hash}, 6) & 15) | 128), 8,
    (get_byte(${hash}, 8) & 63) | 128), 'hex')::uuid`
}
