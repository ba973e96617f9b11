import type { Ctx } from '#kernel/operation/ctx.ts'
import { findMembersByNumber, isStanding, membershipsOfPerson, type Member } from '#modules/membership/index.ts'
import type { RecordRow } from './check.commands.ts'
import type { ImportContext } from './import-context.reads.ts'
import type { DoneRow } from './import-row.store.ts'

/**
 * What of a step is still to be done as the preview said: meanwhile, or by an earlier row of the sheet, somebody may have
 * got the number (`taken`), or she became a member (`members`). Her own number of before is not given twice: the
 * association counts on.
 */
export async function stillToDo(
  ctx: Ctx,
  context: ImportContext,
  read: readonly RecordRow[],
): Promise<{ rows: RecordRow[]; taken: number[]; members: DoneRow[] }> {
  const { association } = context.import
  const [numbered, standing] = [await holdersOf(ctx, association, read), await standingOf(ctx, association, read)]
  const found = { rows: [] as RecordRow[], taken: [] as number[], members: [] as DoneRow[] }
  for (const row of read) {
    const { row: number, state, person_id: person } = row.stored
    const member = state === 'admit' && person !== null ? standing.get(person) : undefined
    if (member !== undefined && person !== null) {
      found.members.push({ row: number, outcome: 'untouched', person, member: member || null, before: null })
      continue
    }
    const own = state === 'update' ? null : row.record.number
    const holder = own === null ? undefined : numbered.get(own)
    if (holder !== undefined && (holder === '' || holder !== person)) {
      found.taken.push(number)
      continue
    }
    found.rows.push(holder === undefined ? row : { ...row, record: { ...row.record, number: null } })
    // From here on they are hers, for the rows below.
    if (own !== null) numbered.set(own, person ?? '')
    if (state === 'admit' && person !== null) standing.set(person, '')
  }
  return found
}

/** By number: the person who has it. */
async function holdersOf(ctx: Ctx, association: string, rows: readonly RecordRow[]): Promise<Map<string, string>> {
  const numbers = rows.flatMap(({ record }) => record.number ?? [])
  if (numbers.length === 0) return new Map()
  const members: ReadonlyMap<string, Member> = await findMembersByNumber(ctx.db, association, numbers)
  return new Map([...members].map(([number, { personId }]) => [number, personId]))
}

/** By person who is to be admitted: the membership that stands already. */
async function standingOf(ctx: Ctx, association: string, rows: readonly RecordRow[]): Promise<Map<string, string>> {
  const people = rows.flatMap(({ stored }) => (stored.state === 'admit' ? (stored.person_id ?? []) : []))
  if (people.length === 0) return new Map()
  const members = await membershipsOfPerson(ctx.db, people)
  return new Map(
    members.flatMap((one) =>
      one.association === association && (isStanding(one.state) || one.state === 'applied')
        ? [[one.personId, one.id] as const]
        : [],
    ),
  )
}
