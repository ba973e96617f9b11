import { isKnownOfUser } from './scim-discovery.rules.ts'
import { parsePatchPath, type PatchOperation, type Resource } from './scim-patch.rules.ts'
import { MEMBER } from './scim-resource.rules.ts'
import { scimErrors } from './scim.errors.ts'

/** Throws `scim.invalid_path` for a path to an attribute that no user has: its value would be dropped without a word. */
export function checkPaths(operations: readonly PatchOperation[]): void {
  for (const { path } of operations) {
    if (path === undefined || path === '' || path.toLowerCase() === MEMBER.toLowerCase()) continue
    const { schema, attribute, sub } = parsePatchPath(path)
    if (!isKnownOfUser(schema, attribute, sub)) throw scimErrors.invalidPath()
  }
}

/** Attributes of a user that no client writes: she changes groups by the members of one, or by `unit`. */
const READ_ONLY = ['id', 'meta', 'groups', 'addresses', 'userType'] as const
/** Changed by operations of their own, or refused there. */
const OF_MEMBER = new Set(['unit', 'kind', 'number', 'sex', 'birthDate', 'birthYear'])

/**
 * An attribute that was changed and would stay as it is, so that the client is told instead of being left to believe. What
 * is taken away stays but for nickName, externalId and phones: an office does not forget a name or a birthday that way.
 */
export function keptAttribute(now: Resource, changed: Resource): string | undefined {
  const differs = (from: Resource, to: Resource) => (key: string) =>
    JSON.stringify(from[key]) !== JSON.stringify(to[key])
  const core = READ_ONLY.find(differs(now, changed))
  if (core !== undefined) return core
  const gone = ['userName', 'name', 'active'].find((key) => now[key] !== undefined && isNothing(changed[key]))
  if (gone !== undefined) return gone
  const [before, after] = [memberOf(now), memberOf(changed)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].find(
    (key) => differs(before, after)(key) && (!OF_MEMBER.has(key) || isNothing(after[key])),
  )
}

/** A birthday and a year that no longer fit: the one that the client changed counts; a year alone does not undo a day. */
export function settleBirth(now: Resource, changed: Resource): Resource {
  const member = memberOf(changed)
  const { birthDate, birthYear, ...rest } = member
  if (typeof birthDate !== 'string' || birthYear === undefined || birthDate.slice(0, 4) === String(birthYear))
    return changed
  if (birthYear !== memberOf(now)['birthYear']) throw scimErrors.invalidValue('birthYear')
  return { ...changed, [MEMBER]: { ...rest, birthDate } }
}

const isNothing = (value: unknown) => value === undefined || value === null || value === ''
const memberOf = (resource: Resource): Resource => (resource[MEMBER] ?? {}) as Resource
