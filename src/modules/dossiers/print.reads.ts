import { readStream } from '#kernel/events/event.store.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { channelOf, getProcedureVersion } from '#modules/procedures/index.ts'
import { findUnitsEver } from '#modules/units/index.ts'
import { unitDay } from './dossier.rules.ts'
import { readComponents, readFiles, readSupplements } from './dossier.reads.ts'
import type { DossierRow, SupplementRow } from './dossier.table.ts'
import { limitInVietnamese, type PrintFacts } from './prints/print-facts.ts'
import { sealedColumns, unitsNamed } from './sealed-answers.rules.ts'
import { notesOf } from './timeline.rules.ts'

/**
 * Everything that a print of this dossier may need, personal numbers decrypted: only for people who may print. `unit`
 * writes it; without one the dossier's own.
 */
export async function readPrintFacts(ctx: Ctx, row: DossierRow, unit?: string): Promise<PrintFacts> {
  const { db, services } = ctx
  const procedure = await getProcedureVersion(db, row.procedure_code, row.procedure_version, ctx.now())
  const units = await readUnitNames(ctx, row, unit)
  const components = await readComponents(db, row.id)
  const limit = channelOf(procedure, row.channel)?.limit
  const address = row.applicant_address
  return {
    publicUrl: services.config.publicUrl,
    code: row.code,
    trackingCode: row.tracking_code,
    procedureCode: procedure.code,
    procedureName: procedure.name.vi,
    unitName: units.own,
    provinceName: units.province,
    submitter: await submitterOf(ctx, row),
    applicant: {
      fullName: row.applicant_name,
      phone: services.aead.decrypt(row.applicant_phone_enc, sealedColumns.phone),
      email: row.applicant_email ?? '',
      address: address === null ? '' : `${address.line}, ${units.nameOf(address.unit)}`,
      nationalId: services.aead.decrypt(row.national_id_enc, sealedColumns.nationalId),
    },
    submittedAt: row.submitted_at,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    dueSteps: row.due_steps ?? [],
    limit: limit ? limitInVietnamese(limit) : '',
    fee: row.fee === null ? null : Number(row.fee),
    components: procedure.components.flatMap(({ key, name, kind }) => {
      const held = components.find((component) => component.key === key)
      return held
        ? [
            {
              key,
              name: name.vi,
              kind,
              originals: held.originals,
              copies: held.copies,
              accepted: held.state !== 'missing',
            },
          ]
        : []
    }),
    files: await readFiles(db, row.id),
    supplement: lastSupplement(await readSupplements(db, row.id)),
    history: (await readStream(db, row.id)).map((event) => ({
      type: event.type,
      at: event.at,
      by: event.actorName,
      role: event.actorRole,
      notes: notesOf(event.data),
      data: event.data,
    })),
    standing: row.standing,
  }
}

/** Who handed it in, when that was somebody else by a mandate; "" when it was the owner or the desk. */
async function submitterOf(ctx: Ctx, row: DossierRow): Promise<string> {
  if (row.submitted_by === null || row.submitted_by === row.account_id) return ''
  return (await findAccounts(ctx.db, [row.submitted_by])).get(row.submitted_by)?.name ?? ''
}

function lastSupplement(all: readonly SupplementRow[]): PrintFacts['supplement'] {
  const last = all.at(-1)
  if (!last) return null
  return {
    number: last.number,
    reason: last.reason,
    items: last.items,
    by: last.requested_by_name,
    at: last.requested_at,
  }
}

/**
 * Vietnamese names: of the unit that writes and its province as of the day it writes, and of the communes that addresses
 * name as of the day the dossier came in.
 */
export async function readUnitNames(ctx: Ctx, row: DossierRow, unit?: string) {
  const day = unit === undefined ? unitDay(row, ctx.now()) : civilDate(ctx.now())
  const code = unit ?? row.unit_code
  const own = (await findUnitsEver(ctx.db, [code], day)).get(code)
  const top = own?.path[0] ?? ''
  const province = top === '' ? undefined : (await findUnitsEver(ctx.db, [top], day)).get(top)
  const named = unitsNamed([row.answers, row.applicant_address])
  const places = await findUnitsEver(ctx.db, named, civilDate(row.submitted_at))
  const nameOf = (place: string) => places.get(place)?.name ?? place
  return { own: own?.name ?? code, province: province?.name ?? '', nameOf }
}
