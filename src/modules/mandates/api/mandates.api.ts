import { apiRoute } from '#kernel/http/api-route.ts'
import { acceptMandate } from '../operations/accept-mandate.ts'
import { actFor, stopActing } from '../operations/act-for.ts'
import { decideMandate } from '../operations/decide-mandate.ts'
import { cancelMandate, narrowMandate, refuseMandate, revokeMandate } from '../operations/end-mandate.ts'
import { getMandate } from '../operations/get-mandate.ts'
import { listMandates, listWaiting } from '../operations/list-mandates.ts'
import { requestMandate } from '../operations/request-mandate.ts'

const tag = 'Acting for others'

export const mandatesApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/me/mandates',
    operation: listMandates,
    tag,
    summary: 'Mandates given and received, newest first',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/mandates',
    operation: requestMandate,
    tag,
    summary: 'Ask to act for somebody, or let somebody act for oneself',
    description:
      'Nothing is allowed by it until the other side, or an officer who saw the paper, has agreed. The answer does not ' +
      'tell whether a phone number or user name belongs to an account. With `way: code` it carries a code for the person ' +
      'opposite: once, for ten minutes.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/mandates/accept',
    operation: acceptMandate,
    tag,
    summary: 'Agree to what was asked of one, or to what the other side’s code stands for',
    guesses: 'guess',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/mandates/{mandate}',
    operation: getMandate,
    tag,
    summary: 'A mandate and everything done under it',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/mandates/{mandate}/refuse',
    operation: refuseMandate,
    tag,
    summary: 'Refuse what was asked of one',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/mandates/{mandate}/cancel',
    operation: cancelMandate,
    tag,
    summary: 'Take back what one asked for',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/mandates/{mandate}/narrow',
    operation: narrowMandate,
    tag,
    summary: 'Make a mandate smaller; more needs a new request',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/mandates/{mandate}/revoke',
    operation: revokeMandate,
    tag,
    summary: 'End a mandate at once, from either side',
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/me/acting',
    operation: actFor,
    tag,
    summary: 'From now on act, in this session, for the principal of a mandate',
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/me/acting',
    operation: stopActing,
    tag,
    summary: 'Act for oneself again',
    status: 204,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/mandates/waiting',
    operation: listWaiting,
    tag,
    summary: 'Mandates whose paper an officer has to see',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/mandates/{mandate}/decide',
    operation: decideMandate,
    tag,
    summary: 'Confirm or refuse, having seen the paper',
  }),
]
