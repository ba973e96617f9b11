import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { askClock } from '../operations/ask-clock.ts'
import { unitFigures } from '../operations/count-event.ts'
import { trackDossier } from '../operations/track-dossier.ts'
import type { VerifiedResult } from '../resident-view.schema.ts'
import { keepDossier } from '../operations/keep-dossier.ts'
import { listOwnDossiers } from '../operations/list-own-dossiers.ts'
import { verifyResult } from '../operations/verify-result.ts'

/** What the public asks without an account. */
export const trackingApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'get',
    path: '/api/v1/me/dossiers',
    operation: listOwnDossiers,
    tag: 'My account',
    summary: 'Dossiers in one’s account, or of whom one acts for',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/dossiers',
    operation: keepDossier,
    tag: 'My account',
    summary: 'Put a dossier that was sent without an account into one’s own',
    description: 'Proof: the last four digits of the applicant’s phone. Wrong digits are answered with the tries left.',
    guesses: 'guess',
  }),
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
