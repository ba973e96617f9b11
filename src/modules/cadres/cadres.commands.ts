import type { Db } from '#kernel/db/db.ts'
import { readKinds } from './post.reads.ts'
import { lastDayOfTerm, type How } from './post.rules.ts'
import { insertPosts } from './post.store.ts'

/** A post to be put in as it stands: of a register that is taken over, or of the demo. */
export type NewPost = {
  id: string
  memberId: string
  unit: string
  level: string
  kind: string
  how: How
  term?: string
  /** `YYYY-MM-DD` */
  from: string
  decision?: { number: string; on: string; signer: string }
}

/** Set-based: puts in posts that are open, as they stand in a register; nothing is asked and no event recorded. */
export async function addPosts(db: Db, rows: readonly NewPost[], now: Date): Promise<void> {
  const kinds = new Map((await readKinds(db)).map((kind) => [`${kind.level} ${kind.key}`, kind]))
  await insertPosts(
    db,
    rows.flatMap((row) => {
      const kind = kinds.get(`${row.level} ${row.kind}`)
      if (!kind) return []
      return [
        {
          id: row.id,
          membership_id: row.memberId,
          unit_code: row.unit,
          level: row.level,
          kind: row.kind,
          sole: kind.seats === 1,
          how: row.how,
          term: row.term ?? '',
          valid_from: row.from,
          term_to: kind.term_months === null ? null : lastDayOfTerm(row.from, kind.term_months),
          decision_number: row.decision?.number ?? '',
          decision_on: row.decision?.on ?? null,
          decision_signer: row.decision?.signer ?? '',
          decision_file: null,
          follows: null,
          created_at: now,
        },
      ]
    }),
  )
}
