import { page } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { getDecision } from '../operations/decision-file.ts'
import { ACTS } from './parts/act-words.tsx'

/** The decision as it was handed in, as a file. */
export const decisionPage = page<Response>({
  path: `${ACTS}/:id/decision`,
  load: async (p) => fileAnswer(await p.run(getDecision, { id: p.params['id'] ?? '' }), 'upload'),
  view: () => <></>,
})
