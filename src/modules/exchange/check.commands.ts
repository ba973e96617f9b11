import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { PROBABLE, probableDuplicates, type Candidate, type ProbableDuplicate } from '#modules/duplicates/index.ts'
import { findMembersByNumber, isStanding, membershipsOfPerson, type Member } from '#modules/membership/index.ts'
import { idHashes, matchFactsOf, type MatchFacts } from '#modules/people/index.ts'
import { certainOf, fillable, twinKey } from './classify.rules.ts'
import { cleanRow, type CleanRow, type RowRecord } from './clean-row.rules.ts'
import { plainWords } from './clean-word.rules.ts'
import { nameField } from './import.rules.ts'
import type { ImportContext } from './import-context.reads.ts'
import { firstTwins, saveChecked, type CheckedRow, type StoredRow } from './import-row.store.ts'
import { sealedCells } from './sealed.rules.ts'

/** A row with what was read from it. */
export type ReadRow = { stored: StoredRow; clean: CleanRow }
/** A row with the person whom it names. */
export type RecordRow = { stored: StoredRow; record: RowRecord }
/** One that may not lie here yet. */
type ToCheck = { stored: Pick<StoredRow, 'row' | 'decision' | 'person_id'>; clean: Counted }
/** How many changes there are is enough to know. */
type Counted = Pick<CleanRow, 'record' | 'faults'> & { changes: number }
type HashedRow = ToCheck & { twin: string | null }

const TWIN = 'import_rows.twin'
/** How many persons are named for one row. */
const TOLD = 3
/** Rows that are checked by themselves, not with their sheet. */
const FEW = 50

/** Opens and cleans rows. */
export function readStored(ctx: Ctx, context: ImportContext, rows: readonly StoredRow[]): ReadRow[] {
  return rows.map((stored) => ({
    stored,
    clean: cleanRow(sealedCells.open(ctx.services.aead, stored.cells_sealed), context.clean),
  }))
}

/** As `readStored`, for who needs only the record: what the check kept of it is taken where it still holds. */
export const readRecords = (ctx: Ctx, context: ImportContext, rows: readonly StoredRow[]): RecordRow[] =>
  rows.map((stored) => {
    const { cells, kept } = sealedCells.openKept(ctx.services.aead, stored.cells_sealed)
    const record = kept?.stamp === context.clean.stamp ? kept.record : cleanRow(cells, context.clean).record
    return { stored, record }
  })

function withTwin(ctx: Ctx, row: ToCheck): HashedRow {
  const key = twinKey(row.clean.record)
  return { ...row, twin: key === null ? null : keyedHash(ctx.services.lookupKey, key, TWIN) }
}

/** Says of each row what will happen to it, and keeps it: some queries for all of them. */
export async function checkRows(ctx: Ctx, context: ImportContext, stored: readonly StoredRow[]): Promise<void> {
  const rows = readStored(ctx, context, stored)
  const counted = rows.map(({ stored: row, clean }) => ({
    stored: row,
    clean: { ...clean, changes: clean.changes.length },
  }))
  await saveChecked(ctx.db, context.import.id, await classify(ctx, context, counted))
}

/** As checkRows, without keeping it. */
export async function classify(ctx: Ctx, context: ImportContext, read: readonly ToCheck[]): Promise<CheckedRow[]> {
  const rows = read.map((row) => withTwin(ctx, row))
  const twins = await twinsOf(ctx, context, rows)
  const sound = rows.filter(
    ({ clean, stored }) => clean.faults.length === 0 && stored.decision !== 'skip' && !twins.has(stored.row),
  )
  const known = await findKnown(ctx, context, sound)
  return rows.map((row) => {
    const twin = twins.get(row.stored.row)
    return verdict(context, row, twin, known)
  })
}

/** Rows whose person stands in an earlier row of the sheet, with the number of that row. */
async function twinsOf(ctx: Ctx, context: ImportContext, rows: readonly HashedRow[]): Promise<Map<number, number>> {
  const hashes = rows.flatMap(({ twin }) => twin ?? [])
  // A whole sheet is compared once, when all of it has been checked: markTwins.
  const firsts =
    hashes.length > FEW ? new Map() : await firstTwins(ctx.db, context.import.id, hashes, rows.at(0)?.stored.row ?? 0)
  const found = new Map<number, number>()
  for (const { twin, stored } of rows) {
    if (twin === null || stored.decision === 'skip') continue
    const first = firsts.get(twin)
    if (first === undefined) firsts.set(twin, stored.row)
    else if (first !== stored.row && stored.decision !== 'new') found.set(stored.row, first)
  }
  return found
}

type Known = {
  matches: ReadonlyMap<string, ProbableDuplicate[]>
  byNumber: ReadonlyMap<string, Member>
  facts: ReadonlyMap<string, MatchFacts>
  members: ReadonlyMap<string, Member[]>
}

async function findKnown(ctx: Ctx, context: ImportContext, rows: readonly ToCheck[]): Promise<Known> {
  const numbers = rows.flatMap(({ clean }) => clean.record.number ?? [])
  const byNumber = await findMembersByNumber(ctx.db, context.import.association, numbers)
  const matches = await probableDuplicates(
    ctx.db,
    rows.map((row) => candidate(ctx, row)),
  )
  const people = new Set([
    ...[...matches.values()].flat().map(({ personId }) => personId),
    ...[...byNumber.values()].map(({ personId }) => personId),
    ...rows.flatMap(({ stored }) => (stored.decision === 'same' ? (stored.person_id ?? []) : [])),
  ])
  const facts = new Map((await matchFactsOf(ctx.db, [...people])).map((one) => [one.id, one]))
  const members = Map.groupBy(
    (await membershipsOfPerson(ctx.db, [...people])).filter(
      ({ association }) => association === context.import.association,
    ),
    ({ personId }) => personId,
  )
  return { matches, byNumber, facts, members }
}

function candidate(ctx: Ctx, { stored, clean: { record } }: ToCheck): Candidate {
  const hashes = idHashes(ctx, {
    ...(record.nationalId !== null && { nationalId: record.nationalId }),
    ...(record.oldId !== null && { oldId: record.oldId }),
  })
  return {
    ref: String(stored.row),
    name: record.name ?? '',
    sex: record.sex,
    birthDate: record.birthDate,
    birthYear: record.birthYear,
    nationalIdHash: hashes.national,
    oldIdHash: hashes.old,
    phones: record.phone === null ? [] : [record.phone],
    units: record.unit === null ? [] : [record.unit],
    line: record.address,
  }
}

function verdict(context: ImportContext, row: HashedRow, twin: number | undefined, known: Known): CheckedRow {
  const { stored, clean, twin: hash } = row
  const base = {
    row: stored.row,
    changes: clean.changes,
    twin: hash,
    faults: [] as string[],
    matches: [],
    person: null,
    member: null,
  }
  if (stored.decision === 'skip') return { ...base, state: 'skipped' }
  const faults = clean.faults.map(({ field, code }) => `${field}:${code}`)
  if (twin !== undefined) faults.push(`${nameField(context.clean.mapping)}:twice_in_file:${twin}`)
  if (faults.length > 0) return { ...base, state: 'error', faults }
  const matches = known.matches.get(String(stored.row)) ?? []
  const told = matches.slice(0, TOLD).map(({ personId, score, reasons }) => ({
    person: personId,
    score: Math.round(score * 10) / 10,
    reasons: reasons.map(({ field, level }) => ({ field, level })),
  }))
  if (stored.decision === 'same' && stored.person_id !== null && known.facts.has(stored.person_id))
    return { ...base, matches: told, ...knownAs(context, row, stored.person_id, known) }
  const numbered = numberedAs(row, matches, known)
  if (numbered === 'taken') return { ...base, state: 'error', faults: ['number:number_taken'] }
  const person = numbered ?? (stored.decision === 'new' ? undefined : certainOf(matches))
  if (person !== undefined) return { ...base, matches: told, ...knownAs(context, row, person, known) }
  const open = stored.decision !== 'new' && matches.some(({ score }) => score >= PROBABLE)
  return { ...base, matches: told, state: open ? 'probable' : 'new' }
}

/** The member who has the number of the row, when she is the same person; `taken` when the number is somebody else's. */
function numberedAs(
  { clean }: ToCheck,
  matches: readonly ProbableDuplicate[],
  known: Known,
): string | 'taken' | undefined {
  const member = known.byNumber.get(clean.record.number ?? '')
  if (!member) return undefined
  const facts = known.facts.get(member.personId)
  const alike = facts && plainWords(facts.name) === plainWords(clean.record.name ?? '')
  return alike || matches.some(({ personId }) => personId === member.personId) ? member.personId : 'taken'
}

/** Somebody on record: already a member, to be completed, or to be admitted. */
function knownAs(
  context: ImportContext,
  { clean }: ToCheck,
  person: string,
  known: Known,
): Pick<CheckedRow, 'state' | 'person' | 'member'> {
  const members = known.members.get(person) ?? []
  const standing = members.find(({ state }) => isStanding(state) || state === 'applied')
  const facts = known.facts.get(person)
  if (!standing) {
    // Somebody who has died is not admitted by a list.
    const gone = members.some(({ state }) => state === 'dead')
    return { state: gone ? 'same' : 'admit', person, member: members[0]?.id ?? null }
  }
  const hers = context.codes.has(standing.unit)
  const fills = hers && facts !== undefined && fillable(clean.record, facts).length > 0
  return { state: fills ? 'update' : 'same', person, member: standing.id }
}
