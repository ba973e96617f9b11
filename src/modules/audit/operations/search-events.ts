import { z } from 'zod'
import { holds, unitsWith } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { searchEvents, type EventSearch, type FoundEvent } from '#kernel/events/event-search.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findDossierByCode, findDossiersByIds } from '#modules/dossiers/index.ts'
import { findAccountBy, findAccounts, positionsAt, unitsOfPositions } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { READ } from '../audit.policy.ts'

const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

export const EventFilter = z.object({
  from: optional(z.iso.date('kernel.bad_value')).meta({ description: 'First day; seven days ago when left out' }),
  to: optional(z.iso.date('kernel.bad_value')).meta({ description: 'Last day; today when left out' }),
  login: optional(z.string().trim().max(40)).meta({ description: 'User name of the officer who acted' }),
  type: optional(
    z
      .string()
      .trim()
      .max(80)
      .regex(/^[a-z_]+(\.[a-z_]+)?$/, 'audit.bad_type'),
  ),
  dossier: optional(z.string().trim().max(60)).meta({
    description: 'Dossier code: all that was done with it, by whomever',
  }),
  cursor: optional(z.string().regex(/^\d{1,18}$/, 'kernel.bad_cursor')),
  limit: optional(z.coerce.number().int().min(1).max(500)),
})

export const EventItem = z
  .object({
    position: z.string(),
    stream: z.string(),
    streamId: z.uuid(),
    seq: z.int(),
    type: z.string(),
    at: z.string(),
    actor: z.string().meta({ description: 'Name of the officer; empty for residents and the public' }),
    role: z.string().nullable(),
    unit: z.string().nullable(),
    unitName: z.string().nullable(),
    onBehalfOf: z.string().nullable(),
    origin: z.string().nullable(),
    requestId: z.string().nullable(),
    dossier: z.string().nullable(),
    subjects: z.int(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEvent' })

export type EventItemData = z.output<typeof EventItem>

/**
 * The event log within an auditor's reach: what was done under positions at her units, and, asked for by its code, all
 * that happened with a dossier of those units. Newest first.
 */
export const searchLog = question({
  name: 'audit.search-events',
  permission: READ,
  input: EventFilter,
  output: z.object({ items: z.array(EventItem), next: z.string().nullable() }),
  reveals: (_input, { items }) => items.map((item) => ({ type: 'event', id: `${item.streamId}:${item.seq}` })),
  async run(ctx, input) {
    const limit = input.limit ?? 50
    const search = await toSearch(ctx, input)
    if (!search) return { items: [], next: null }
    const rows = await searchEvents(ctx.db, { ...search, limit: limit + 1 })
    const page = rows.slice(0, limit)
    return { items: await toItems(ctx, page), next: rows.length > limit ? (page.at(-1)?.position ?? null) : null }
  },
})

const DAY = 86_400_000
const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`)

async function toSearch(
  ctx: Ctx,
  input: z.output<typeof EventFilter>,
): Promise<Omit<EventSearch, 'limit'> | undefined> {
  const to = input.to ?? civilDate(ctx.now())
  const from = input.from ?? civilDate(new Date(startOf(to).getTime() - 7 * DAY))
  if (from > to)
    throw new AppError('kernel.invalid_input', {
      kind: 'invalid',
      fields: [{ path: 'to', code: 'audit.period_reversed' }],
    })
  const period = { from: startOf(from), until: new Date(startOf(to).getTime() + DAY) }
  const account = input.login === undefined ? undefined : await findAccountBy(ctx.db, { login: input.login }, to)
  if (input.login !== undefined && !account) return undefined
  const dossier = input.dossier === undefined ? undefined : await findDossierByCode(ctx.db, input.dossier)
  if (input.dossier !== undefined && !(dossier && holds(ctx.actor, READ, dossier.unitCode))) return undefined
  const units = unitsWith(ctx.actor, READ)
  return {
    ...period,
    positions: dossier || units === 'all' ? 'all' : await positionsAt(ctx.db, units),
    ...(account && { actorId: account.id }),
    ...(dossier && { about: dossier.id }),
    ...(input.type !== undefined && { type: input.type }),
    ...(input.cursor !== undefined && { before: input.cursor }),
  }
}

async function toItems(ctx: Ctx, events: readonly FoundEvent[]): Promise<EventItemData[]> {
  const dossiers = await findDossiersByIds(
    ctx.db,
    events.filter((event) => event.stream === 'dossier').map((event) => event.streamId),
  )
  const units = await unitsOfPositions(
    ctx.db,
    events.flatMap((event) => event.positionId ?? []),
  )
  const behalf = await findAccounts(
    ctx.db,
    events.flatMap((event) => event.onBehalfOf ?? []),
  )
  const nameOf = await nameUnits(ctx, [...units.values()], civilDate(ctx.now()), 'paper')
  const unitOf = ({ positionId }: FoundEvent) => (positionId === null ? null : (units.get(positionId) ?? null))
  return events.map((event) => ({
    position: event.position,
    stream: event.stream,
    streamId: event.streamId,
    seq: event.seq,
    type: event.type,
    at: isoMoment(event.at),
    actor: event.actorName,
    role: event.actorRole,
    unit: unitOf(event),
    unitName: ((unit) => unit && nameOf(unit))(unitOf(event)),
    onBehalfOf: event.onBehalfOf === null ? null : (behalf.get(event.onBehalfOf)?.login ?? event.onBehalfOf),
    origin: event.origin,
    requestId: event.requestId,
    dossier: dossiers.get(event.streamId)?.code ?? null,
    subjects: event.subjects.length,
    data: event.data,
  }))
}
