import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { readExport } from '../export.reads.ts'
import { toPrint } from '../export-print.rules.ts'

/** The same as a paper (PDF/A): for whoever reads no JSON. */
export const printMyData = question({
  name: 'subjects.print-my-data',
  permission: 'signed_in',
  confirm: true,
  input: z.strictObject({}),
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  async run(ctx) {
    const day = civilDate(ctx.now())
    const data = toPrint(await readExport(ctx, {}), { t: ctx.t, locale: ctx.locale, day })
    const bytes = await ctx.services.pdf.render({ template: 'subjects/my-data', data })
    return { bytes, mediaType: 'application/pdf', name: `du-lieu-ca-nhan-${day}.pdf` }
  },
})
