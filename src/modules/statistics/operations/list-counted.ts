import { civilDate } from '#kernel/i18n/format.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { membersCounted } from '#modules/membership/index.ts'
import { findPeople } from '#modules/people/index.ts'
import { dayBefore, nameUnits, unitName } from '#modules/units/index.ts'
import { findAsked } from '../asked.reads.ts'
import { countedBy } from '../line.rules.ts'
import { readColumns } from '../map-columns.reads.ts'
import { invalid, notFound, statisticsErrors } from '../statistics.errors.ts'
import { mayListPeople, READ } from '../statistics.policy.ts'
import { Counted, ListCounted } from '../statistics.schema.ts'

const PAGE = 50

/** The people behind a figure of the form. Asks for the right to see members there. */
export const listCounted = question({
  name: 'statistics.list-counted',
  permission: READ,
  input: ListCounted,
  output: Counted,
  reveals: (_input, { items }) => items.map(({ personId }) => ({ type: 'person', id: personId })),
  async run(ctx, input) {
    const { unit, period, asOf, map, heirs } = await findAsked(ctx, input)
    if (!mayListPeople(ctx.actor, heirs)) throw notFound()
    const eve = dayBefore(period.from)
    const counted = countedBy(input.line, period, asOf, eve)
    const columns = await readColumns(ctx.db, { unit, map, days: [eve, asOf], locale: ctx.locale })
    if (!counted || (counted.of === 'movement' && columns.cuts.length > 0))
      throw invalid('line', statisticsErrors.noList)
    const epoch = columns.epochOf(counted.of === 'standing' ? counted.day : asOf)
    const codes = columns.codes.filter((code) => {
      const column = columns.columnOf(code, epoch)
      return column !== undefined && (!input.column || column === input.column)
    })
    const mark = input.cursor ? readCursor(input.cursor, 2) : undefined
    const after = mark && { order: String(mark[0]), id: String(mark[1]) }
    const rows = await membersCounted(ctx.db, codes, counted, { after, limit: PAGE + 1 })
    const page = rows.slice(0, PAGE)
    const [people, nameOf] = await Promise.all([
      findPeople(
        ctx.db,
        page.map(({ personId }) => personId),
      ),
      nameUnits(
        ctx,
        page.map((row) => row.unit),
        counted.of === 'standing' ? counted.day : civilDate(ctx.now()),
      ),
    ])
    const last = rows.length > PAGE ? page.at(-1) : undefined
    return {
      unit: { code: unit.code, name: unitName(unit, ctx.locale) },
      items: page.map(({ id, personId, unit: code }) => {
        const person = people.get(personId)
        return {
          id,
          personId,
          name: person?.name ?? '',
          birthYear: person?.birthYear ?? null,
          unitName: nameOf(code),
        }
      }),
      next: last ? writeCursor([last.order, last.id]) : null,
    }
  },
})
