import { sql } from 'kysely'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { addPeople, placePeople, unplacePeople, type NewPerson } from '#modules/people/index.ts'
import type { Basis } from './member-consent.rules.ts'
import { conflict, memberErrors, notFound } from './member.errors.ts'
import { memberEvent } from './member.events.ts'
import { isStanding, type DatedState, type EndReason, type MemberKind, type PlaceReason } from './member.rules.ts'
import {
  deleteMemberships,
  insertMemberships,
  insertPlaces,
  insertStates,
  lockMembership,
  lockMemberships,
  numberPrefix,
  numbersTaken,
  saveMembership,
  takeNumbers,
  type NewState,
} from './member.store.ts'
import { dayAfter } from './timeline.rules.ts'

/** A member as a list has her: admitted on a day, perhaps suspended or gone since. */
export type AdmittedMember = {
  id: string
  personId: string
  association: string
  unit: string
  kind: MemberKind
  joinedOn: string
  /** Left out: as joinedOn. */
  seniorityFrom?: string | null
  /** Left out: the next one of the association. */
  number?: string | null
  /** Left out: active. `since`: first day of that state (`left`, `dead`: the day after the last). */
  state?: { is: Exclude<DatedState, 'active'>; since: string; reason?: EndReason | null } | null
  /** Units before, oldest first: from joinedOn to the day before the next begins. */
  before?: readonly { unit: string; until: string }[]
  reason: Extract<PlaceReason, 'admission' | 'import'>
  decisionId?: string | null
  /** On what ground she is registered; left out: the list, where she comes by one. */
  basis?: Basis
}

/**
 * Makes memberships that need no waiting, as many as are given, in a few statements: admissions by a list, imports, the
 * demo. Numbers are given where none is. Throws `membership.already_member` when one of them has a standing membership.
 * People must exist; nothing about rights is checked here.
 */
export async function admitMembers(ctx: Ctx, members: readonly AdmittedMember[]): Promise<void> {
  if (members.length === 0) return
  const numbers = await numbersFor(ctx, members)
  await insertAdmitted(ctx, members, numbers)
  await placePeople(
    ctx,
    members.map((member, at) => ({ ...placeOf(member, numbers[at]), personId: member.personId })),
  )
}

/** As `admitMembers`, for people of whom nothing is on record yet: registers them in the same few statements. */
export async function admitNewPeople(
  ctx: Ctx,
  rows: readonly { person: NewPerson & { id: string }; member: Omit<AdmittedMember, 'personId'> }[],
): Promise<void> {
  if (rows.length === 0) return
  const members = rows.map(({ person, member }) => ({ ...member, personId: person.id }))
  const numbers = await numbersFor(ctx, members)
  await addPeople(
    ctx,
    rows.map(({ person, member }, at) => ({ ...person, places: [placeOf(member, numbers[at])] })),
  )
  await insertAdmitted(ctx, members, numbers)
}

const placeOf = (member: Pick<AdmittedMember, 'id' | 'unit'>, number: string | undefined) => ({
  unitCode: member.unit,
  source: 'membership' as const,
  sourceId: member.id,
  number: number ?? null,
})

async function insertAdmitted(ctx: Ctx, members: readonly AdmittedMember[], numbers: readonly string[]): Promise<void> {
  const appliedAt = ctx.now()
  await insertMemberships(
    ctx.db,
    members.map((member, at) => ({
      id: member.id,
      personId: member.personId,
      association: member.association,
      kind: member.kind,
      state: member.state?.is ?? ('active' as const),
      number: numbers[at] ?? null,
      appliedAt,
      joinedOn: member.joinedOn,
      seniorityFrom: member.seniorityFrom ?? member.joinedOn,
      basis: member.basis ?? (member.reason === 'import' ? ('list' as const) : null),
      ...endOf(member),
    })),
  ).catch(explainTwice)
  await insertStates(
    ctx.db,
    members.flatMap((member) => statesOf(ctx, member)),
  )
  await insertPlaces(
    ctx.db,
    members.flatMap((member) => placesOf(ctx, member)),
  )
  await ctx.record(
    members.map((member, at) =>
      memberEvent(
        member.id,
        'member.admitted',
        { unit: member.unit, kind: member.kind, joinedOn: member.joinedOn, number: numbers[at], reason: member.reason },
        { person: member.personId, first: true },
      ),
    ),
  )
}

async function numbersFor(ctx: Ctx, members: readonly AdmittedMember[]): Promise<string[]> {
  const given = new Map<number, string>()
  for (const association of new Set(members.map((member) => member.association))) {
    const lacking = members.flatMap((member, at) => (member.association === association && !member.number ? [at] : []))
    const fresh = await nextNumbers(ctx, association, lacking.length)
    for (const [place, at] of lacking.entries()) given.set(at, fresh[place] ?? '')
  }
  return members.map((member, at) => member.number ?? given.get(at) ?? '')
}

/** Numbers that nobody has: the association counts, and leaps over what lists brought with them. */
export async function nextNumbers(ctx: Ctx, association: string, count: number): Promise<string[]> {
  const found: string[] = []
  while (found.length < count) {
    const { prefix, first } = await takeNumbers(ctx.db, association, count - found.length)
    const drawn = Array.from({ length: count - found.length }, (_, at) => numberOf(prefix, first + at))
    const taken = await numbersTaken(ctx.db, association, drawn)
    found.push(...drawn.filter((number) => !taken.has(number)))
  }
  return found
}

/** Takes so many numbers of the association out of use for others and answers the first, for `numberAt`. */
export async function reserveNumbers(ctx: Ctx, association: string, count: number): Promise<number> {
  return (await takeNumbers(ctx.db, association, count)).first
}

/** Reserved numbers as members have them; null where somebody got it already, by a list that brought its own. */
export async function numbersAt(ctx: Ctx, association: string, at: readonly number[]): Promise<(string | null)[]> {
  const prefix = await numberPrefix(ctx.db, association)
  const drawn = at.map((number) => numberOf(prefix, number))
  const taken = await numbersTaken(ctx.db, association, drawn)
  return drawn.map((number) => (taken.has(number) ? null : number))
}

const numberOf = (prefix: string, number: number): string => `${prefix}${String(number).padStart(8, '0')}`

function endOf(member: AdmittedMember): { endedOn: string | null; endReason: EndReason | null } {
  if (member.state?.is !== 'left' && member.state?.is !== 'dead') return { endedOn: null, endReason: null }
  const endReason = member.state.is === 'dead' ? 'dead' : (member.state.reason ?? 'other')
  return { endedOn: lastDayBefore(member.state.since), endReason }
}

const lastDayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

function statesOf(ctx: Ctx, member: AdmittedMember): NewState[] {
  const row = { membershipId: member.id, kind: member.kind, decisionId: member.decisionId ?? null }
  const active = { ...row, id: ctx.ids.uuid(), state: 'active' as const, from: member.joinedOn, to: null, reason: null }
  if (!member.state) return [active]
  const { is, since, reason } = member.state
  return [
    { ...active, to: lastDayBefore(since) },
    { ...row, id: ctx.ids.uuid(), state: is, from: since, to: null, reason: reason ?? null, decisionId: null },
  ]
}

function placesOf(ctx: Ctx, member: AdmittedMember) {
  const end = endOf(member).endedOn
  let from = member.joinedOn
  const before = (member.before ?? []).map(({ unit, until }) => {
    const row = {
      id: ctx.ids.uuid(),
      membershipId: member.id,
      unit,
      from,
      to: until as string | null,
      reason: reasonAt(from),
    }
    from = dayAfter(until)
    return row
  })
  return [
    ...before,
    { id: ctx.ids.uuid(), membershipId: member.id, unit: member.unit, from, to: end, reason: reasonAt(from) },
  ]

  function reasonAt(day: string): PlaceReason {
    return day === member.joinedOn ? member.reason : 'transfer'
  }
}

/** Takes memberships back as if they had never been: the undo of an import. Fails where dues or papers name them. */
export async function removeMembers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await unplacePeople(ctx, 'membership', ids)
  await deleteMemberships(ctx.db, ids)
  await ctx.record(ids.map((id) => memberEvent(id, 'member.withdrawn', { by: 'import' })))
}

/** Until the end of the transaction nobody else works on these; whoever does is waited for. */
export async function holdMembers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await lockMemberships(ctx.db, ids)
}

/**
 * Another membership of the same person goes on for this one: two records were merged. The folded one keeps its days and
 * papers and is counted nowhere.
 */
export async function foldMembership(ctx: Ctx, id: string, into: string): Promise<void> {
  const rows = await lockMemberships(ctx.db, [id, into])
  const [row, other] = [id, into].map((one) => rows.find((each) => each.id === one))
  if (!row || !other || row.state === 'folded') throw notFound()
  // It ended while the two were compared: folded into it, she would be a member no more.
  if (other.state !== 'applied' && !isStanding(other.state)) throw conflict(memberErrors.changed)
  await saveMembership(ctx.db, row, { state: 'folded', folded_into: into, folded_state: row.state })
  await ctx.record([memberEvent(id, 'member.folded', { into }, { person: row.person_id })])
}

/** The merge is taken back: the membership stands again as it was. */
export async function unfoldMembership(ctx: Ctx, id: string): Promise<void> {
  const row = await lockMembership(ctx.db, id)
  if (row?.state !== 'folded' || row.folded_state === null) throw notFound()
  // Nothing changes a folded one, so it takes back the version too: the row is as it was before the merge.
  const before = { ...row, version: row.version - 2 }
  await saveMembership(ctx.db, before, { state: row.folded_state, folded_into: null, folded_state: null })
  await ctx.record([memberEvent(id, 'member.unfolded', { from: row.folded_into }, { person: row.person_id })])
}

/** The unique index of standing memberships, in words. */
export function explainTwice(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505' && constraint === 'memberships_once') throw conflict(memberErrors.alreadyMember)
  if (code === '23505' && constraint === 'memberships_number') throw conflict(memberErrors.numberTaken)
  throw error
}

/** Ends memberships on their last day, set by set: who moved away with a list, or died. Others stay as they are. */
export async function endMembers(
  ctx: Ctx,
  rows: readonly { id: string; lastDay: string; reason: EndReason }[],
): Promise<void> {
  if (rows.length === 0) return
  const ends = JSON.stringify(rows)
  const { rows: ended } = await sql<{ id: string; personId: string; kind: MemberKind }>`
    with e as (select * from jsonb_to_recordset(${ends}::jsonb) as r(id uuid, "lastDay" date, reason text))
    update memberships m set state = case when e.reason = 'dead' then 'dead' else 'left' end, ended_on = e."lastDay",
           end_reason = e.reason, version = m.version + 1
      from e where m.id = e.id and m.state in ('active', 'suspended') and m.joined_on <= e."lastDay"
       and not exists (select 1 from membership_states s where s.membership_id = m.id and s.valid_from > e."lastDay")
       and not exists (select 1 from membership_places p where p.membership_id = m.id and p.valid_from > e."lastDay")
    returning m.id, m.person_id as "personId", m.kind`.execute(ctx.db)
  const known = new Map(rows.map((row) => [row.id, row]))
  const ids = ended.map(({ id }) => id)
  for (const table of ['membership_states', 'membership_places'])
    await sql`
      update ${sql.table(table)} t set valid_to = m.ended_on from memberships m
       where m.id = t.membership_id and m.id = any(${ids}::uuid[]) and t.valid_to is null`.execute(ctx.db)
  await insertStates(
    ctx.db,
    ended.map(({ id, kind }) => {
      const { lastDay, reason } = known.get(id) ?? { lastDay: civilDate(ctx.now()), reason: 'other' as const }
      const state = reason === 'dead' ? ('dead' as const) : ('left' as const)
      return {
        id: ctx.ids.uuid(),
        membershipId: id,
        state,
        kind,
        from: dayAfter(lastDay),
        to: null,
        reason,
        decisionId: null,
      }
    }),
  )
  await ctx.record(
    ended.map(({ id, personId }) => {
      const row = known.get(id)
      return memberEvent(
        id,
        row?.reason === 'dead' ? 'member.died' : 'member.left',
        { on: row?.lastDay, reason: row?.reason },
        { person: personId },
      )
    }),
  )
}
