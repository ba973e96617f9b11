import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { readableUnits } from '../dossier.policy.ts'
import { toMoment } from '../dossier-view.schema.ts'
import { readRegister, type RegisterKey, type RegisterRow } from '../register.reads.ts'
import { MASKED_LINE, maskPhone, sealedColumns } from '../sealed-answers.rules.ts'
import { ExportRegister } from '../dossier.schema.ts'
import { reasonWords } from './reveal-applicant.ts'

const RegisterItem = z.object({
  code: z.string(),
  procedure: z.string(),
  applicant: z.string(),
  address: z.string().nullable(),
  phone: z.string(),
  channel: z.enum(['online', 'post', 'in_person']),
  receivedAt: z.string(),
  dueAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
})
export type RegisterItem = z.input<typeof RegisterItem>

const RegisterPage = z.object({ items: z.array(RegisterItem), next: z.string().nullable() })

/** Form 07, the register: what was taken in on the days `from` to `to` (both counted), in the order of reception. */
export const listRegister = question({
  name: 'dossiers.list-register',
  permission: 'dossiers:read',
  input: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: RegisterPage,
  reveals: 'noted',
  async run(ctx, { from, to, cursor, limit }) {
    return readPage(ctx, { from, to, cursor, limit }, undefined)
  },
})

/**
 * The same with phone and address in full, as form 07 on paper has them: for those who may export, for a reason. What it
 * shows is in the access log of every applicant in it.
 */
export const exportRegister = question({
  name: 'dossiers.export-register',
  permission: 'dossiers:export',
  confirm: true,
  input: ExportRegister,
  output: RegisterPage,
  reveals: 'noted',
  run: (ctx, { why, reason, ...period }) => readPage(ctx, period, reasonWords(why, reason)),
})

type Period = { from: string; to: string; cursor?: string | undefined; limit: number }

async function readPage(ctx: Ctx, { from, to, cursor, limit }: Period, reason: string | undefined) {
  const start = new Date(`${from}T00:00:00+07:00`)
  const end = new Date(Date.parse(`${to}T00:00:00+07:00`) + 86_400_000)
  const clear = reason !== undefined
  const rows = await readRegister(ctx.db, {
    units: clear ? unitsWith(ctx.actor, 'dossiers:export') : readableUnits(ctx.actor),
    from: start,
    to: end,
    after: readCursor(cursor),
    limit,
  })
  const page = rows.slice(0, limit)
  const columns = clear ? ['applicant_name', 'applicant_address', 'applicant_phone'] : ['applicant_name']
  ctx.reveal(page.map(({ id }) => ({ type: 'dossier', id, columns, ...(clear && { reason }) })))
  const last = page.at(-1)
  const next = rows.length > limit && last ? `${last.sort_key}|${last.id}` : null
  return { items: await toItems(ctx, page, clear), next }
}

function readCursor(cursor: string | undefined): RegisterKey | undefined {
  if (cursor === undefined || cursor === '') return undefined
  const [at = '', id = ''] = cursor.split('|')
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(at) || !/^[0-9a-f-]{36}$/.test(id))
    throw new AppError('kernel.bad_cursor', { kind: 'invalid' })
  return { at, id }
}

async function toItems(ctx: Ctx, rows: readonly RegisterRow[], clear: boolean): Promise<RegisterItem[]> {
  const now = ctx.now()
  const nameOf = await nameUnits(
    ctx,
    rows.flatMap((row) => row.applicant_address?.unit ?? []),
    civilDate(now),
  )
  const placeOf = ({ applicant_address: address }: RegisterRow) => {
    if (address === null) return null
    const line = clear ? address.line : MASKED_LINE
    return `${line}, ${nameOf(address.unit)}`
  }
  return Promise.all(
    rows.map(async (row) => {
      const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, now)
      return {
        code: row.code,
        procedure: (procedure.shortName ?? procedure.name)[ctx.locale],
        applicant: row.applicant_name,
        address: placeOf(row),
        phone: clear ? phoneOf(ctx, row) : maskPhone(phoneOf(ctx, row)),
        channel: row.channel,
        receivedAt: isoMoment(row.received_at),
        dueAt: toMoment(row.due_at),
        // Nothing moves after the result was handed over.
        returnedAt: row.state === 'returned' ? isoMoment(row.moved_at) : null,
      }
    }),
  )
}

const phoneOf = (ctx: Ctx, row: RegisterRow): string =>
  ctx.services.aead.decrypt(row.applicant_phone_enc, sealedColumns.phone)
