import { affectedThings, type AccessScope } from '#kernel/events/affected.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findByLabel, peopleOf } from '#kernel/personal/people-of.ts'
import { positionsAt } from '#modules/identity/index.ts'
import { readScopes, type StoredBreach } from './breach.store.ts'
import type { AffectedPerson } from './breach.schema.ts'

/**
 * Whom a breach touches: everything that the access log shows within its scopes, and the dossiers that were named. One
 * person may stand behind several dossiers; each is listed, as each may have to be looked at.
 */
export async function readAffected(
  ctx: Ctx,
  breach: StoredBreach,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: AffectedPerson[]; next: string | null }> {
  const scopes = await readScopes(ctx.db, breach.id)
  const given = await findByLabel(
    ctx.db,
    ctx.services.personalData,
    'dossier',
    scopes.flatMap((scope) => scope.dossiers ?? []),
  )
  const looked: AccessScope[] = []
  for (const { account_id: actorId, unit_code: unit, since, until } of scopes) {
    if (since === null || until === null) continue
    if (actorId !== null) looked.push({ actorId, since, until })
    if (unit !== null) looked.push({ positions: await positionsAt(ctx.db, [unit]), since, until })
  }
  const things = await affectedThings(ctx.db, looked, [...given.values()], { ...page, limit: page.limit + 1 })
  const shown = things.slice(0, page.limit)
  const ids = shown.map((thing) => thing.id)
  const people = await peopleOf(ctx.db, ctx.services.personalData, ctx.services.aead, ids)
  const items = shown.flatMap(({ id, times, first, last }) => {
    const person = people.get(id)
    // What was shown but is neither (a request, a draft) or is gone stands with its id alone.
    const known = person ?? { type: 'other', label: id, name: '', phone: '' }
    return [{ id, ...known, times, first: first && isoMoment(first), last: last && isoMoment(last) }]
  })
  const last = shown.at(-1)
  return { items, next: things.length > page.limit && last ? last.id : null }
}
