import { carryOutDeletion, reapplyDeletions, settleDeletion } from '#modules/subjects/index.ts'
import type { Command } from './command.ts'

export const reapplyDeletionsCommand: Command = {
  name: 'reapply-deletions',
  summary: 'Takes out again, after a restore, everybody who was deleted',
  help: [
    'reapply-deletions',
    'Reads the journal DATA_DIR/deletions, which lies outside of the database: bring its newest copy first.',
    'Run it after every restore, before people are let in. It may run any number of times.',
  ],
  prepare:
    () =>
    async ({ run, say }) => {
      const { deletions } = await run(reapplyDeletions, {})
      // Here and now rather than by the jobs: whoever restored wants to know that it is done.
      for (const id of deletions) {
        await run(carryOutDeletion, { event: { streamId: id } })
        await run(settleDeletion, { event: { streamId: id } })
      }
      say(`${deletions.length} deletions of the journal were applied.`)
      return 0
    },
}
