import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import { reorganisationErrors } from './reorganisation.errors.ts'
import type { Phase, ProgressRow } from './reorganisation.store.ts'
import type { ActRow, ReorganisationTables } from './reorganisation.table.ts'
import type { Step } from './step.rules.ts'

const tables = (db: Db) => ownTables<ReorganisationTables>(db)

export type FoundAct = ActRow & { tree_names: LocalText; steps: number }

const found = sql`select r.*, r.effective_on::text, r.decision_date::text, t.names as tree_names,
  (select count(*)::int from reorganisation_steps s where s.reorganisation_id = r.id) as steps
  from reorganisations r join unit_trees t on t.key = r.tree`

/** Throws `reorganisation.unknown`. */
export async function getAct(db: Db, id: string): Promise<FoundAct> {
  const { rows } = await sql<FoundAct>`${found} where r.id = ${id}::uuid`.execute(db)
  if (!rows[0]) throw reorganisationErrors.unknown()
  return rows[0]
}

/** Acts within these units, newest first; `before`: the id after which the next part begins. */
export async function readActs(
  db: Db,
  scopes: readonly string[] | 'all',
  before: string | null,
  limit: number,
): Promise<FoundAct[]> {
  const { rows } = await sql<FoundAct>`${found}
    where ${scopes === 'all' ? sql`true` : sql`r.scope_code = any(${scopes as string[]})`} and r.state <> 'discarded'
      and ${before === null ? sql`true` : sql`r.id < ${before}::uuid`}
    order by r.id desc limit ${limit}`.execute(db)
  return rows
}

export type FoundStep = { id: string; sort: number; data: Step }

export async function readSteps(db: Db, act: string, after = 0, limit = 1_000_000): Promise<FoundStep[]> {
  return tables(db)
    .selectFrom('reorganisation_steps')
    .select(['id', 'sort', 'data'])
    .where('reorganisation_id', '=', act)
    .where('sort', '>', after)
    .orderBy('sort')
    .limit(limit)
    .execute()
}

export async function readProgress(db: Db, act: string, phase: Phase): Promise<ProgressRow[]> {
  return tables(db)
    .selectFrom('reorganisation_progress')
    .selectAll()
    .where('reorganisation_id', '=', act)
    .where('phase', '=', phase)
    .orderBy('sort')
    .execute()
}

/** Other acts that cite a decision by this number and were not put away or taken back. */
export async function readActsCiting(db: Db, act: Pick<ActRow, 'id' | 'decision_number'>): Promise<FoundAct[]> {
  if (act.decision_number === '') return []
  const { rows } = await sql<FoundAct>`${found}
    where lower(r.decision_number) = lower(${act.decision_number}) and r.id <> ${act.id}::uuid
      and r.state not in ('discarded', 'undone') order by r.id desc limit 5`.execute(db)
  return rows
}

/** Acts whose day has come, and those whose job has not taken a step since `quiet`. */
export async function readDue(db: Db, today: string, quiet: Date): Promise<{ id: string; state: ActRow['state'] }[]> {
  const { rows } = await sql<{ id: string; state: ActRow['state'] }>`
    select id, state from reorganisations
     where (state = 'scheduled' and effective_on <= ${today}::date)
        or (state in ('applying', 'undoing') and coalesce(went_on_at, '-infinity') < ${quiet})
     order by effective_on, confirmed_at for update skip locked`.execute(db)
  return rows
}
