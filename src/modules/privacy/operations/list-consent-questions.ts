import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { questionsFor } from '../consent.reads.ts'
import { ConsentQuestion, Purpose } from '../consent.schema.ts'

/** What people are asked to agree to, as it is asked today. */
export const listConsentQuestions = question({
  name: 'privacy.list-consent-questions',
  permission: 'anyone',
  input: z.strictObject({ purposes: z.array(Purpose).optional() }),
  output: z.object({ items: z.array(ConsentQuestion) }),
  run: async (ctx, { purposes }) => ({ items: await questionsFor(ctx.db, ctx.locale, purposes) }),
})
