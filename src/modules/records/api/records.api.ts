import { apiRoute } from '#kernel/http/api-route.ts'
import { changeRecord, changeSensitive } from '../operations/change-record.ts'
import { decideCorrection, listCorrections, revealCorrection } from '../operations/decide-correction.ts'
import { getRecord } from '../operations/get-record.ts'
import { getOwnRecord } from '../operations/own-record.ts'
import { proposeCorrection, withdrawCorrection } from '../operations/propose-correction.ts'
import { addEntry, addSensitiveEntry, removeOpenEntry, removeSensitiveEntry } from '../operations/record-entries.ts'
import { revealSensitive } from '../operations/reveal-sensitive.ts'

const tag = 'Records of members'
const record = '/api/v1/members/{member}/record' as const

export const recordsApi = [
  apiRoute({
    method: 'get',
    path: record,
    operation: getRecord,
    tag,
    summary: 'The record of a member, without what is sensitive',
  }),
  apiRoute({
    method: 'put',
    path: record,
    operation: changeRecord,
    tag,
    summary: 'Change fields of a record; old values stay in its history',
    description: 'An empty text takes a value out; fields left out are not touched.',
  }),
  apiRoute({
    method: 'post',
    path: `${record}/entries`,
    operation: addEntry,
    tag,
    summary: 'Add family situation of a year, a loan, an award, a training or an activity',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: `${record}/entries/{entry}`,
    operation: removeOpenEntry,
    tag,
    summary: 'Take an entry out of the record',
  }),
  apiRoute({
    method: 'post',
    path: `${record}/sensitive/reveal`,
    operation: revealSensitive,
    tag,
    summary: 'The sensitive part of a record, for a purpose; the look is in the access log',
  }),
  apiRoute({
    method: 'put',
    path: `${record}/sensitive`,
    operation: changeSensitive,
    tag,
    summary: 'Change sensitive fields, for a purpose',
  }),
  apiRoute({
    method: 'post',
    path: `${record}/sensitive/entries`,
    operation: addSensitiveEntry,
    tag,
    summary: 'Add hardship of a year, health or discipline',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: `${record}/sensitive/entries/{entry}`,
    operation: removeSensitiveEntry,
    tag,
    summary: 'Take a sensitive entry out of the record',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/record-corrections',
    operation: listCorrections,
    tag,
    summary: 'What members proposed, the oldest first',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/record-corrections/{correction}/reveal',
    operation: revealCorrection,
    tag,
    summary: 'A proposal about a sensitive field with its value, for a purpose',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/record-corrections/{correction}/decide',
    operation: decideCorrection,
    tag,
    summary: 'Accept a proposal, or refuse it with a reason',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/membership/record',
    operation: getOwnRecord,
    tag,
    summary: 'What the association keeps of the caller, and what became of her proposals',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/membership/corrections',
    operation: proposeCorrection,
    tag,
    summary: 'Say what a field of one’s own record should be',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/me/membership/corrections/{correction}',
    operation: withdrawCorrection,
    tag,
    summary: 'Take a proposal back',
  }),
]
