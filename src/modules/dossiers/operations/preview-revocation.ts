import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { PreviewRevocation } from '../dossier.schema.ts'
import { Named } from '../dossier-view.schema.ts'
import { actingUnit, findRevocable, isTexted, mustStand, readDecision } from '../revocation.reads.ts'
import { checkSeparation } from '../separation.reads.ts'

/** What revoking or replacing would do, with everything checked that the act itself checks; nothing is changed. */
export const previewRevocation = question({
  name: 'dossiers.preview-revocation',
  permission: 'dossiers:approve',
  input: PreviewRevocation,
  output: z.object({
    number: z.string(),
    /** Under whose name it is done: another than the issuer's after a reform. */
    unit: Named,
    /** The applicant agreed to messages and this server can send them; else she reads it on her page alone. */
    texted: z.boolean(),
  }),
  async run(ctx, input) {
    const { result, row } = await findRevocable(ctx, input.result)
    mustStand(result)
    if (input.act === 'replace') {
      const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, ctx.now())
      await checkSeparation(ctx, row, procedure, 'approve')
    }
    readDecision(ctx, input)
    const { code } = await actingUnit(ctx, row)
    const name = (await nameUnits(ctx, [code], civilDate(ctx.now()), 'paper'))(code)
    return { number: result.number_text, unit: { code, name }, texted: await isTexted(ctx, row.id) }
  },
})
