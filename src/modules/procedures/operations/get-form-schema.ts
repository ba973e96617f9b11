import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { exampleAnswers, toJsonSchema } from '#modules/forms/index.ts'
import { getProcedure } from '../procedure.questions.ts'

/** JSON Schema 2020-12 of the answers of a procedure's form, so that any client can build and check them. */
export const getFormSchema = question({
  name: 'procedures.form-schema',
  permission: 'anyone',
  input: z.strictObject({ code: z.string().max(20) }),
  output: z.record(z.string(), z.unknown()),
  async run(ctx, { code }) {
    const version = await getProcedure(ctx.db, code, civilDate(ctx.now()), ctx.now())
    const examples = [0, 1].map((n) => exampleAnswers(version.form, n, civilDate(ctx.now())))
    return toJsonSchema(version.form, ctx.locale, { title: version.name[ctx.locale], examples })
  },
})
