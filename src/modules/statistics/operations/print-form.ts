import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { formPrint } from '../form-print.rules.ts'
import { viewForm } from '../form-view.reads.ts'
import { READ } from '../statistics.policy.ts'
import { AskForm } from '../statistics.schema.ts'

/** The form on paper, in the language of the screen. */
export const printForm = question({
  name: 'statistics.print-form',
  permission: READ,
  input: AskForm,
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  async run(ctx, input) {
    const { view } = await viewForm(ctx, input)
    const data = formPrint(view, ctx.t, ctx.locale, civilDate(ctx.now()))
    const bytes = await ctx.services.pdf.render({ template: 'statistics/form', data })
    return { bytes, mediaType: 'application/pdf', name: `thong-ke-${view.unit.code}-${view.period.key}.pdf` }
  },
})
