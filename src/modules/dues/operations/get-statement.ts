import { z } from 'zod'
import { isoMoment } from '#kernel/i18n/format.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { notFound } from '../dues.errors.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { Cursor, MaybeUnit, UnitChoice } from '../dues.schema.ts'
import { LineView } from '../statement.schema.ts'
import { proposeFor } from '../proposal.reads.ts'
import { findStatement, readStatementLines, readStatements } from '../statement.store.ts'
import { unitNames, workingUnit } from '../unit-choice.reads.ts'

const PAGE = 30
const LINES = 50

/** Statements of a unit's account, newest first. */
export const listStatements = question({
  name: 'dues.list-statements',
  permission: MANAGE,
  input: z.strictObject({ unit: MaybeUnit, cursor: Cursor }),
  output: z.object({
    unit: UnitChoice,
    items: z.array(z.object({ id: z.uuid(), name: z.string(), uploadedAt: z.string(), lines: z.int(), open: z.int() })),
    next: z.string().nullable(),
  }),
  async run(ctx, { unit: asked, cursor }) {
    const unit = asked ?? workingUnit(ctx, MANAGE)
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    const before = cursor ? String(readCursor(cursor, 1)[0]) : null
    const rows = await readStatements(ctx.db, unit, before, PAGE + 1)
    const shown = rows.slice(0, PAGE)
    const last = rows.length > PAGE ? shown.at(-1) : undefined
    return {
      unit: (await unitNames(ctx, [unit]))(unit),
      items: shown.map((row) => ({
        id: row.id,
        name: row.file_name,
        uploadedAt: isoMoment(row.uploaded_at),
        lines: row.lines,
        open: row.open,
      })),
      next: last ? writeCursor([last.id]) : null,
    }
  },
})

/** Lines of a statement, each with the members who may have paid it, why, and how sure that is. */
export const getStatement = question({
  name: 'dues.get-statement',
  permission: MANAGE,
  input: z.strictObject({ statement: z.uuid(), cursor: Cursor }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    unit: z.string(),
    items: z.array(LineView),
    next: z.string().nullable(),
  }),
  reveals: (_input, { items }) =>
    items.flatMap(({ proposals }) =>
      proposals.map(({ member }) => ({ type: 'membership', id: member, columns: ['name'] })),
    ),
  async run(ctx, { statement: id, cursor }) {
    const statement = await findStatement(ctx.db, id)
    if (!statement) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, statement.unit_code))
    const after = cursor ? Number(readCursor(cursor, 1)[0]) : 0
    const rows = await readStatementLines(ctx.db, id, after, LINES + 1)
    const shown = rows.slice(0, LINES)
    const waiting = shown.filter(({ state }) => state === 'open')
    const { byLine, members } = await proposeFor(ctx, statement.unit_code, waiting)
    const last = rows.length > LINES ? shown.at(-1) : undefined
    return {
      id,
      name: statement.file_name,
      unit: statement.unit_code,
      items: shown.map((row) => ({
        id: row.id,
        line: row.line,
        bookedOn: row.booked_on,
        amount: row.amount,
        description: row.description,
        payer: row.payer,
        reference: row.reference,
        state: row.state,
        note: row.note,
        proposals: (byLine.get(row.id) ?? []).map((one) => {
          const { name = '', number = null, unit = '' } = members.get(one.member) ?? {}
          return { ...one, name, number, unit }
        }),
      })),
      next: last ? writeCursor([last.line]) : null,
    }
  },
})
