import { manifest } from '#kernel/manifest/manifest.ts'
import { pruneLimits } from '#kernel/limits/prune-limits.ts'
import { pruneAnswers } from '#kernel/operation/prune-answers.ts'
import { reencryptValues } from '#kernel/personal/reencrypt-values.ts'
import { groundPersonal } from './ground.personal.ts'

const hasMore = (output: unknown): boolean => (output as { more: boolean }).more

/** What belongs to no module: the upkeep of the kernel's own tables. Nobody but the system may run it. */
export const groundModule = manifest({
  name: 'ground',
  messages: { vi: {}, en: {}, pl: {} },
  permissions: ['ground:maintain'],
  operations: [pruneAnswers, pruneLimits, reencryptValues],
  api: [],
  pages: [],
  jobs: [
    { name: 'ground.prune-answers', cron: '17 3 * * *', operation: pruneAnswers },
    { name: 'ground.prune-limits', cron: '7 * * * *', operation: pruneLimits },
    { name: 'ground.reencrypt-values', cron: '* * * * *', operation: reencryptValues, again: hasMore },
    // A process that had the old key a moment longer may have written with it after its column was done.
    {
      name: 'ground.reencrypt-again',
      cron: '50 3 * * *',
      operation: reencryptValues,
      input: { again: true },
    },
  ],
  personalData: groundPersonal,
})
