import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { pathNames, type ApiRoute } from './api-route.ts'

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

/** The OpenAPI 3.1 document of all routes, made from the same schemas that check the calls. */
export function openApiDocument(routes: readonly ApiRoute[], info: { title: string; version: string; url: string }) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  const named = new Map<string, number>()
  for (const route of routes) {
    const entry = (paths[route.path] ??= {})
    // One operation may stand at several addresses; each has a name of its own.
    const times = (named.get(route.operation.name) ?? 0) + 1
    named.set(route.operation.name, times)
    entry[route.method] = describe(route, times === 1 ? route.operation.name : `${route.operation.name}-${times}`)
  }
  return createDocument({
    openapi: '3.1.1',
    info: { title: info.title, version: info.version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: info.url }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'motcua_session' },
      },
    },
    paths: paths as ZodOpenApiPathsObject,
  })
}

function describe(route: ApiRoute, name: string): ZodOpenApiOperationObject {
  const { operation } = route
  const problem = { description: 'Problem', content: { 'application/problem+json': { schema: ProblemSchema } } }
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, `Permission: \`${operation.permission}\`.`].filter(Boolean).join('\n\n'),
    ...(operation.permission !== 'anyone' && { security: [{ bearer: [] }, { session: [] }] }),
    requestParams: parameters(route),
    ...(route.method !== 'get' && { requestBody: requestBody(route) }),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        ...(route.status !== 204 && { content: responseContent(route) }),
      },
      default: problem,
    },
  }
}

function responseContent(route: ApiRoute) {
  if (route.responseType) return { [route.responseType]: { schema: z.string().meta({ format: 'binary' }) } }
  return { 'application/json': { schema: route.response ?? (route.operation.output as z.ZodType) } }
}

function parameters(route: ApiRoute) {
  const names = pathNames(route.path)
  const header = route.creates ? { header: z.object({ 'Idempotency-Key': z.string().max(200).optional() }) } : {}
  const shape = objectOf(route)
  if (!shape) return { ...(names.length > 0 && { path: z.object(pathStrings(names)) }), ...header }
  return {
    ...(names.length > 0 && { path: fieldsOf(shape, (name) => names.includes(name)) }),
    ...(route.method === 'get' && { query: fieldsOf(shape, (name) => !names.includes(name)) }),
    ...header,
  }
}

/** Some fields of an input. Not `pick`: it refuses schemas whose fields are checked against each other. */
function fieldsOf(shape: z.ZodObject, keeps: (name: string) => boolean): z.ZodObject {
  return z.object(Object.fromEntries(Object.entries(shape.shape).filter(([name]) => keeps(name))))
}

const pathStrings = (names: string[]) => Object.fromEntries(names.map((name) => [name, z.string()]))

function requestBody(route: ApiRoute) {
  if (route.requestBody) return { content: { [route.requestBody.contentType]: { schema: route.requestBody.schema } } }
  const shape = objectOf(route)
  if (!shape) return { content: { 'application/json': { schema: route.operation.input as z.ZodType } } }
  const inPath = pathNames(route.path)
  return { content: { 'application/json': { schema: fieldsOf(shape, (name) => !inPath.includes(name)) } } }
}

// Taken apart by its fields, so that a schema with a check over several of them (which cannot be cut) is described too.
function objectOf(route: ApiRoute): z.ZodObject | undefined {
  return route.operation.input instanceof z.ZodObject
    ? z.object((route.operation.input as z.ZodObject).shape)
    : undefined
}
