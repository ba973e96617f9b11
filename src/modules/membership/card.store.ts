import { sql } from 'kysely'
import { CODE_LENGTH, newCode } from '#kernel/codes/code-alphabet.ts'
import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'

/** Codes of the cards that these memberships have now; those that had none get one. Set by set. */
export async function cardsFor(
  ctx: Ctx,
  memberships: readonly string[],
): Promise<{ codes: Map<string, string>; fresh: string[] }> {
  const drawn = memberships.map((id) => ({ id, code: newCode(ctx.random, CODE_LENGTH.card) }))
  const { rows: fresh } = await sql<{ id: string }>`
    insert into membership_cards (code, membership_id, issued_at)
    select d.code, d.id, ${ctx.now()} from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as d(id uuid, code text)
    on conflict (membership_id) where ended_at is null do nothing returning membership_id as id`.execute(ctx.db)
  const { rows } = await sql<{ id: string; code: string }>`
    select membership_id as id, code from membership_cards
     where ended_at is null and membership_id = any(${[...memberships]}::uuid[])`.execute(ctx.db)
  return { codes: new Map(rows.map(({ id, code }) => [id, code])), fresh: fresh.map(({ id }) => id) }
}

/** The card that the membership has; none for most who never asked for one. */
export async function findCard(db: Db, membership: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select code from membership_cards where membership_id = ${membership}::uuid and ended_at is null`.execute(db)
  return rows[0]?.code
}

export async function findByCode(db: Db, code: string): Promise<{ membership: string; ended: boolean } | undefined> {
  const { rows } = await sql<{ membership: string; ended: boolean }>`
    select membership_id as membership, ended_at is not null as ended from membership_cards where code = ${code}`.execute(
    db,
  )
  return rows[0]
}

/** Ends the card there is; answers whether there was one. */
export async function endCard(db: Db, membership: string, at: Date): Promise<boolean> {
  const done = await sql`
    update membership_cards set ended_at = ${at} where membership_id = ${membership}::uuid and ended_at is null`.execute(
    db,
  )
  return (done.numAffectedRows ?? 0n) > 0n
}

/** Standing members in these units, by the order of their names. */
export async function membersToPrint(db: Db, units: readonly string[], limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from membership_places l join memberships m on m.id = l.membership_id join people p on p.id = m.person_id
     where l.unit_code = any(${[...units]}::text[]) and l.valid_to is null and m.state = 'active'
     order by p.name_order, m.id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
