import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { UnitMove, UnitPick } from '#kernel/manifest/unit-holding.ts'
import { reorganisationErrors } from './reorganisation.errors.ts'
import type { ActRow, ReorganisationTables } from './reorganisation.table.ts'
import type { Step } from './step.rules.ts'

const tables = (db: Db) => ownTables<ReorganisationTables>(db)

export async function insertAct(db: Db, act: ActRow): Promise<void> {
  await tables(db)
    .insertInto('reorganisations')
    .values({ ...act, problem: null })
    .execute()
}

/** The act, locked until the transaction ends. Throws `reorganisation.unknown`. */
export async function lockAct(db: Db, id: string): Promise<ActRow> {
  const act = await tables(db)
    .selectFrom('reorganisations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!act) throw reorganisationErrors.unknown()
  return act
}

export async function saveAct(db: Db, id: string, change: Partial<Omit<ActRow, 'id' | 'version'>>): Promise<void> {
  const { problem, ...rest } = change
  await tables(db)
    .updateTable('reorganisations')
    .set((e) => ({
      ...rest,
      ...(problem !== undefined && { problem: problem === null ? null : sql`${JSON.stringify(problem)}::jsonb` }),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Adds steps behind those that are there, in one statement. */
export async function addSteps(db: Db, act: string, steps: readonly Step[], newId: () => string): Promise<void> {
  await sql`
    insert into reorganisation_steps (id, reorganisation_id, sort, kind, data)
    select s.id, ${act}::uuid, last.sort + s.n, s.data->>'kind', s.data
      from unnest(${steps.map(newId)}::uuid[], ${steps.map((step) => JSON.stringify(step))}::jsonb[])
             with ordinality as s (id, data, n),
           (select coalesce(max(sort), 0) as sort from reorganisation_steps where reorganisation_id = ${act}::uuid) as last`.execute(
    db,
  )
}

/** False when there is no such step. */
export async function removeStep(db: Db, act: string, step: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('reorganisation_steps')
    .where('reorganisation_id', '=', act)
    .where('id', '=', step)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function removeAllSteps(db: Db, act: string): Promise<void> {
  await tables(db).deleteFrom('reorganisation_steps').where('reorganisation_id', '=', act).execute()
}

/** Freezes where things go, in the order in which slices take them. */
export async function freezeMoves(db: Db, act: string, moves: readonly UnitMove[]): Promise<void> {
  await tables(db).deleteFrom('reorganisation_moves').where('reorganisation_id', '=', act).execute()
  await sql`
    insert into reorganisation_moves (reorganisation_id, sort, old_code, new_code, extent, pick)
    select ${act}::uuid, m.n, m.data->>'from', m.data->>'to', m.data->>'extent', m.data->'pick'
      from jsonb_array_elements(${JSON.stringify(moves)}::jsonb) with ordinality as m (data, n)`.execute(db)
}

/** Moves from a place on; all moves of one unit stay together, since what a list picks goes before the whole. */
export async function readMoves(
  db: Db,
  act: string,
  after: number,
  limit: number,
): Promise<{ moves: UnitMove[]; last: number }> {
  const { rows } = await sql<{
    sort: number
    old_code: string
    new_code: string | null
    extent: 'whole' | 'part'
    pick: UnitPick | null
  }>`
    select sort, old_code, new_code, extent, pick from reorganisation_moves
     where reorganisation_id = ${act}::uuid and sort > ${after} and sort <= ${after + limit} order by sort`.execute(db)
  return {
    moves: rows.map(({ old_code, new_code, extent, pick }) => ({
      from: old_code,
      to: new_code,
      extent,
      ...(pick && { pick }),
    })),
    last: rows.at(-1)?.sort ?? after,
  }
}

export type Phase = 'apply' | 'undo'
export type ProgressRow = ReorganisationTables['reorganisation_progress']

export async function startProgress(
  db: Db,
  act: string,
  phase: Phase,
  lines: readonly { holding: string; total: number }[],
): Promise<void> {
  await tables(db)
    .deleteFrom('reorganisation_progress')
    .where('reorganisation_id', '=', act)
    .where('phase', '=', phase)
    .execute()
  if (lines.length === 0) return
  await tables(db)
    .insertInto('reorganisation_progress')
    .values(
      lines.map(({ holding, total }, sort) => ({
        reorganisation_id: act,
        phase,
        holding,
        sort,
        done: 0,
        total,
        at_move: 0,
        finished_at: null,
      })),
    )
    .execute()
}

export async function saveProgress(
  db: Db,
  act: string,
  phase: Phase,
  holding: string,
  change: Partial<Pick<ProgressRow, 'done' | 'at_move' | 'finished_at'>>,
): Promise<void> {
  await tables(db)
    .updateTable('reorganisation_progress')
    .set(change)
    .where('reorganisation_id', '=', act)
    .where('phase', '=', phase)
    .where('holding', '=', holding)
    .execute()
}
