import { holds } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPeople, maskPhone, mayReadPerson, unitsOfPeople, type PersonSummary } from '#modules/people/index.ts'
import { readStored } from './check.commands.ts'
import { fieldText } from './clean-row.rules.ts'
import { SENSITIVE } from './exchange.policy.ts'
import { sensitiveFields, type Field } from './fields.rules.ts'
import type { RowView } from './exchange.schema.ts'
import type { ImportContext } from './import-context.reads.ts'
import type { StoredRow } from './import-row.store.ts'
import { sealedCells } from './sealed.rules.ts'

const dayText = (date: string | null, year: number | null) =>
  date ? date.split('-').toReversed().join('/') : year === null ? '' : String(year)

/** Fields of an import that this reader may see. */
export function seenFields(ctx: Ctx, context: ImportContext): (field: Field) => boolean {
  const all = holds(ctx.actor, SENSITIVE, context.import.unit_code)
  return (field) => all || !sensitiveFields.includes(field)
}

/**
 * Rows as pages show them. Of people on record whom the reader does not look after nothing is said but that there is somebody:
 * a score or a reason would let a guessed phone or number be tried out on people elsewhere.
 */
export async function rowViews(ctx: Ctx, context: ImportContext, stored: readonly StoredRow[]): Promise<RowView[]> {
  const rows = readStored(ctx, context, stored)
  const ids = [
    ...new Set(
      stored.flatMap(({ matches, person_id }) => [...matches.map(({ person }) => person), person_id ?? []].flat()),
    ),
  ]
  const [people, places] = [await findPeople(ctx.db, ids), await unitsOfPeople(ctx.db, ids)]
  const names = new Map(context.units.map(({ code, name }) => [code, name]))
  const seen = seenFields(ctx, context)
  const maySee = (person: string) => mayReadPerson(ctx.actor, places.get(person) ?? []).allowed
  return rows.map(({ stored: row, clean }) => ({
    row: row.row,
    state: row.state,
    outcome: row.outcome,
    name: clean.record.name ?? rawName(ctx, context, row),
    birth: dayText(clean.record.birthDate, clean.record.birthYear),
    unit:
      clean.record.unit === null
        ? null
        : { code: clean.record.unit, name: names.get(clean.record.unit) ?? clean.record.unit },
    changes: clean.changes
      .filter(({ field }) => seen(field))
      .map((change) =>
        change.code === 'unit_by_name' ? { ...change, to: names.get(change.to) ?? change.to } : change,
      ),
    faults: row.faults.map((text) => {
      const [field = '', code = '', other] = text.split(':')
      return { field, code, row: other === undefined ? null : Number(other) }
    }),
    matches: row.matches.flatMap((match) => {
      const person = people.get(match.person)
      return person && maySee(match.person) ? [{ ...match, ...personLine(person) }] : []
    }),
    elsewhere: row.matches.some(({ person }) => people.has(person) && !maySee(person)),
    decision: row.decision,
    ...doneWith(row, maySee),
  }))
}

/** Whom the run wrote down, or would have. */
function doneWith({ outcome, person_id, membership_id }: StoredRow, maySee: (person: string) => boolean) {
  const told = outcome !== null && outcome !== 'refused' && person_id !== null && maySee(person_id)
  return { person: told ? person_id : null, member: told ? membership_id : null }
}

const personLine = (person: PersonSummary) => ({
  name: person.name,
  birth: dayText(person.birthDate, person.birthYear),
  place: person.address,
  phone: person.phone === null ? '' : maskPhone(person.phone),
})

/** What stands where a name should. */
function rawName(ctx: Ctx, context: ImportContext, row: StoredRow): string {
  const cells = sealedCells.open(ctx.services.aead, row.cells_sealed)
  return (
    fieldText(cells, context.clean, 'name') ||
    `${fieldText(cells, context.clean, 'family_name')} ${fieldText(cells, context.clean, 'given_name')}`.trim()
  )
}
