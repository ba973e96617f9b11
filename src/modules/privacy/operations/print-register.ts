import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { question } from '#kernel/operation/operation.ts'
import { MANAGE } from '../privacy.policy.ts'
import { registerPrint } from '../register-print.rules.ts'
import { getRegister } from './get-register.ts'

export const FileAnswer = z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() })

/** The processing register on paper, in the language of the screen. */
export const printRegister = question({
  name: 'privacy.print-register',
  permission: MANAGE,
  input: z.strictObject({}),
  output: FileAnswer,
  async run(ctx) {
    const register = getRegister.output.parse(await getRegister.run(ctx, {}))
    const controller = register.contact?.controller ?? ctx.t('privacy.print.agency')
    const data = registerPrint(register, ctx.t, ctx.locale, controller)
    const bytes = await ctx.services.pdf.render({ template: 'privacy/processing-register', data })
    return { bytes, mediaType: 'application/pdf', name: `so-xu-ly-du-lieu-${register.asOf}.pdf` }
  },
})
