import type { Context } from 'hono'
import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { fileAnswer, type ServedFile } from '#kernel/http/served-file.ts'
import { acceptDossier } from '../operations/accept-dossier.ts'
import { answerSupplement } from '../operations/answer-supplement.ts'
import { approveDossier } from '../operations/approve-dossier.ts'
import { assignDossier } from '../operations/assign-dossier.ts'
import { decideDueRevision, listDueRevisions } from '../operations/decide-due-revision.ts'
import { extendDossier } from '../operations/extend-dossier.ts'
import { forwardDossier } from '../operations/forward-dossier.ts'
import { getDossier } from '../operations/get-dossier.ts'
import { getDossierFile, getResultFile } from '../operations/get-file.ts'
import { countDossiers, listDossiers } from '../operations/list-dossiers.ts'
import { markPaid } from '../operations/mark-paid.ts'
import { printForm } from '../operations/print-form.ts'
import { refuseDossier } from '../operations/refuse-dossier.ts'
import { requestPayment } from '../operations/request-payment.ts'
import { requestSupplement } from '../operations/request-supplement.ts'
import { returnResult } from '../operations/return-result.ts'
import { revealApplicant } from '../operations/reveal-applicant.ts'
import { revealNationalId } from '../operations/reveal-national-id.ts'
import { replaceResult, revokeResult } from '../operations/revoke-result.ts'
import { sendBackDossier } from '../operations/send-back-dossier.ts'
import { stopDossier } from '../operations/stop-dossier.ts'
import { submitDossier } from '../operations/submit-dossier.ts'
import { takeDossier } from '../operations/take-dossier.ts'
import { withdrawDossier } from '../operations/withdraw-dossier.ts'

const tag = 'Dossiers'
const one = '/api/v1/dossiers/{code}' as const

/** A print of ours, with its name. */
export const sendFile = (_c: Context, file: ServedFile): Response => fileAnswer(file, 'print')
/** What somebody handed in: to be saved, never run. */
const sendUpload = (_c: Context, file: ServedFile): Response => fileAnswer(file, 'upload')

const command = (name: string, operation: ApiRoute['operation'], summary: string, description?: string) =>
  apiRoute({ method: 'post', path: `${one}/${name}`, operation, tag, summary, ...(description && { description }) })

export const dossiersApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'post',
    path: '/api/v1/dossiers',
    operation: submitDossier,
    tag,
    summary: 'Submit a dossier',
    description:
      'Checks everything and stores everything, or nothing. Send an `Idempotency-Key`: the same call again then gets the same dossier. `applicantToken` is shown once; as bearer token it lets the sender supplement, withdraw and fetch the result.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dossiers',
    operation: listDossiers,
    tag,
    summary: 'List dossiers of your units',
    description: 'Paged by key: pass `next` as `cursor`.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dossiers-count',
    operation: countDossiers,
    tag,
    summary: 'Count dossiers, up to 1,000',
  }),
  apiRoute({ method: 'get', path: one, operation: getDossier, tag, summary: 'One dossier' }),
  command('accept', acceptDossier, 'Accept', 'An empty body accepts every paper as handed in. The clock starts.'),
  command('refuse', refuseDossier, 'Refuse at intake', 'Needs `reasons`.'),
  command('assign', assignDossier, 'Assign to a specialist'),
  command('take', takeDossier, 'Take'),
  command(
    'forward',
    forwardDossier,
    'Forward',
    'Reception hands over to examination; a specialist passes on to the next step.',
  ),
  command('send-back', sendBackDossier, 'Send back to the specialist'),
  command(
    'request-supplement',
    requestSupplement,
    'Request a supplement',
    'Needs `items` with reasons, or a `reason`.',
  ),
  command(
    'supplement',
    answerSupplement,
    'Answer a supplement request',
    'An empty body by the office says that everything was handed in at the desk.',
  ),
  command('request-payment', requestPayment, 'Wait for the fee'),
  command('mark-paid', markPaid, 'Mark as paid'),
  command(
    'approve',
    approveDossier,
    'Decide',
    'An empty body grants. `outcome: denied` needs `reasons`. Issues the sealed result.',
  ),
  command('return-result', returnResult, 'Return the result'),
  command('withdraw', withdrawDossier, 'Withdraw'),
  command('stop', stopDossier, 'Stop'),
  command('extend', extendDossier, 'Extend once (form 04)'),
  command('reveal-national-id', revealNationalId, 'Show the 12-digit number; recorded'),
  command(
    'reveal',
    revealApplicant,
    'Show one masked value of the applicant; recorded',
    '`field` is national_id, phone, email or address; `why` one of the reasons; `other` needs words in `reason`.',
  ),
  apiRoute({
    method: 'get',
    path: `${one}/prints/{form}.pdf`,
    operation: printForm,
    tag,
    summary: 'Print a form',
    description: '`01` to `06` of Circular 03/2025/TT-VPCP, or `acknowledgement`.',
    respond: sendFile,
    responseType: 'application/pdf',
  }),
  apiRoute({
    method: 'get',
    path: `${one}/files/{file}`,
    operation: getDossierFile,
    tag,
    summary: 'A file that was handed in',
    respond: sendUpload,
    responseType: 'application/octet-stream',
  }),
  apiRoute({
    method: 'get',
    path: `${one}/result.pdf`,
    operation: getResultFile,
    tag,
    summary: 'The sealed result',
    respond: sendFile,
    responseType: 'application/pdf',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/results/{result}/revoke',
    operation: revokeResult,
    tag: 'Results',
    summary: 'Revoke a result',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/results/{result}/replace',
    operation: replaceResult,
    tag: 'Results',
    summary: 'Replace a result by a new one',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/due-revisions',
    operation: listDueRevisions,
    tag,
    summary: 'Due dates that a changed calendar would move',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/due-revisions/{id}',
    operation: decideDueRevision,
    tag,
    summary: 'Confirm or reject a revised due date',
  }),
]
