import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { askClock } from '../operations/ask-clock.ts'
import { unitFigures } from '../operations/count-event.ts'
import { trackDossier } from '../operations/track-dossier.ts'
import type { VerifiedResult } from '../dossier-view.schema.ts'
import { verifyResult } from '../operations/verify-result.ts'

/** What the public asks without an account. */
export const trackingApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'get',
    path: '/api/v1/tracking/{trackingCode}',
    operation: trackDossier,
    tag: 'Public',
    summary: 'Where is my dossier?',
    description: 'No personal data. Case, dashes and spaces in the code are forgiven.',
    guesses: 'guess',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/verify/{code}',
    operation: verifyResult,
    tag: 'Public',
    summary: 'Is this result real?',
    description: '`valid`, `replaced`, `revoked` or `unknown`. Compare a file by `sha256`.',
    guesses: 'guess',
    respond: (c, output: VerifiedResult) => {
      if (output.status === 'unknown') c.set('missed', true)
      return c.json(output)
    },
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/clock',
    operation: askClock,
    tag: 'Public',
    summary: 'When would it be due?',
    description: 'The due moment with its arithmetic. `receivedAt` without an offset is Vietnam time.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/figures',
    operation: unitFigures,
    tag: 'Public',
    summary: 'On-time figures of a unit',
  }),
]
