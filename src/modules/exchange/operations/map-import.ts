import { createHash } from 'node:crypto'
import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { withoutSensitive } from '../clean-row.rules.ts'
import { conflict, exchangeErrors, notFound, onField } from '../exchange.errors.ts'
import { exchangeEvent, IMPORT_WENT_ON } from '../exchange.events.ts'
import { IMPORT, mayImport, SENSITIVE } from '../exchange.policy.ts'
import { MapImport } from '../exchange.schema.ts'
import { nameFieldColumns } from '../fields.rules.ts'
import { guessMapping, layoutAt } from '../header.rules.ts'
import { findLayout, lockImport, saveImport, saveLayout } from '../import.store.ts'
import { checkAgain } from '../import-row.store.ts'
import { encodingsOf, layoutKey, proposal } from '../propose.rules.ts'
import { sealedHeads } from '../sealed.rules.ts'

/**
 * Says which sheet, which header and what each column is, and lets all rows be read and checked. Another sheet or header
 * without a mapping: columns are guessed anew, and nothing is checked yet.
 */
export const mapImport = operation({
  name: 'exchange.map-import',
  permission: IMPORT,
  kind: 'write',
  input: MapImport,
  output: z.object({ checking: z.boolean() }),
  async run(ctx, input) {
    const row = await lockImport(ctx.db, input.id)
    if (!row) throw notFound()
    ctx.allow(mayImport(ctx.actor, row.unit_code))
    if (row.state !== 'mapping' && row.state !== 'ready') throw conflict(exchangeErrors.notNow)
    const head = sealedHeads.open(ctx.services.aead, row.heads_sealed).find(({ name }) => name === input.sheet)
    if (!head) throw onField('sheet', exchangeErrors.noTable)
    const other = input.sheet !== row.sheet
    const from = other ? proposal(head).layout.from : input.headerFrom - 1
    const to = other ? proposal(head).layout.to : Math.max(from, input.headerTo - 1)
    const moved = other || from !== row.header_from || to !== row.header_to
    const layout = layoutAt(head.rows, head.merges, from, to)
    const key = createHash('sha256').update(layoutKey(layout.headers)).digest('hex')
    const guess = (await findLayout(ctx.db, row.unit_code, key)) ?? guessMapping(layout, head.rows)
    const wanted = moved ? guess : (input.mapping ?? row.mapping)
    const mapping = holds(ctx.actor, SENSITIVE, row.unit_code) ? wanted : withoutSensitive(wanted)
    const check = !moved && input.mapping !== undefined
    if (check) checkMapping(mapping)
    // Rows that lie here already keep what was corrected in them, as long as they are the same rows.
    const kept = row.rows_read && !moved && nameFieldColumns(mapping).join() === nameFieldColumns(row.mapping).join()
    if (check && kept) await checkAgain(ctx.db, row.id)
    const now = ctx.now()
    const encodings = moved ? encodingsOf(head, layout) : (input.encodings ?? row.encodings)
    await saveImport(
      ctx.db,
      row.id,
      {
        sheet: input.sheet,
        header_from: from,
        header_to: to,
        layout: key,
        mapping,
        encodings,
        options: { joinedOn: input.joinedOn, kind: input.kind },
        problem: null,
        ...(check && { state: 'checking' as const, rows_read: kept, progress: 0, run_next: false }),
        ...(check && !kept && { total: 0 }),
      },
      now,
    )
    if (!check) return { checking: false }
    await saveLayout(ctx.db, row.unit_code, key, mapping, now)
    await ctx.record([
      exchangeEvent('import.mapped', row.id, { columns: mapping.filter((field) => field !== 'skip').length }),
      exchangeEvent(IMPORT_WENT_ON, row.id, { import: row.id }),
    ])
    return { checking: true }
  },
})

function checkMapping(mapping: readonly string[]): void {
  const used = mapping.filter((field) => field !== 'skip')
  const twice = used.find((field, place) => used.indexOf(field) !== place)
  if (twice !== undefined) {
    const column = mapping.lastIndexOf(twice)
    throw onField(`mapping.${column}`, exchangeErrors.fieldTwice)
  }
  if (!used.includes('name') && !used.includes('family_name')) throw onField('mapping.0', exchangeErrors.noName)
}
