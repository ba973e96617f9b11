import { sql } from 'kysely'
import { holds } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPeople, maskPhone } from '#modules/people/index.ts'
import { findAssociation, kindsOn } from './kind.questions.ts'
import { readPlaces, readStates } from './line.store.ts'
import { historyOf } from './member-history.rules.ts'
import { ADMIT, TRANSFER } from './member.policy.ts'
import { isStanding, type Member } from './member.rules.ts'
import type { MemberView } from './member.schema.ts'
import type { ApplicationRow } from './member.table.ts'
import { readTransfersOf, toTransferViews } from './transfer-view.reads.ts'
import { unitNames } from './unit-names.reads.ts'

/** One membership with all that happened to it. `own`: she looks herself, so her phone needs no mask. */
export async function toMemberView(ctx: Ctx, member: Member, own = false): Promise<MemberView> {
  const today = civilDate(ctx.now())
  const { db } = ctx
  const [states, places, applications, transfers] = [
    await readStates(db, member.id),
    await readPlaces(db, member.id),
    await readApplicationsOf(db, member.id),
    await readTransfersOf(db, member.id),
  ]
  const refused = refusedAmong(transfers)
  const decisions = await readDecisions(
    db,
    states.flatMap(({ decisionId }) => decisionId ?? []),
  )
  const person = (await findPeople(db, [member.personId])).get(member.personId)
  const kinds = await kindsOn(db, member.association, today)
  const codes = [
    ...refused.map(({ to }) => to),
    member.unit,
    ...places.map(({ unit }) => unit),
    ...applications.map((one) => one.unit_code),
  ]
  const name = await unitNames(ctx, codes, today)
  const kindName = (kind: Member['kind']) =>
    kinds.find((one) => one.kind === kind)?.names[ctx.locale] ?? ctx.t(`membership.kind.${kind}`)
  const application = applications[0]
  return {
    ...member,
    ...(await rowOf(db, member.id)),
    association: {
      key: member.association,
      name: (await findAssociation(db, member.association))?.names[ctx.locale] ?? '',
    },
    person: {
      id: member.personId,
      name: person?.name ?? '',
      sex: person?.sex ?? null,
      birthDate: person?.birthDate ?? null,
      birthYear: person?.birthYear ?? null,
      phone: person?.phone ? (own ? person.phone : maskPhone(person.phone)) : null,
      address: person?.address ?? '',
    },
    kind: { kind: member.kind, name: kindName(member.kind) },
    unit: { code: member.unit, name: name(member.unit) },
    application: application ? toApplication(ctx, application) : null,
    places: places.map(({ unit, reason, from, to }) => ({ unit: { code: unit, name: name(unit) }, reason, from, to })),
    history: historyOf({ states, places, decisions, applications: toldOf(applications), transfers: refused }, name),
    transfers: await toTransferViews(ctx, transfers),
    kinds: kinds.map((one) => ({ kind: one.kind, name: one.names[ctx.locale] })),
    can: own ? [] : actionsOn(ctx, member, application),
  }
}

/** What the history tells of applications, oldest first. */
const toldOf = (applications: readonly ApplicationRow[]) =>
  applications
    .toSorted((one, other) => one.applied_at.getTime() - other.applied_at.getTime())
    .map((one) => ({
      appliedOn: civilDate(one.applied_at),
      state: one.state,
      decidedOn: one.decided_at && civilDate(one.decided_at),
      refusal: one.refusal,
      unit: one.unit_code,
    }))

/** Transfers that were not agreed to, oldest first. */
const refusedAmong = (transfers: Awaited<ReturnType<typeof readTransfersOf>>) =>
  transfers
    .flatMap(({ state, decided_at: at, to_unit: to, refusal: reason }) =>
      state === 'refused' && at ? [{ on: civilDate(at), to, reason }] : [],
    )
    .toReversed()

function actionsOn(ctx: Ctx, member: Member, application: ApplicationRow | undefined): MemberView['can'] {
  const { state, unit } = member
  const admits = holds(ctx.actor, ADMIT, unit)
  const waits = application?.state === 'waiting' && holds(ctx.actor, ADMIT, application.unit_code)
  const standing = isStanding(state)
  return [
    ...(waits ? (['decide'] as const) : []),
    ...(standing && holds(ctx.actor, TRANSFER, unit) ? (['transfer'] as const) : []),
    ...(admits && state === 'active' ? (['suspend'] as const) : []),
    ...(admits && state === 'suspended' ? (['resume'] as const) : []),
    ...(admits && standing ? (['change_kind', 'end', 'card'] as const) : []),
    ...(admits && state === 'left' ? (['readmit'] as const) : []),
    ...(admits && member.joinedOn !== null ? (['correct'] as const) : []),
  ]
}

const toApplication = (ctx: Ctx, one: ApplicationRow) => ({
  id: one.id,
  state: one.state,
  appliedAt: isoMoment(one.applied_at),
  message: one.message,
  refusal: one.refusal,
  mine: one.by_self && one.applied_by !== null && one.applied_by === ctx.actor.accountId,
})

async function rowOf(db: Db, id: string): Promise<Pick<MemberView, 'version' | 'basis'>> {
  const { rows } = await sql<Pick<MemberView, 'version' | 'basis'>>`
    select version, basis from memberships where id = ${id}::uuid`.execute(db)
  return rows[0] ?? { version: 1, basis: null }
}

async function readApplicationsOf(db: Db, id: string): Promise<ApplicationRow[]> {
  const { rows } = await sql<ApplicationRow>`
    select id, membership_id, unit_code, kind, state, by_self, applied_by, message, applied_at, decided_at, decided_by,
           decision_id, refusal
      from membership_applications where membership_id = ${id}::uuid order by (state = 'waiting') desc, applied_at desc, id desc limit 20`.execute(
    db,
  )
  return rows
}

async function readDecisions(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; number: string; on: string; signer: string }>`
    select id, number, decided_on as "on", signer from membership_decisions where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...decision }) => [id, decision]))
}
