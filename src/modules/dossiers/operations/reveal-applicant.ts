import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { refuseRestricted } from '#kernel/personal/restriction.ts'
import { nameUnits } from '#modules/units/index.ts'
import { notFound } from '../dossier.errors.ts'
import { mayHandle } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'
import { RevealApplicant } from '../dossier.schema.ts'
import type { DossierRow } from '../dossier.table.ts'
import { sealedColumns } from '../sealed-answers.rules.ts'

const columns = {
  national_id: 'national_id',
  phone: 'applicant_phone',
  email: 'applicant_email',
  address: 'applicant_address',
} as const

/**
 * One masked value of the applicant in full, for a reason that is chosen and, where it must be, written: number, phone,
 * e-mail or address. Each look is in the access log, where the applicant finds it (Law 91/2025/QH15).
 */
export const revealApplicant = question({
  name: 'dossiers.reveal-applicant',
  permission: 'dossiers:read',
  confirm: true,
  input: RevealApplicant,
  output: z.object({ value: z.string() }),
  reveals: 'noted',
  async run(ctx, { code, field, why, reason }) {
    const row = await findDossier(ctx.db, code)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayHandle(ctx.actor, row))
    await refuseRestricted(ctx.db, 'dossier', row.id)
    const value = await valueOf(ctx, row, field)
    if (value === '') throw notFound('kernel.not_found')
    ctx.reveal([{ type: 'dossier', id: row.id, columns: [columns[field]], reason: reasonWords(why, reason) }])
    return { value }
  },
})

/** As it stands in the log: the chosen reason, and what was written. */
export const reasonWords = (why: string, reason: string): string => (reason === '' ? why : `${why}: ${reason}`)

async function valueOf(ctx: Ctx, row: DossierRow, field: keyof typeof columns): Promise<string> {
  const { aead } = ctx.services
  switch (field) {
    case 'national_id':
      return aead.decrypt(row.national_id_enc, sealedColumns.nationalId)
    case 'phone':
      return aead.decrypt(row.applicant_phone_enc, sealedColumns.phone)
    case 'email':
      return row.applicant_email ?? ''
    case 'address': {
      const address = row.applicant_address
      if (address === null) return ''
      const nameOf = await nameUnits(ctx, [address.unit], civilDate(row.submitted_at), 'paper')
      return `${address.line}, ${nameOf(address.unit)}`
    }
  }
}
