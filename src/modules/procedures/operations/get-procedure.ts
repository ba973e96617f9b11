import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { getProcedure } from '../procedure.questions.ts'
import { ProcedureView } from '../procedure-view.schema.ts'
import { toView } from '../procedure-view.rules.ts'

/** One procedure as it is in force today, in the caller's language. */
export const getProcedureView = question({
  name: 'procedures.get',
  permission: 'anyone',
  input: z.strictObject({ code: z.string().max(20) }),
  output: ProcedureView,
  async run(ctx, { code }) {
    return toView(await getProcedure(ctx.db, code, civilDate(ctx.now()), ctx.now()), ctx.locale)
  },
})
