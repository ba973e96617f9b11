import { manifest } from '#kernel/manifest/manifest.ts'
import { pruneLimits } from '#kernel/limits/prune-limits.ts'
import { pruneAnswers } from '#kernel/operation/prune-answers.ts'
import { groundPersonal } from './ground.personal.ts'

/** What belongs to no module: the upkeep of the kernel's own tables. Nobody but the system may run it. */
export const groundModule = manifest({
  name: 'ground',
  messages: { vi: {}, en: {}, pl: {} },
  permissions: ['ground:maintain'],
  operations: [pruneAnswers, pruneLimits],
  api: [],
  pages: [],
  jobs: [
    { name: 'ground.prune-answers', cron: '17 3 * * *', operation: pruneAnswers },
    { name: 'ground.prune-limits', cron: '7 * * * *', operation: pruneLimits },
  ],
  personalData: groundPersonal,
})
