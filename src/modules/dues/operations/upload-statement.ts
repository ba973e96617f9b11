import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { readSheetRows } from '#kernel/sheets/read-sheet.ts'
import { conflict, duesErrors, onField } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { UploadStatement } from '../statement.schema.ts'
import { findHeading, headingHash, headingNamed, lineHashes, readLines, type Row } from '../statement.rules.ts'
import { findLayout, insertLines, insertStatement, saveLayout } from '../statement.store.ts'

const MAX_ROWS = 20_000
const MAX_BYTES = 2 * 1024 * 1024

/**
 * A bank's statement of a unit's account, as CSV or Excel. Lines that the unit has from an earlier file are left out, by the
 * bank's reference with day and amount, or by all they say; the same file is refused. What cannot be matched waits.
 */
export const uploadStatement = operation({
  name: 'dues.upload-statement',
  permission: MANAGE,
  kind: 'write',
  input: UploadStatement,
  output: z.object({ id: z.uuid(), added: z.int(), known: z.int() }),
  async run(ctx, { unit, bytes, name, columns: named }) {
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    if (bytes.byteLength > MAX_BYTES) throw onField('file', duesErrors.fileUnreadable)
    const rows = await readRows(bytes)
    const heading = await headingOf(ctx, unit, rows, named)
    const lines = readLines(rows.slice(heading.at + 1), heading.columns)
    const hashes = lineHashes(lines)
    const id = ctx.ids.uuid()
    const stored = await insertStatement(ctx.db, {
      id,
      unit_code: unit,
      file_name: name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      uploaded_at: ctx.now(),
      uploaded_by: ctx.actor.accountId,
    })
    if (!stored) throw conflict(duesErrors.fileKnown)
    const withIds = lines.map((line, at) => ({ ...line, id: ctx.ids.uuid(), hash: hashes[at] ?? '' }))
    const added = await insertLines(ctx.db, { id, unit }, withIds)
    const data = { unit, lines: lines.length, added }
    await ctx.record([duesEvent('dues_statement', id, 'dues.statement_uploaded', data, { first: true })])
    return { id, added, known: lines.length - added }
  },
})

async function readRows(bytes: Uint8Array): Promise<Row[]> {
  const rows: Row[] = []
  try {
    for await (const row of readSheetRows(bytes, '')) {
      rows.push(row)
      if (rows.length > MAX_ROWS) break
    }
  } catch {
    throw onField('file', duesErrors.fileUnreadable)
  }
  if (rows.length < 2 || rows.length > MAX_ROWS) throw onField('file', duesErrors.fileUnreadable)
  return rows
}

type Named = z.output<typeof UploadStatement>['columns']

/** By the words that are named now, those that were once, or those that banks use. */
async function headingOf(ctx: Ctx, unit: string, rows: readonly Row[], named: Named) {
  if (named) {
    const found = headingNamed(rows, named)
    const row = found && rows[found.at]
    if (!found || !row) throw onField('columns', duesErrors.columnsUnknown)
    const layout = { id: ctx.ids.uuid(), unit, headingHash: headingHash(row), columns: found.columns, at: ctx.now() }
    await saveLayout(ctx.db, layout)
    return found
  }
  const known = findHeading(rows)
  if (known) return known
  for (const [at, row] of rows.slice(0, 40).entries()) {
    const columns = await findLayout(ctx.db, unit, headingHash(row))
    if (columns) return { at, columns }
  }
  throw onField('columns', duesErrors.columnsUnknown)
}
