import { eventsSince, namedBy } from '#kernel/personal/named-by.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { forgetPeople, indexPeople } from '#modules/duplicates/index.ts'
import { holdMembers, removeMembers } from '#modules/membership/index.ts'
import { emptyFields, lockRecords, matchFactsOf, removePeople } from '#modules/people/index.ts'
import { forgetDone, type StoredRow } from './import-row.store.ts'
import { RECORD_TABLES, takeBackRecords } from './member-records.commands.ts'
import { sealedFilled } from './sealed.rules.ts'

/** What the import itself wrote; anything else that names its people came later. */
const OWN = new Set([
  'people',
  'person_phones',
  'person_addresses',
  'person_places',
  'memberships',
  'membership_states',
  'membership_places',
  'import_rows',
  'match_keys',
  ...RECORD_TABLES,
])

/** Rows of these on which later work hangs: a correction, a transfer, dues, a post, a note. They cannot be taken back. */
export async function blockedRows(ctx: Ctx, rows: readonly StoredRow[]): Promise<Set<number>> {
  const created = rows.filter(({ outcome }) => outcome === 'created')
  const people = created.flatMap(({ person_id: id }) => id ?? [])
  const members = rows.flatMap(({ outcome, membership_id: id }) => (outcome === 'updated' || id === null ? [] : [id]))
  const touched = rows.flatMap(({ person_id: id }) => id ?? [])
  const versions = new Map((await matchFactsOf(ctx.db, touched)).map(({ id, version }) => [id, version]))
  const inventory = ctx.services.personalData
  const hanging = [
    ...(await namedBy(ctx.db, inventory, 'person', people, OWN)).keys(),
    ...(await namedBy(ctx.db, inventory, 'membership', members, OWN)).keys(),
    ...(await eventsSince(ctx.db, 'person', people, 0)),
    ...(await eventsSince(ctx.db, 'member', members, 1)),
  ]
  const names = new Set(hanging)
  const changed = ({ outcome, person_id: id, before_sealed }: StoredRow): boolean => {
    if (outcome === 'admitted') return false
    const then =
      outcome === 'created' || before_sealed === null ? 1 : sealedFilled.open(ctx.services.aead, before_sealed).version
    return versions.get(id ?? '') !== then
  }
  return new Set(
    rows
      .filter(
        (row) =>
          changed(row) ||
          (row.outcome === 'created' && names.has(row.person_id ?? '')) ||
          (row.outcome !== 'updated' && names.has(row.membership_id ?? '')),
      )
      .map(({ row }) => row),
  )
}

/** Whoever works on one of them at this moment is waited for and then seen; who comes later finds them gone. */
async function hold(ctx: Ctx, rows: readonly StoredRow[]): Promise<void> {
  await holdMembers(
    ctx,
    rows.flatMap(({ membership_id: id }) => id ?? []),
  )
  await lockRecords(
    ctx.db,
    rows.flatMap(({ person_id: id }) => id ?? []),
  )
}

/** Takes rows back, set by set, but those on which later work hangs; answers with these. */
export async function undoRows(ctx: Ctx, importId: string, rows: readonly StoredRow[]): Promise<Set<number>> {
  const people = rows.flatMap(({ outcome, person_id: id }) => (outcome === 'created' && id !== null ? [id] : []))
  await hold(ctx, rows)
  // What the search for duplicates reckoned hangs on nobody's work.
  await forgetPeople(ctx.db, people)
  const blocked = await blockedRows(ctx, rows)
  const free = rows.filter(({ row }) => !blocked.has(row))
  const members = free.flatMap(({ outcome, membership_id: id }) => (outcome === 'updated' || id === null ? [] : [id]))
  await takeBackRecords(ctx, members)
  if (members.length > 0) await removeMembers(ctx, members)
  for (const { outcome, person_id: id, before_sealed } of free)
    if (outcome === 'updated' && id !== null && before_sealed !== null) {
      const { fields, year } = sealedFilled.open(ctx.services.aead, before_sealed)
      await emptyFields(ctx, id, fields, year)
    }
  const gone = new Set(free.flatMap(({ outcome, person_id: id }) => (outcome === 'created' && id !== null ? [id] : [])))
  await removePeople(ctx, [...gone])
  await indexPeople(
    ctx.db,
    rows.flatMap(({ person_id: id, outcome }) => (id !== null && outcome !== 'admitted' && !gone.has(id) ? [id] : [])),
  )
  await forgetDone(
    ctx.db,
    importId,
    free.map(({ row }) => row),
  )
  return blocked
}
