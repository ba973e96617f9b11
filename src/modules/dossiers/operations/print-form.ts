import { code39Svg, qrSvg } from '#kernel/qr/qr.ts'
import { question } from '#kernel/operation/operation.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { mayHandle, mayRead } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'
import { PrintForm } from '../dossier.schema.ts'
import { FileAnswer } from '../dossier-view.schema.ts'
import { readPrintFacts } from '../print.reads.ts'
import { apologyLetter, stopNotice } from '../prints/letter-data.ts'
import { trackingUrl, type PrintFacts } from '../prints/print-facts.ts'
import { acknowledgement, controlSlip, receiptSlip, rejectionSlip, supplementSlip } from '../prints/slip-data.ts'

/** Forms of Circular 03/2025/TT-VPCP by number, and what residents print themselves. */
const forms: Record<
  string,
  { template: string; office?: true; data(facts: PrintFacts, now: Date): object | undefined }
> = {
  '01': { template: 'receipt-slip', data: receiptSlip },
  '02': { template: 'supplement-request', data: supplementSlip },
  '03': { template: 'rejection-slip', data: rejectionSlip },
  '04': { template: 'apology-letter', data: apologyLetter },
  '05': { template: 'stop-notice', data: stopNotice },
  '06': { template: 'control-slip', office: true, data: controlSlip },
  acknowledgement: { template: 'acknowledgement', data: acknowledgement },
}

const barcoded = ['receipt-slip', 'control-slip']

/** A printed form of a dossier. One that the dossier has no cause for yet (form 03 of an accepted one) does not exist. */
export const printForm = question({
  name: 'dossiers.print',
  permission: 'anyone',
  input: PrintForm,
  output: FileAnswer,
  reveals: 'noted',
  async run(ctx, input) {
    const row = await findDossier(ctx.db, input.code)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayRead(ctx.actor, row))
    const form = Object.hasOwn(forms, input.form)
      ? forms[input.form]
      : Object.values(forms).find((one) => one.template === input.form)
    if (!form) throw notFound(dossierErrors.printUnknown)
    if (form.office) ctx.allow(mayHandle(ctx.actor, row))
    const facts = await readPrintFacts(ctx, row)
    const data = form.data(facts, ctx.now())
    if (!data) throw notFound(dossierErrors.printUnknown)
    ctx.reveal([{ type: 'dossier', id: row.id, columns: [form.template] }])
    const barcode = barcoded.includes(form.template)
      ? { 'barcode.svg': await code39Svg(row.code, `Mã vạch của mã hồ sơ ${row.code}`) }
      : {}
    const assets = { 'qr.svg': qrSvg(trackingUrl(facts), `Mã QR mở trang theo dõi hồ sơ ${row.code}`), ...barcode }
    const bytes = await ctx.services.pdf.render({ template: `dossiers/${form.template}`, data, assets })
    return { bytes, mediaType: 'application/pdf', name: `${row.code}-${form.template}.pdf` }
  },
})
