import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { forgetCatalogue } from '../procedure.questions.ts'
import { procedureFaults } from '../procedure.rules.ts'
import { LifeEvents } from '../procedure.schema.ts'
import { saveLifeEvents, saveVersion } from '../procedure.store.ts'
import { ImportProcedures } from '../procedure-view.schema.ts'
import { AppError } from '#kernel/errors/app-error.ts'

/** Puts procedure files into the catalogue: all or none. A version that exists is replaced by its file. */
export const importProcedures = operation({
  name: 'procedures.import',
  permission: 'procedures:manage',
  kind: 'write',
  input: ImportProcedures,
  output: z.object({ procedures: z.int(), lifeEvents: z.int() }),
  async run(ctx, input) {
    const faults = input.versions.flatMap((version) =>
      procedureFaults(version).map((fault) => `${version.code}: ${fault}`),
    )
    if (faults.length > 0)
      throw new AppError('procedures.faults', { kind: 'invalid', params: { faults: faults.join('; ') } })
    const lifeEvents = LifeEvents.parse(input.lifeEvents)
    for (const version of input.versions) await saveVersion(ctx.db, version, ctx.now())
    await saveLifeEvents(ctx.db, lifeEvents)
    forgetCatalogue()
    return { procedures: input.versions.length, lifeEvents: lifeEvents.length }
  },
})
