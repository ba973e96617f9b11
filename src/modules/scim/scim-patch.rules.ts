import { matches, parseFilter, toPath, type Filter } from './scim-filter.rules.ts'
import { MEMBER } from './scim-resource.rules.ts'
import { scimErrors } from './scim.errors.ts'

export type PatchOperation = { op: 'add' | 'replace' | 'remove'; path?: string | undefined; value?: unknown }
export type Resource = Record<string, unknown>

/** `name.familyName`, `phoneNumbers[type eq "work"].value`, `urn:…:Member:kind`. */
type Target = { schema: string | undefined; attribute: string; filter?: Filter; sub?: string }

const PATH =
  /^(?<schema>urn:[\w:.-]+:(?=[\w$-]+(?:$|[[.])))?(?<attribute>[\w$-]+)(?:\[(?<filter>.+)\])?(?:\.(?<sub>[\w$-]+))?$/

/** Reads the path of an operation; throws `scim.invalid_path`. */
export function parsePatchPath(text: string): Target {
  // The version in a URN ("2.0") has a dot too, which is no sub-attribute's.
  const found = text.length <= 500 ? PATH.exec(text.trim()) : null
  const { schema, attribute, filter, sub } = found?.groups ?? {}
  if (attribute === undefined) throw scimErrors.invalidPath()
  toPath(attribute)
  return {
    schema: schema?.replace(/:$/, ''),
    attribute,
    ...(filter !== undefined && { filter: parseFilter(filter) }),
    ...(sub !== undefined && { sub }),
  }
}

/** The resource with these operations done one after the other (RFC 7644 section 3.5.2); what was given is not changed. */
export function applyPatch(resource: Resource, operations: readonly PatchOperation[]): Resource {
  const result = structuredClone(resource)
  for (const operation of operations) applyOne(result, operation)
  return result
}

function applyOne(resource: Resource, { op, path, value }: PatchOperation): void {
  if (path === undefined || path === '') {
    if (op === 'remove') throw scimErrors.noTarget()
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw scimErrors.invalidSyntax()
    // Some clients send `{ "name.familyName": "…" }` here.
    for (const [key, one] of Object.entries(value)) {
      if (key.startsWith('urn:') && isObject(one)) merge(sectionOf(resource, key), one)
      else applyOne(resource, { op, path: key, value: one })
    }
    return
  }
  if (op !== 'remove' && path.toLowerCase() === MEMBER.toLowerCase()) {
    if (!isObject(value)) throw scimErrors.invalidValue(path)
    return merge(sectionOf(resource, path), value)
  }
  const { schema, attribute, filter, sub } = parsePatchPath(path)
  const holder = schema === undefined || CORE.test(schema) ? resource : sectionOf(resource, schema)
  const key = keyOf(holder, attribute)
  if (filter) return applyWithin(holder, key, { filter, sub }, op, value)
  if (sub !== undefined) return applySub(holder, key, sub, op, value)
  if (op === 'remove') delete holder[key]
  else holder[key] = op === 'add' ? joined(holder[key], value) : value
}

const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(User|Group)$/i
const isObject = (value: unknown): value is Resource =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
const merge = (into: Resource, from: Resource) => {
  for (const [name, value] of Object.entries(from)) into[keyOf(into, name)] = value
}

function sectionOf(resource: Resource, schema: string): Resource {
  const key = keyOf(resource, schema)
  const known = resource[key]
  if (isObject(known)) return known
  const made: Resource = {}
  resource[key] = made
  return made
}

/** Names compare without capitals; a new one is written as it came. */
const keyOf = (holder: Resource, name: string): string =>
  Object.keys(holder).find((key) => key.toLowerCase() === name.toLowerCase()) ?? safeName(name)

function safeName(name: string): string {
  if (name === '__proto__' || name === 'constructor' || name === 'prototype') throw scimErrors.invalidPath()
  return name
}

/** Adding to a list adds what is not there yet; to anything else it replaces. */
function joined(known: unknown, value: unknown): unknown {
  if (isObject(known) && isObject(value)) return { ...known, ...value }
  if (!Array.isArray(known)) return value
  const more = (Array.isArray(value) ? value : [value]).filter((one) => !known.some((other) => same(other, one)))
  return [...(known as unknown[]), ...(more as unknown[])]
}

const same = (a: unknown, b: unknown): boolean =>
  isObject(a) && isObject(b) && a['value'] !== undefined
    ? a['value'] === b['value'] && (a['type'] ?? '') === (b['type'] ?? a['type'] ?? '')
    : JSON.stringify(a) === JSON.stringify(b)

function applySub(holder: Resource, key: string, sub: string, op: PatchOperation['op'], value: unknown): void {
  const known = holder[key]
  if (Array.isArray(known)) {
    for (const one of known) if (isObject(one)) setOrDelete(one, sub, op, value)
    return
  }
  const section = isObject(known) ? known : (holder[key] = {} as Resource)
  setOrDelete(section as Resource, sub, op, value)
}

function setOrDelete(holder: Resource, name: string, op: PatchOperation['op'], value: unknown): void {
  const key = keyOf(holder, name)
  if (op === 'remove') delete holder[key]
  else holder[key] = value
}

function applyWithin(
  holder: Resource,
  key: string,
  { filter, sub }: { filter: Filter; sub: string | undefined },
  op: PatchOperation['op'],
  value: unknown,
): void {
  const list: unknown[] = Array.isArray(holder[key]) ? holder[key] : []
  const found = list.filter((one) => matches(filter, one))
  if (found.length === 0 && op !== 'remove') throw scimErrors.noTarget()
  if (op === 'remove' && sub === undefined) {
    holder[key] = list.filter((one) => !found.includes(one))
    return
  }
  for (const one of found) {
    if (!isObject(one)) throw scimErrors.invalidPath()
    if (sub !== undefined) setOrDelete(one, sub, op, value)
    else if (isObject(value)) Object.assign(one, value)
    else throw scimErrors.invalidValue(key)
  }
}
