import { civilDate, formatDay, formatTime } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { FileAnswer } from '#modules/dossiers/index.ts'
import { findUnitsEver } from '#modules/units/index.ts'
import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { draftErrors } from '../draft.errors.ts'
import { draftFor, procedureOf } from '../draft.reads.ts'
import { ByDraft } from '../draft.schema.ts'
import { receiptPrint } from '../receipt-print.rules.ts'

/** The acknowledgement as a PDF (template `dossiers/acknowledgement`), in Vietnamese as all prints. */
export const printReceipt = question({
  name: 'applications.print-receipt',
  permission: 'anyone',
  input: ByDraft,
  output: FileAnswer,
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft)
    const { receipt } = draft
    if (!receipt) throw new AppError(draftErrors.gone, { kind: 'not_found' })
    const procedure = await procedureOf(ctx, draft)
    const at = new Date(receipt.submittedAt)
    const unit = (await findUnitsEver(ctx.db, [draft.unitCode], civilDate(at))).get(draft.unitCode)
    const province = (await findUnitsEver(ctx.db, unit?.path.slice(0, 1) ?? [], civilDate(at))).get(unit?.path[0] ?? '')
    const url = `${ctx.services.config.publicUrl}/t/${receipt.trackingCode}`
    const data = receiptPrint({
      receipt,
      procedure: {
        code: procedure.code,
        name: procedure.name.vi,
        components: new Map(procedure.components.map((one) => [one.key, one.name.vi])),
      },
      unitName: unit?.name ?? draft.unitCode,
      provinceName: province?.name ?? '',
      day: civilDate(at),
      moment: `${formatTime(at)} ngày ${formatDay(at)}`,
      site: new URL(ctx.services.config.publicUrl).host,
      typedCode: groupCode(receipt.trackingCode),
    })
    const assets = { 'qr.svg': qrSvg(url, data.codes.qrAlt) }
    const pdf = await ctx.services.pdf.render({ template: 'dossiers/acknowledgement', data, assets })
    return { bytes: new Uint8Array(pdf), mediaType: 'application/pdf', name: `xac-nhan-${receipt.code}.pdf` }
  },
})
