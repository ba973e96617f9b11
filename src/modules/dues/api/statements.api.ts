import { z } from 'zod'
import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { plainJson } from '#kernel/http/plain-json.ts'
import { getStatement, listStatements } from '../operations/get-statement.ts'
import { matchCertain, matchLine, setLineAside } from '../operations/match-lines.ts'
import { listReminders, noteReminder, revealPhone, sendReminders } from '../operations/remind-members.ts'
import { uploadStatement } from '../operations/upload-statement.ts'

const tag = 'Dues'

const readStatement: ApiRoute['readBody'] = async (c) => {
  // No multipart body at all is an empty one: who may not upload is told so before what is missing.
  const form = await c.req.formData().catch((error: unknown) => {
    if (error instanceof TypeError) return new FormData()
    throw error
  })
  const file = form.get('file')
  const columns = form.get('columns')
  return {
    unit: form.get('unit'),
    bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined,
    name: file instanceof File ? file.name : '',
    ...(typeof columns === 'string' && { columns: plainJson(columns) }),
  }
}

/** Bank statements that are matched, and reminding who owes. */
export const statementsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/statements',
    operation: listStatements,
    tag,
    summary: 'Bank statements of a unit',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/statements',
    operation: uploadStatement,
    tag,
    summary: 'Upload a bank statement (CSV or Excel)',
    description:
      'Fields `unit`, `file` and, for a bank whose columns are not known, `columns` as JSON: words of the heading by `date`, ' +
      '`credit`, `description`, `reference`, `payer`.',
    status: 201,
    creates: true,
    readBody: readStatement,
    requestBody: {
      contentType: 'multipart/form-data',
      schema: z.object({
        unit: z.string(),
        file: z.string().meta({ override: { type: 'string', format: 'binary' } }),
        columns: z.string().optional(),
      }),
    },
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/statements/{statement}',
    operation: getStatement,
    tag,
    summary: 'Lines of a statement with who may have paid them',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/statements/{statement}/certain',
    operation: matchCertain,
    tag,
    summary: 'Accept all certain lines',
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/lines/{line}/match',
    operation: matchLine,
    tag,
    summary: 'A line is this member’s',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/lines/{line}/aside',
    operation: setLineAside,
    tag,
    summary: 'Set a line aside',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/reminders',
    operation: listReminders,
    tag,
    summary: 'Who owes, and how she may be reminded',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/reminders',
    operation: sendReminders,
    tag,
    summary: 'Send messages to those who asked to be reminded',
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/members/{member}/phone',
    operation: revealPhone,
    tag,
    summary: 'The phone of a member who owes; recorded',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/members/{member}/reminders',
    operation: noteReminder,
    tag,
    summary: 'She was called',
    status: 201,
    creates: true,
  }),
]
