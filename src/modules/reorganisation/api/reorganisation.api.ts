import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { addStep, removeStep } from '../operations/change-steps.ts'
import { confirmAct, discardAct, withdrawAct } from '../operations/confirm-act.ts'
import { createAct } from '../operations/create-act.ts'
import { getReorganisation } from '../operations/get-act.ts'
import { leadOn } from '../operations/lead-on.ts'
import { listActs } from '../operations/list-acts.ts'
import { previewAct } from '../operations/preview-act.ts'
import { undoAct } from '../operations/undo-act.ts'
import { updateAct } from '../operations/update-act.ts'
import { uploadSteps } from '../operations/upload-steps.ts'

const tag = 'Reorganisations'
const base = '/api/v1/reorganisations' as const

export const reorganisationApi: readonly ApiRoute[] = [
  apiRoute({ method: 'get', path: base, operation: listActs, tag, summary: 'Reorganisations, newest first' }),
  apiRoute({
    method: 'post',
    path: base,
    operation: createAct,
    tag,
    summary: 'Prepare a reorganisation as a draft',
    description: 'One decision with a list of steps, all of which hold at once on its day. Nothing changes yet.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: `${base}/{id}`,
    operation: getReorganisation,
    tag,
    summary: 'One reorganisation: decision, steps, progress',
  }),
  apiRoute({ method: 'put', path: `${base}/{id}`, operation: updateAct, tag, summary: 'Change what a draft says' }),
  apiRoute({
    method: 'post',
    path: `${base}/{id}/steps`,
    operation: addStep,
    tag,
    summary: 'Add a step to a draft',
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: `${base}/{id}/steps/{step}`,
    operation: removeStep,
    tag,
    summary: 'Take a step out of a draft',
  }),
  apiRoute({
    method: 'post',
    path: `${base}/{id}/list`,
    operation: uploadSteps,
    tag,
    summary: 'Steps from a conversion table',
    description: 'TSV or CSV with old_code, old_name, new_code, new_name, extent; optional level and parent.',
  }),
  apiRoute({
    method: 'get',
    path: `${base}/{id}/preview`,
    operation: previewAct,
    tag,
    summary: 'Dry run: conflicts, what ends and begins, what moves',
  }),
  apiRoute({
    method: 'post',
    path: `${base}/{id}/confirm`,
    operation: confirmAct,
    tag,
    summary: 'Make it binding: a job applies it on its day',
  }),
  apiRoute({
    method: 'post',
    path: `${base}/{id}/withdraw`,
    operation: withdrawAct,
    tag,
    summary: 'Take a confirmed one that has not begun back to a draft',
  }),
  apiRoute({ method: 'post', path: `${base}/{id}/discard`, operation: discardAct, tag, summary: 'Put a draft away' }),
  apiRoute({
    method: 'post',
    path: `${base}/{id}/undo`,
    operation: undoAct,
    tag,
    summary: 'Take an applied one back, while nothing depends on it',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/units/{code}/leads-on',
    operation: leadOn,
    tag: 'Units',
    summary: 'Where the code of a unit leads today, from an old paper or QR code',
  }),
]
