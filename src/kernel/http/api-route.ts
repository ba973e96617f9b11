import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import { callerOf, runFor } from './caller.ts'
import type { Env, Face } from './face.ts'
import { plainJson } from './plain-json.ts'
import type { LimitName } from './rate-limit.ts'

/**
 * One API route: method and path onto an operation. `{name}` in the path, the query (GET) or the JSON
 * body (POST, PUT, DELETE) together are the operation's input, by the names of its input schema.
 */
export type ApiRoute = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** `/scim/…` is the protocol that other systems speak (RFC 7644); its errors have a shape of their own. */
  path: `/api/${string}` | `/scim/${string}`
  operation: AnyOperation
  tag: string
  summary: string
  description?: string
  status?: 200 | 201 | 204
  /** A creating call: `Idempotency-Key` is honoured and the create limit applies. */
  creates?: boolean
  /** Limit that a not_found answer is charged to (guessing of codes). */
  guesses?: LimitName
  /** Reads something else than JSON (multipart upload). */
  readBody?: (c: Context<Env>) => Promise<Record<string, unknown>>
  requestBody?: { contentType: string; schema: z.ZodType }
  /** Input that the path says by itself. */
  fixed?: Record<string, unknown>
  /** Answers something else than the operation's output as JSON (a PDF, a cookie beside it). */
  respond?: (c: Context<Env>, output: never, face: Face) => Response | Promise<Response>
  /** What `respond` answers when it is JSON of another shape than the operation's output. */
  response?: z.ZodType
  responseType?: string
}

export const apiRoute = (route: ApiRoute): ApiRoute => route

/** `/api/v1/dossiers/{code}` → `:code`; `{form}.pdf` → `:form{[^/]+\.pdf}`, whose value keeps the `.pdf`. */
export const honoPath = (path: string): string =>
  path.replace(/\{(\w+)\}(\.\w+)?/g, (_, name: string, end?: string) => (end ? `:${name}{[^/]+\\${end}}` : `:${name}`))

export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

/** Answers one API request. Errors travel up to the one handler that writes problem details. */
export async function answerApi(route: ApiRoute, c: Context<Env>, face: Face): Promise<Response> {
  const raw = await readInput(route, c)
  const caller = await callerOf(c, face)
  const idempotencyKey = route.creates ? c.req.header('idempotency-key') : undefined
  const output: unknown = await runFor(face, caller)(route.operation, raw, idempotencyKey ? { idempotencyKey } : {})
  if (route.respond) return route.respond(c, output as never, face)
  if (route.status === 204) return c.body(null, 204)
  return c.json(output as Record<string, unknown>, route.status ?? 200)
}

async function readInput(route: ApiRoute, c: Context<Env>): Promise<Record<string, unknown>> {
  const params = Object.fromEntries(pathNames(route.path).map((name) => [name, c.req.param(name)]))
  if (route.method === 'get') return { ...withoutLang(c.req.query()), ...params, ...route.fixed }
  const body = route.readBody ? await readOther(route.readBody, c) : plainJson(await c.req.text())
  return { ...body, ...params }
}

/** A body that is not of the type that the route takes is the sender's fault, not ours. */
async function readOther(read: NonNullable<ApiRoute['readBody']>, c: Context<Env>) {
  try {
    return await read(c)
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('kernel.bad_json', { kind: 'invalid' })
    throw error
  }
}

/** `?state=&q=x` asks for no state: an empty parameter is none. */
function withoutLang({ lang: _lang, ...query }: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
