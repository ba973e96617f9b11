import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { breachNotice } from '../breach-print.rules.ts'
import { breachFor, viewOf } from '../breach.reads.ts'
import { readContact } from '../register.reads.ts'
import { MANAGE } from '../privacy.policy.ts'
import { FileAnswer } from './print-register.ts'

/** The notice to the data protection authority, by the form of Decree 356/2025 Art. 28; in Vietnamese. */
export const printBreachNotice = question({
  name: 'privacy.print-breach-notice',
  permission: MANAGE,
  input: z.strictObject({ code: z.string().max(40) }),
  output: FileAnswer,
  async run(ctx, { code }) {
    const breach = await viewOf({ ...ctx, locale: 'vi' }, await breachFor(ctx, code))
    const contact = (await readContact(ctx.db)) ?? null
    const data = breachNotice(breach, contact, civilDate(ctx.now()))
    const bytes = await ctx.services.pdf.render({ template: 'privacy/breach-notice', data })
    return { bytes, mediaType: 'application/pdf', name: `${code}-thong-bao.pdf` }
  },
})
