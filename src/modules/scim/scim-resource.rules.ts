import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/events/canonical.ts'
import type { Resource } from './scim-patch.rules.ts'

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
/** What an association says of a member beside the core of a user. */
export const MEMBER = 'urn:motcua:params:scim:schemas:extension:association:2.0:Member'
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** The resource with `meta.version`, a weak tag made of all that it says. */
export function withVersion(resource: Resource): Resource {
  const meta = resource['meta'] as Record<string, unknown>
  const hash = createHash('sha256').update(canonicalJson(resource)).digest('base64url').slice(0, 22)
  return { ...resource, meta: { ...meta, version: `W/"${hash}"` } }
}

export const versionOf = (resource: Resource): string =>
  String((resource['meta'] as { version?: string } | undefined)?.version ?? '')

/** Whether `If-Match` names this version; left out or `*`: any. */
export const fitsVersion = (resource: Resource, ifMatch: string | undefined): boolean =>
  ifMatch === undefined ||
  ifMatch
    .split(',')
    .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === versionOf(resource).replace(/^W\//, ''))

/** An attribute of what a client sent; names compare without capitals, and null is nothing. */
export const attributeOf = (resource: Resource, name: string): unknown =>
  Object.entries(resource).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? undefined

const ALWAYS = new Set(['schemas', 'id'])
const names = (list: string) =>
  list
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')

/** Only the attributes that were asked for, or all but those that were not wanted (RFC 7644 section 3.9). */
export function selectAttributes(
  resource: Resource,
  asked: { attributes?: string | undefined; excludedAttributes?: string | undefined },
): Resource {
  const wanted = asked.attributes === undefined ? undefined : names(asked.attributes)
  const unwanted = names(asked.excludedAttributes ?? '')
  const chosen = Object.entries(resource).flatMap(([key, value]): [string, unknown][] => {
    const name = key.toLowerCase()
    if (ALWAYS.has(name)) return [[key, value]]
    if (wanted) return cut(key, value, wanted, true)
    return unwanted.includes(name) ? [] : cut(key, value, unwanted, false)
  })
  return Object.fromEntries(chosen)
}

/** The parts of one attribute that stand in the list (`keep`), or that do not. */
function cut(key: string, value: unknown, list: readonly string[], keep: boolean): [string, unknown][] {
  const name = key.toLowerCase()
  if (keep && list.includes(name)) return [[key, value]]
  const separator = name.startsWith('urn:') ? ':' : '.'
  const parts = list.filter((one) => one.startsWith(name + separator)).map((one) => one.slice(name.length + 1))
  if (parts.length === 0) return keep ? [] : [[key, value]]
  const only = (one: unknown) =>
    one === null || typeof one !== 'object'
      ? one
      : Object.fromEntries(Object.entries(one).filter(([part]) => parts.includes(part.toLowerCase()) === keep))
  return [[key, Array.isArray(value) ? value.map(only) : only(value)]]
}
