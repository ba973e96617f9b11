import { apiRoute } from '#kernel/http/api-route.ts'
import { exportMyData } from '../operations/export-my-data.ts'
import { getRequest } from '../operations/get-request.ts'
import { listOwnRequests } from '../operations/list-own-requests.ts'
import { listRequests } from '../operations/list-requests.ts'
import { makeRequest } from '../operations/make-request.ts'
import { whoLooked } from '../operations/who-looked.ts'

const tag = 'personal data'

export const subjectsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/me/data',
    operation: exportMyData,
    tag,
    summary: 'Everything that is held about me',
    description: 'By table, with purposes, opened. Asks for a session that was confirmed within ten minutes.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/looks',
    operation: whoLooked,
    tag,
    summary: 'Who looked at my data, under which position, when and why',
    description: 'With `dossier`: at that dossier, which an applicant token opens too.',
  }),
  apiRoute({ method: 'get', path: '/api/v1/me/requests', operation: listOwnRequests, tag, summary: 'My requests' }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/requests',
    operation: makeRequest,
    tag,
    summary: 'Ask to know, correct, restrict, object, withdraw consent or delete',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/data-requests',
    operation: listRequests,
    tag,
    summary: 'Requests to the offices where I decide',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/data-requests/{code}',
    operation: getRequest,
    tag,
    summary: 'One request, with the arithmetic of its dates',
  }),
] as const
