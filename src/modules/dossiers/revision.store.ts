import { sql } from 'kysely'
import type { OpenDossier, Revision } from '#kernel/clock/clock.ts'
import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { getProcedureVersion, type Channel } from '#modules/procedures/index.ts'
import { limitOf } from './deadline.rules.ts'

type PromisedRow = {
  id: string
  procedure_code: string
  procedure_version: string
  channel: Channel
  received_at: Date
  due_at: Date
  waits: { from: string; to: string }[] | null
}

/** Units that have dossiers with a promised date; `units` null asks for all. */
export async function unitsWithPromises(db: Db, units: readonly string[] | null): Promise<string[]> {
  const { rows } = await sql<{ unit_code: string }>`
    select distinct unit_code from dossiers where finished_at is null and due_at is not null
      and (${units}::text[] is null or unit_code = any(${units}::text[])) order by unit_code`.execute(db)
  return rows.map((row) => row.unit_code)
}

/** Open promises of a unit as the clock replays them. Extended ones are left out: a person set their date (form 04). */
export async function readPromises(ctx: Ctx, unitCode: string): Promise<OpenDossier[]> {
  const { rows } = await sql<PromisedRow>`
    select d.id, d.procedure_code, d.procedure_version, d.channel, d.received_at, d.due_at,
      (select json_agg(json_build_object('from', s.requested_at, 'to', s.answered_at) order by s.number)
         from supplement_requests s where s.dossier_id = d.id and s.answered_at is not null) as waits
      from dossiers d
     where d.unit_code = ${unitCode} and d.finished_at is null and d.due_at is not null and d.received_at is not null and not d.extended`.execute(
    ctx.db,
  )
  const open: OpenDossier[] = []
  for (const row of rows) {
    const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, ctx.now())
    const limit = limitOf(procedure, row.channel)
    if (!limit) continue
    const waits = (row.waits ?? []).map(({ from, to }) => ({
      waitedFrom: new Date(from),
      waitedTo: new Date(to),
      policy: procedure.supplementPolicy,
    }))
    open.push({ id: row.id, receivedAt: row.received_at, limit, dueAt: row.due_at, waits })
  }
  return open
}

/** One open proposal a dossier: a later change of the calendar replaces what an earlier one proposed. */
export async function saveProposals(ctx: Ctx, revisions: readonly Revision[], cause: string): Promise<void> {
  const rows = revisions.map(({ id, promisedDueAt, newDueAt, steps }) => ({
    id: ctx.ids.uuid(),
    dossier_id: id,
    promised_due_at: promisedDueAt,
    new_due_at: newDueAt,
    steps,
  }))
  if (rows.length === 0) return
  await sql`
    insert into due_revisions (id, dossier_id, promised_due_at, new_due_at, steps, cause, proposed_at)
    select x.id, x.dossier_id, x.promised_due_at, x.new_due_at, x.steps, ${cause}, ${ctx.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, dossier_id uuid, promised_due_at timestamptz, new_due_at timestamptz, steps jsonb)
    on conflict (dossier_id) where decided_at is null do update
      set promised_due_at = excluded.promised_due_at, new_due_at = excluded.new_due_at, steps = excluded.steps, cause = excluded.cause, proposed_at = excluded.proposed_at`.execute(
    ctx.db,
  )
}

export type ProposalRow = {
  id: string
  code: string
  unit_code: string
  applicant_name: string
  promised_due_at: Date
  new_due_at: Date
  steps: Revision['steps']
  cause: string
  proposed_at: Date
}

const proposal = sql`select r.id, d.code, d.unit_code, d.applicant_name, r.promised_due_at, r.new_due_at, r.steps, r.cause, r.proposed_at
  from due_revisions r join dossiers d on d.id = r.dossier_id where r.decided_at is null`

/** Proposals that wait for a decision, oldest first. */
export async function readProposals(db: Db, units: readonly string[] | 'all', limit: number): Promise<ProposalRow[]> {
  const within = units === 'all' ? sql`true` : sql`d.unit_code = any(${[...units]})`
  const { rows } =
    await sql<ProposalRow>`${proposal} and ${within} order by r.proposed_at, r.id limit ${limit}`.execute(db)
  return rows
}

export async function findProposal(db: Db, id: string): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`${proposal} and r.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function decideProposal(
  db: Db,
  id: string,
  decided: { at: Date; by: string; decision: 'confirmed' | 'rejected' | 'outdated'; reason: string },
): Promise<void> {
  await sql`update due_revisions set decided_at = ${decided.at}, decided_by = ${decided.by}, decision = ${decided.decision}, reason = ${decided.reason} where id = ${id}::uuid`.execute(
    db,
  )
}

/** A new promise, or the end of the dossier, overtakes what a calendar proposed. */
export async function outdateProposals(db: Db, dossierId: string, at: Date): Promise<void> {
  await sql`update due_revisions set decided_at = ${at}, decision = 'outdated' where dossier_id = ${dossierId}::uuid and decided_at is null`.execute(
    db,
  )
}
