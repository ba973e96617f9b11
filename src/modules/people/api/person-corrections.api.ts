import { apiRoute } from '#kernel/http/api-route.ts'
import { decideCorrections } from '../operations/decide-corrections.ts'
import { listPersonCorrections, revealCorrectedId, showCorrectedPhones } from '../operations/list-corrections.ts'
import { listOwnCorrections } from '../operations/list-own-corrections.ts'
import { proposeCorrections, withdrawCorrection } from '../operations/propose-corrections.ts'

const own = '/api/v1/me/person/corrections' as const
const queue = '/api/v1/person-corrections' as const
const [mine, tag] = ['My account', 'People']

export const personCorrectionsApi = [
  apiRoute({
    method: 'get',
    path: own,
    operation: listOwnCorrections,
    tag: mine,
    summary: 'What I proposed to correct of myself, and what became of it',
    description: '`route` says whether somebody at my units decides (`office`) or I ask by a data request (`request`).',
  }),
  apiRoute({
    method: 'post',
    path: own,
    operation: proposeCorrections,
    tag: mine,
    summary: 'Say what is wrong in what is known of me',
    description: 'Only fields that are wrong; `phones` are all that are mine from now on.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: `${own}/{correction}`,
    operation: withdrawCorrection,
    tag: mine,
    summary: 'Take a proposal back that nobody has decided',
  }),
  apiRoute({
    method: 'get',
    path: queue,
    operation: listPersonCorrections,
    tag,
    summary: 'What people of my units say is wrong in their records, the oldest first; numbers masked',
  }),
  apiRoute({
    method: 'post',
    path: `${queue}/{correction}/phones`,
    operation: showCorrectedPhones,
    tag,
    summary: 'Phones as they stand and as proposed, in full; recorded',
  }),
  apiRoute({
    method: 'post',
    path: `${queue}/{correction}/reveal-id`,
    operation: revealCorrectedId,
    tag,
    summary: 'Number of the identity card as it stands and as proposed, with a reason; recorded',
  }),
  apiRoute({
    method: 'post',
    path: `${queue}/decide`,
    operation: decideCorrections,
    tag,
    summary: 'Accept or refuse proposals, field by field',
    description:
      'With `seen` of what was looked at, a record that changed since then is answered by 409 and not written.',
  }),
]
