import type { Resource } from './scim-patch.rules.ts'
import { attributeOf } from './scim-resource.rules.ts'
import { scimErrors } from './scim.errors.ts'

/** More operations, or a longer body (bytes), are refused whole, as ServiceProviderConfig says (RFC 7644 section 3.7.4). */
export const MOST_OPERATIONS = 200
export const MOST_BYTES = 1024 * 1024

export const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const
export type BulkMethod = (typeof METHODS)[number]

/** One operation as it came; what is wrong with it is its own result. */
export type BulkStep = { method: string; path: string; bulkId?: string; data: Resource; version?: string }
export type Bulk = { steps: BulkStep[]; failOnErrors: number | undefined }

/** A step that can be done: no reference is left in it. */
export type BulkCall = {
  method: BulkMethod
  resource: 'Users' | 'Groups'
  id: string | undefined
  data: Resource
  version?: string
}
/** What came of a step: `id` of a resource that it made; `error` is the body of RFC 7644 section 3.12. */
export type BulkDone = { id?: string; location?: string; version?: string; status: string; error?: Resource }

/** Reads a bulk request; throws `scim.invalid_syntax`, `scim.too_many_operations`. */
export function readBulkBody(body: Resource): Bulk {
  const [list, failOnErrors] = [attributeOf(body, 'Operations'), attributeOf(body, 'failOnErrors')]
  if (!Array.isArray(list) || list.length === 0) throw scimErrors.invalidSyntax()
  if (list.length > MOST_OPERATIONS) throw scimErrors.tooManyOperations(MOST_OPERATIONS)
  if (failOnErrors !== undefined && !(Number.isInteger(failOnErrors) && Number(failOnErrors) > 0))
    throw scimErrors.invalidValue('failOnErrors')
  return { steps: list.map(readStep), failOnErrors: failOnErrors as number | undefined }
}

function readStep(entry: unknown): BulkStep {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) throw scimErrors.invalidSyntax()
  const text = (name: string) => {
    const value = attributeOf(entry as Resource, name)
    if (value !== undefined && (typeof value !== 'string' || value.length > 500)) throw scimErrors.invalidValue(name)
    return value
  }
  const data = attributeOf(entry as Resource, 'data') ?? {}
  if (typeof data !== 'object' || Array.isArray(data)) throw scimErrors.invalidValue('data')
  const [bulkId, version] = [text('bulkId'), text('version')]
  return {
    method: (text('method') ?? '').toUpperCase(),
    path: text('path') ?? '',
    data: data as Resource,
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
  }
}

const REFERENCE = /^bulkId:(.+)$/

/** The step with ids in place of `bulkId:…`; throws `scim.invalid_value` for what it lacks. */
export function readCall(step: BulkStep, made: ReadonlyMap<string, string>): BulkCall {
  const method = METHODS.find((one) => one === step.method)
  if (!method) throw scimErrors.invalidValue('method')
  const [, resource, last] = /^\/(Users|Groups)(?:\/([^/]+))?$/.exec(step.path) ?? []
  if (resource === undefined || (last === undefined) !== (method === 'POST')) throw scimErrors.invalidValue('path')
  if (method === 'POST' && step.bulkId === undefined) throw scimErrors.invalidValue('bulkId')
  const id = last === undefined ? undefined : resolved(decoded(last), made)
  return {
    method,
    resource: resource as BulkCall['resource'],
    id: id as string | undefined,
    data: resolved(step.data, made) as Resource,
    ...(step.version !== undefined && { version: step.version }),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw scimErrors.invalidValue('path')
  }
}

function resolved(value: unknown, made: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    const name = REFERENCE.exec(value)?.[1]
    if (name === undefined) return value
    const id = made.get(name)
    if (id === undefined) throw scimErrors.unresolved(name)
    return id
  }
  if (Array.isArray(value)) return value.map((one) => resolved(one, made))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, made)]))
}

function referencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [...(REFERENCE.exec(value)?.slice(1) ?? [])]
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(referencesOf)
}

/**
 * Does the steps in their order, but those that name what a later one makes after that one; steps that wait for each other
 * and those whose reference came to nothing fail. Stops after `failOnErrors` errors. Answers one result for each step, in
 * the order of the request; undefined for those it did not get to.
 */
export async function runSteps(
  { steps, failOnErrors = Infinity }: Bulk,
  run: (step: BulkStep, made: ReadonlyMap<string, string>) => Promise<BulkDone>,
): Promise<(BulkDone | undefined)[]> {
  const made = new Map<string, string>()
  const done: (BulkDone | undefined)[] = steps.map(() => undefined)
  const needs = steps.map((step) => referencesOf([step.path.split('/').at(-1), step.data]))
  const waiting = new Set(steps.keys())
  let errors = 0
  while (waiting.size > 0 && errors < failOnErrors) {
    const coming = new Set([...waiting].flatMap((at) => steps[at]?.bulkId ?? []))
    const free = [...waiting].find((at) => !needs[at]?.some((name) => coming.has(name)))
    // None is free: each waits for another. The first is tried, and says so.
    const at = free ?? Math.min(...waiting)
    const step = steps[at]
    waiting.delete(at)
    if (!step) continue
    const result = await run(step, made)
    done[at] = result
    if (result.error) errors += 1
    else if (step.bulkId !== undefined && result.id !== undefined) made.set(step.bulkId, result.id)
  }
  return done
}
