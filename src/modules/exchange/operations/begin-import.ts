import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { holds } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { readSheetHeads, type SheetHead } from '#kernel/sheets/read-sheet.ts'
import { sheetKind, sheetMediaTypes } from '#kernel/sheets/sheet-kind.ts'
import { findUploads } from '#kernel/files/upload.store.ts'
import { keepFile } from '#modules/forms/index.ts'
import { associationOfTree } from '#modules/membership/index.ts'
import { getUnit } from '#modules/units/index.ts'
import { exchangeErrors, notFound, onField } from '../exchange.errors.ts'
import { exchangeEvent } from '../exchange.events.ts'
import { IMPORT, mayImport, SENSITIVE } from '../exchange.policy.ts'
import { BeginImport } from '../exchange.schema.ts'
import { findImport, insertImport } from '../import.store.ts'
import { bytesOf } from '../read-file.commands.ts'
import { bestSheet, encodingsOf, layoutKey, proposal } from '../propose.rules.ts'
import { withoutSensitive } from '../clean-row.rules.ts'
import { findLayout as rememberedLayout } from '../import.store.ts'
import { sealedHeads } from '../sealed.rules.ts'

/** Takes a list into keeping and proposes sheet, header and columns; nobody is written down yet. */
export const beginImport = operation({
  name: 'exchange.begin-import',
  permission: IMPORT,
  kind: 'write',
  input: BeginImport,
  output: z.object({ id: z.uuid() }),
  prepare: begin,
  run: async (ctx, input) => (await begin(ctx, input))(ctx),
})

async function begin(ctx: Ctx, input: z.output<typeof BeginImport>) {
  ctx.allow(mayImport(ctx.actor, input.unit))
  const { bytes, name } = input.of ? await fileOf(ctx, input.of.import) : input
  if (!bytes) throw new AppError('kernel.sheet_empty', { kind: 'invalid' })
  const limit = ctx.services.config.uploadLimitBytes
  if (bytes.byteLength > limit)
    throw new AppError('kernel.file_too_large', { kind: 'too_large', params: { limitMb: limit / 1024 / 1024 } })
  const mediaType = sheetMediaTypes[sheetKind(bytes)]
  const heads = await readSheetHeads(bytes)
  const keep = await keepFile(ctx, { bytes, name, mediaType, pages: 1 })
  return async (within: Ctx) => {
    within.allow(mayImport(within.actor, input.unit))
    const file = await keep(within)
    return { id: await open(within, input.unit, file.id, heads, input.of?.sheet) }
  }
}

/** The file of an import that the caller may work on. */
async function fileOf(ctx: Ctx, id: string): Promise<{ bytes: Uint8Array; name: string }> {
  const row = await findImport(ctx.db, id)
  if (!row) throw notFound()
  ctx.allow(mayImport(ctx.actor, row.unit_code))
  const [upload] = await findUploads(ctx.db, [row.file_id])
  return { bytes: await bytesOf(ctx, row.file_id), name: upload?.name ?? '' }
}

async function open(ctx: Ctx, unitCode: string, fileId: string, heads: SheetHead[], wanted?: string): Promise<string> {
  const now = ctx.now()
  const unit = await getUnit(ctx.db, unitCode, civilDate(now))
  const association = await associationOfTree(ctx.db, unit.tree)
  // The top of a tree has no members of its own.
  if (!association || unit.parentCode === null) throw onField('unit', exchangeErrors.badUnit)
  const sheet = heads.find(({ name }) => name === wanted) ?? bestSheet(heads)
  const found = proposal(sheet)
  const layout = createHash('sha256').update(layoutKey(found.layout.headers)).digest('hex')
  const mapping = (await rememberedLayout(ctx.db, unitCode, layout)) ?? found.mapping
  const id = ctx.ids.uuid()
  await insertImport(
    ctx.db,
    {
      id,
      unit_code: unitCode,
      association: association.key,
      file_id: fileId,
      heads_sealed: sealedHeads.seal(ctx.services.aead, heads),
      sheet: sheet.name,
      header_from: found.layout.from,
      header_to: found.layout.to,
      layout,
      mapping: holds(ctx.actor, SENSITIVE, unitCode) ? mapping : withoutSensitive(mapping),
      encodings: encodingsOf(sheet, found.layout),
      options: { joinedOn: civilDate(now), kind: 'ordinary' },
      created_by: ctx.actor.accountId ?? '',
    },
    now,
  )
  await ctx.record([exchangeEvent('import.begun', id, { unit: unitCode, sheets: heads.length })])
  return id
}
