import type { Db } from '#kernel/db/db.ts'
import { readPostsOfMembers, readPostsOn } from './post.reads.ts'
import type { EndReason, How } from './post.rules.ts'
import type { StoredPost } from './post.store.ts'

/** A post as other modules see it: `kind` is a key of `post_kinds` at that level, days are `YYYY-MM-DD`. */
export type Post = {
  id: string
  memberId: string
  unit: string
  level: string
  kind: string
  how: How
  term: string
  from: string
  to: string | null
  termTo: string | null
  endReason: EndReason | null
}

const toPost = (row: StoredPost): Post => ({
  id: row.id,
  memberId: row.membership_id,
  unit: row.unit_code,
  level: row.level,
  kind: row.kind,
  how: row.how,
  term: row.term,
  from: row.valid_from,
  to: row.valid_to,
  termTo: row.term_to,
  endReason: row.end_reason ?? (row.closed_by === null ? null : 'reorganisation'),
})

/** Posts of these units (and no other) on a day, by unit and in the order of their kinds. */
export async function postsOf(db: Db, unitCodes: readonly string[], asOf: string): Promise<Post[]> {
  return (await readPostsOn(db, unitCodes, asOf)).map(toPost)
}

/** Every post of these memberships, ended ones too, the newest first. */
export async function postsOfMember(db: Db, membershipIds: readonly string[]): Promise<Post[]> {
  return (await readPostsOfMembers(db, membershipIds)).map(toPost)
}
