import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { indexPeople } from '#modules/duplicates/index.ts'
import { admitMembers, admitNewPeople, numbersAt, type AdmittedMember } from '#modules/membership/index.ts'
import { correctPersonRecord, matchFactsOf, refuseRestrictedPerson, type NewPerson } from '#modules/people/index.ts'
import { readRecords, type RecordRow } from './check.commands.ts'
import { fillable } from './classify.rules.ts'
import type { RowRecord } from './clean-row.rules.ts'
import type { ImportContext } from './import-context.reads.ts'
import { refuseRows, saveDone, type DoneRow, type StoredRow } from './import-row.store.ts'
import { keepRecords } from './member-records.commands.ts'
import { stillToDo } from './overtaken.reads.ts'
import { sealedFilled, type FilledField } from './sealed.rules.ts'

/** Carries rows out as the preview said, set by set: new people, memberships, what was empty. Keeps what it did. */
export async function applyRows(ctx: Ctx, context: ImportContext, stored: readonly StoredRow[]): Promise<void> {
  const read = readRecords(ctx, context, stored)
  const { rows, taken, members } = await stillToDo(ctx, context, read)
  const of = (state: StoredRow['state']) => rows.filter((row) => row.stored.state === state)
  const numbers = await numbersOf(ctx, context, [...of('new'), ...of('admit')])
  const toMake = (row: RecordRow, person: string): Made => ({
    row,
    person,
    member: ctx.ids.uuid(),
    number: numbers.get(row.stored.row) ?? null,
  })
  const made = of('new').map((row) => toMake(row, ctx.ids.uuid()))
  const admitted = of('admit').map((row) => toMake(row, row.stored.person_id ?? ''))
  await admitNewPeople(
    ctx,
    made.map((one) => ({
      person: { ...newPerson(context, one.row.record), id: one.person },
      member: newMember(context, one),
    })),
  )
  await admitMembers(
    ctx,
    admitted.map((one) => newMember(context, one)),
  )
  const updated = await update(ctx, context, of('update'))
  await keepRecords(ctx, [...made, ...admitted])
  await saveDone(ctx.db, context.import.id, [
    ...made.map((one) => done(one, 'created')),
    ...admitted.map((one) => done(one, 'admitted')),
    ...updated.map((one) => one.done),
    ...members,
  ])
  await refuseRows(ctx.db, context.import.id, taken, 'number:number_taken')
}

type Made = { row: RecordRow; person: string; member: string; number: string | null }

/** The member number of each row: its own, or the one that the import took for it; without one the association counts. */
async function numbersOf(ctx: Ctx, context: ImportContext, rows: readonly RecordRow[]): Promise<Map<number, string>> {
  const { first_number: first, association } = context.import
  const own = new Map(rows.flatMap(({ stored, record }) => (record.number ? [[stored.row, record.number]] : [])))
  if (first === null) return own
  const lacking = rows.map(({ stored }) => stored.row).filter((row) => !own.has(row))
  const given = await numbersAt(
    ctx,
    association,
    lacking.map((row) => Number(first) + row - 1),
  )
  return new Map([...own, ...lacking.flatMap((row, at) => (given[at] ? [[row, given[at]] as const] : []))])
}

const done = ({ row, person, member }: Made, outcome: 'created' | 'admitted'): DoneRow => ({
  row: row.stored.row,
  outcome,
  person,
  member,
  before: null,
})

function newPerson(context: ImportContext, record: RowRecord): NewPerson {
  return {
    name: record.name ?? '',
    ...(record.sex !== null && { sex: record.sex }),
    birthDate: record.birthDate,
    birthYear: record.birthYear,
    ...(record.nationalId !== null && { nationalId: record.nationalId }),
    ...(record.oldId !== null && { oldId: record.oldId }),
    ...(record.phone !== null && { phones: [{ phone: record.phone }] }),
    ...addressOf(context, record),
  }
}

/** The line as the sheet has it, at the commune where the unit works, under the map of today. */
function addressOf(context: ImportContext, record: RowRecord): Pick<NewPerson, 'addresses'> {
  const place = context.units.find(({ code }) => code === record.unit)?.placeCode
  if (record.address === null || !place) return {}
  return { addresses: [{ kind: 'residence', line: record.address, unit: place, mapOf: context.today }] }
}

const newMember = (context: ImportContext, { row, person, member, number }: Made): AdmittedMember => ({
  id: member,
  personId: person,
  association: context.import.association,
  unit: row.record.unit ?? context.import.unit_code,
  kind: row.record.kind,
  joinedOn: row.record.joinedOn,
  number,
  reason: 'import',
})

/** Fills what is empty of people on record; what was filled is kept for the undo. */
async function update(
  ctx: Ctx,
  context: ImportContext,
  rows: readonly RecordRow[],
): Promise<{ row: RecordRow; done: DoneRow }[]> {
  const ids = rows.flatMap(({ stored }) => stored.person_id ?? [])
  const facts = new Map((await matchFactsOf(ctx.db, ids)).map((one) => [one.id, one]))
  const found: { row: RecordRow; done: DoneRow }[] = []
  for (const row of rows) {
    const { person_id: person, membership_id: member } = row.stored
    const known = facts.get(person ?? '')
    const fields = known ? fillable(row.record, known) : []
    if (person === null || !known || fields.length === 0 || !(await mayBeUsed(ctx, person))) {
      found.push({ row, done: { row: row.stored.row, outcome: 'untouched', person, member, before: null } })
      continue
    }
    await correctPersonRecord(ctx, person, changesOf(context, row.record, fields))
    const [after] = await matchFactsOf(ctx.db, [person])
    const filled = { fields, version: after?.version ?? 0, year: known.birthYear === null && fields.includes('birth') }
    found.push({
      row,
      done: {
        row: row.stored.row,
        outcome: 'updated',
        person,
        member,
        before: sealedFilled.seal(ctx.services.aead, filled),
      },
    })
  }
  await indexPeople(
    ctx.db,
    found.flatMap(({ done: { outcome, person } }) => (outcome === 'updated' && person ? [person] : [])),
  )
  return found
}

/** Whoever had the use of her data restricted is left as she is. */
async function mayBeUsed(ctx: Ctx, person: string): Promise<boolean> {
  try {
    await refuseRestrictedPerson(ctx.db, person)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function changesOf(context: ImportContext, record: RowRecord, fields: readonly FilledField[]): Partial<NewPerson> {
  const whole = newPerson(context, record)
  const pick: Record<FilledField, Partial<NewPerson>> = {
    sex: { ...(whole.sex && { sex: whole.sex }) },
    birth: { birthDate: record.birthDate, birthYear: record.birthYear },
    nationalId: { ...(whole.nationalId !== undefined && { nationalId: whole.nationalId }) },
    oldId: { ...(whole.oldId !== undefined && { oldId: whole.oldId }) },
    phone: { ...(whole.phones && { phones: whole.phones }) },
    address: { ...(whole.addresses && { addresses: whole.addresses }) },
  }
  return Object.assign({}, ...fields.map((field) => pick[field])) as Partial<NewPerson>
}
