import type { Context } from 'hono'
import { AppError } from '#kernel/errors/app-error.ts'
import { apiRoute } from '#kernel/http/api-route.ts'
import { callerOf, runFor } from '#kernel/http/caller.ts'
import type { Env, Face, Run } from '#kernel/http/face.ts'
import { plainJson } from '#kernel/http/plain-json.ts'
import { asAppError } from '#kernel/http/problem.ts'
import { toScimError } from '#kernel/http/scim-error.ts'
import { readBulk } from '../operations/bulk.ts'
import { createGroup, deleteGroup, patchGroup, replaceGroup } from '../operations/groups.ts'
import { createUser, deleteUser, patchUser, replaceUser } from '../operations/users.ts'
import { MOST_BYTES, readCall, runSteps, type Bulk, type BulkCall, type BulkDone } from '../scim-bulk.rules.ts'
import type { Resource } from '../scim-patch.rules.ts'
import { versionOf } from '../scim-resource.rules.ts'

const TYPE = 'application/scim+json'
const STATUS = { POST: '201', PUT: '200', PATCH: '200', DELETE: '204' } as const

async function readBody(c: Context<Env>) {
  const text = await c.req.text()
  if (Buffer.byteLength(text) > MOST_BYTES) throw new AppError('kernel.body_too_large', { kind: 'too_large' })
  return { body: plainJson(text) }
}

/** The operation of a call, as its own route would run it. */
function runCall(run: Run, { method, resource, id = '', data: body, version }: BulkCall): Promise<Resource> {
  const ifMatch = version === undefined ? {} : { ifMatch: version }
  const [user, group] = [
    { user: id, ...ifMatch },
    { group: id, ...ifMatch },
  ]
  if (resource === 'Users')
    return {
      POST: () => run(createUser, { body }),
      PUT: () => run(replaceUser, { ...user, body }),
      PATCH: () => run(patchUser, { ...user, body }),
      DELETE: () => run(deleteUser, user),
    }[method]()
  return {
    POST: () => run(createGroup, { body }),
    PUT: () => run(replaceGroup, { ...group, body }),
    PATCH: () => run(patchGroup, { ...group, body }),
    DELETE: () => run(deleteGroup, { group: id }),
  }[method]()
}

/** Each operation is a call of its own: who asks is found out once, her right, limit and transaction are each call's. */
async function answerBulk(c: Context<Env>, bulk: Bulk, face: Face): Promise<Response> {
  const run = runFor(face, await callerOf(c, face))
  const base = `${face.runtime.services.config.publicUrl.replace(/\/$/, '')}/scim/v2`
  const done = await runSteps(bulk, async (step, made): Promise<BulkDone> => {
    try {
      const call = readCall(step, made)
      const resource = await runCall(run, call)
      const id = String(resource['id'] ?? call.id)
      const version = versionOf(resource)
      const location = `${base}/${call.resource}/${id}`
      return { id, location, status: STATUS[call.method], ...(version !== '' && { version }) }
    } catch (thrown) {
      if (!(thrown instanceof AppError))
        face.runtime.log.error({ requestId: c.get('requestId'), err: thrown }, 'operation of a bulk request failed')
      const error = toScimError(asAppError(thrown), face.runtime.translators.en)
      const location = step.method === 'POST' ? {} : { location: `${base}${step.path}` }
      return { ...location, status: error.status, error }
    }
  })
  const Operations = done.flatMap((result, at) => {
    if (!result) return []
    const { id: _id, error, ...rest } = result
    const { method, bulkId } = bulk.steps[at] ?? {}
    return [{ method, ...(bulkId !== undefined && { bulkId }), ...rest, ...(error && { response: error }) }]
  })
  const answer = { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'], Operations }
  return c.body(JSON.stringify(answer), 200, { 'content-type': `${TYPE}; charset=utf-8` })
}

export const bulkApi = [
  apiRoute({
    method: 'post',
    path: '/scim/v2/Bulk',
    operation: readBulk,
    tag: 'SCIM 2.0',
    summary: 'Several changes in one call, each with its own result',
    readBody,
    respond: answerBulk as never,
    responseType: TYPE,
  }),
]
