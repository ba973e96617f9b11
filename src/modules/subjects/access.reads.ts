import { revealedIn } from '#kernel/events/access-event.ts'
import { readAbout } from '#kernel/events/event.store.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { positionPlaces } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import type { AccessItem } from './subject.schema.ts'
import type { z } from 'zod'

type Item = z.infer<typeof AccessItem>
type Looked = Awaited<ReturnType<typeof readAbout>>[number]

/**
 * Who looked at the data of these things (her account, her dossiers), newest first: under which position, what and why.
 * Officers are told by position and office; their names are theirs. Her own looks are left out.
 */
export async function readAccesses(
  ctx: Ctx,
  subjects: readonly string[],
  page: { limit: number; before: string | null },
): Promise<{ items: Item[]; next: string | null }> {
  const all = await Promise.all(
    subjects.slice(0, 50).map((id) => readAbout(ctx.db, id, { limit: page.limit + 1, before: page.before })),
  )
  const byPlace = new Map(all.flat().map((event) => [event.position, event]))
  const looks = [...byPlace.values()]
    .filter((event) => event.type === 'access.read' && event.actorId !== ctx.actor.accountId && event.actorId !== null)
    .toSorted((a, b) => Number(BigInt(b.position) - BigInt(a.position)))
  const shown = looks.slice(0, page.limit)
  const last = looks.length > page.limit ? shown.at(-1) : undefined
  return { items: await toItems(ctx, shown, new Set(subjects)), next: last?.position ?? null }
}

async function toItems(ctx: Ctx, looks: readonly Looked[], subjects: ReadonlySet<string>): Promise<Item[]> {
  const places = await positionPlaces(
    ctx.db,
    looks.flatMap(({ positionId }) => positionId ?? []),
  )
  const nameOf = await nameUnits(
    ctx,
    [...places.values()].map(({ unitCode }) => unitCode),
    civilDate(ctx.now()),
  )
  return looks.map((event) => {
    const place = event.positionId === null ? undefined : places.get(event.positionId)
    const mine = revealedIn(event).filter(({ id }) => subjects.has(id))
    return {
      at: isoMoment(event.at),
      who: place?.roleName[ctx.locale] ?? event.actorRole ?? '',
      office: place ? nameOf(place.unitCode) : '',
      operation: typeof event.data['operation'] === 'string' ? event.data['operation'] : '',
      what: mine[0]?.type ?? '',
      columns: [...new Set(mine.flatMap(({ columns = [] }) => columns))],
      reason: whyWords(ctx, mine.find(({ reason }) => reason !== undefined)?.reason),
    }
  })
}

/** A chosen reason stands in the log as its key, with what was written behind it. */
function whyWords(ctx: Ctx, reason: string | undefined): string | null {
  const [, why, , written] = /^(contact|identify|deliver|complaint|other)(: (.*))?$/s.exec(reason ?? '') ?? []
  if (why === undefined) return reason ?? null
  const chosen = ctx.t(`dossiers.desk.reveal.why.${why}`)
  if (written === undefined) return chosen
  return why === 'other' ? written : `${chosen}: ${written}`
}
