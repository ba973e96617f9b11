import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { Side } from './post.policy.ts'
import type { CadreTables } from './post.table.ts'

const tables = (db: Db) => ownTables<CadreTables>(db)

export type Handover = CadreTables['handovers']

export function findHandover(db: Db, post: string): Promise<Handover | undefined> {
  return tables(db)
    .selectFrom('handovers')
    .select(['id', 'post_id', 'to_post_id', 'started_at', 'done_at'])
    .where('post_id', '=', post)
    .executeTakeFirst()
}

/** A hand-over with every item that the kind of post has today; a second one of the same post only names its successor. */
export async function startHandover(
  db: Db,
  given: { id: string; post: string; kind: string; successor: string | null; at: Date; today: string },
): Promise<void> {
  await sql`
    with one as (
      insert into handovers (id, post_id, to_post_id, started_at)
      values (${given.id}, ${given.post}, ${given.successor}, ${given.at})
      on conflict (post_id) do update set to_post_id = excluded.to_post_id
      returning id)
    insert into handover_ticks (handover_id, item_id)
    select one.id, i.id from one, handover_items i
     where (i.kind is null or i.kind = ${given.kind}) and (i.valid_to is null or i.valid_to >= ${given.today}::date)
    on conflict do nothing`.execute(db)
}

export type HandoverItem = {
  id: string
  names: LocalText
  note: string
  givenAt: Date | null
  givenBy: string | null
  takenAt: Date | null
  takenBy: string | null
}

export async function readItems(db: Db, handover: string): Promise<HandoverItem[]> {
  const { rows } = await sql<HandoverItem>`
    select i.id, i.names, t.note, t.given_at as "givenAt", t.given_by as "givenBy", t.taken_at as "takenAt",
           t.taken_by as "takenBy"
      from handover_ticks t join handover_items i on i.id = t.item_id
     where t.handover_id = ${handover}::uuid order by i.sort, i.id`.execute(db)
  return rows
}

/** Hand-overs from or to these posts that are not done, and how many items that side has still to tick. */
export async function readOpenHandovers(
  db: Db,
  posts: readonly string[],
): Promise<{ post: string; side: Side; items: number }[]> {
  const { rows } = await sql<{ post: string; side: Side; items: number }>`
    select h.post_id as post, s.side,
           (select count(*) from handover_ticks t where t.handover_id = h.id
               and case when s.side = 'given' then t.given_at else t.taken_at end is null)::int as items
      from handovers h cross join lateral (values ('given', h.post_id), ('taken', h.to_post_id)) as s (side, post)
     where h.done_at is null and s.post = any(${[...posts]}::uuid[]) order by h.started_at, h.id`.execute(db)
  return rows
}

/** Ticks one side of an item; a note goes with it. Ticked twice, the first tick stays. False: there is no such item. */
export async function tickItem(
  db: Db,
  handover: string,
  tick: { item: string; side: Side; by: string | null; at: Date; note: string },
): Promise<boolean> {
  const [at, by] = tick.side === 'given' ? ['given_at', 'given_by'] : ['taken_at', 'taken_by']
  const { numAffectedRows } = await sql`
    update handover_ticks set ${sql.ref(by as string)} = case when ${sql.ref(at as string)} is null then ${tick.by}::uuid else ${sql.ref(by as string)} end,
           ${sql.ref(at as string)} = coalesce(${sql.ref(at as string)}, ${tick.at}::timestamptz),
           note = case when ${tick.note} = '' then note else ${tick.note} end
     where handover_id = ${handover}::uuid and item_id = ${tick.item}::uuid`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Marks the hand-over as done once both sides of every item are ticked; true the one time that it becomes so. */
export async function closeWhenDone(db: Db, handover: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update handovers h set done_at = ${at} where id = ${handover}::uuid and done_at is null
       and not exists (select from handover_ticks t where t.handover_id = h.id and (t.given_at is null or t.taken_at is null))`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}
