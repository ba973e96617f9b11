import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { placePeople } from '#modules/people/index.ts'
import type { PlaceLine, StateLine } from './line.rules.ts'
import { readPlaces, readStates, savePlaces, saveStates } from './line.store.ts'
import { conflict, memberErrors, notFound, onField } from './member.errors.ts'
import { mayOnMember } from './member.policy.ts'
import { lockMembership, saveMembership, type MembershipChange, type Stored } from './member.store.ts'
import { findMember } from './member.questions.ts'

/** A membership about to change: its row, locked, and both its lines. */
export type Changing = { row: Stored; places: PlaceLine; states: StateLine; unit: string }

/** Locks the membership and its lines for whoever holds the permission where she is. Folded ones do not change. */
export async function lockForChange(ctx: Ctx, id: string, permission: string): Promise<Changing> {
  const row = await lockMembership(ctx.db, id)
  const member = row && (await findMember(ctx.db, id))
  if (!row || !member || row.state === 'folded') throw notFound()
  ctx.allow(mayOnMember(ctx.actor, permission, member.unit))
  return { row, places: await readPlaces(ctx.db, id), states: await readStates(ctx.db, id), unit: member.unit }
}

/** The day of a change: not in the future, not before she joined, and after what changed last. */
export function dayOfChange(ctx: Ctx, { row, states }: Changing, on: string | undefined, path = 'on'): string {
  const today = civilDate(ctx.now())
  const day = on ?? today
  if (day > today) throw onField(path, memberErrors.future)
  if (row.joined_on === null || day < row.joined_on) throw onField(path, memberErrors.beforeJoining)
  if ((states.at(-1)?.from ?? day) > day) throw onField(path, memberErrors.laterChange)
  return day
}

/** Writes what changed: the row, and the lines where given. Her place is made known to search and rights. */
export async function saveChange(
  ctx: Ctx,
  { row }: Changing,
  change: MembershipChange,
  lines: { places?: PlaceLine; states?: StateLine },
): Promise<void> {
  const newId = () => ctx.ids.uuid()
  if (lines.states) await saveStates(ctx.db, row.id, lines.states, newId)
  if (lines.places) {
    await savePlaces(ctx.db, row.id, lines.places, newId)
    const unit = lines.places.at(-1)?.unit
    const { id, person_id: personId, number } = { ...row, ...change }
    if (unit !== undefined)
      await placePeople(ctx, [{ personId, unitCode: unit, source: 'membership', sourceId: id, number }])
  }
  await saveMembership(ctx.db, row, change)
}

/** Of two officers at once the second is told, instead of writing over what she did not see. */
export function checkVersion(row: Stored, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.version) throw conflict(memberErrors.changed)
}

/** As lockForChange for whoever has been allowed by another rule: the member herself, the unit that she moves to, a job. */
export async function lockOpenly(ctx: Ctx, id: string): Promise<Changing | undefined> {
  const row = await lockMembership(ctx.db, id)
  const member = row && (await findMember(ctx.db, id))
  if (!row || !member || row.state === 'folded') return undefined
  return { row, places: await readPlaces(ctx.db, id), states: await readStates(ctx.db, id), unit: member.unit }
}
