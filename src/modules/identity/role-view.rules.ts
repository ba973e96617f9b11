import { holds, type Actor } from '#kernel/access/actor.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import { ROLES } from './role.policy.ts'
import type { RoleViewData } from './role.schema.ts'
import type { StoredRole } from './role.rules.ts'

export type RoleUsage = { people: number; units: string[]; ever: boolean }

/** A role as the administration shows it, with what this reader may do to it. */
export function toRoleView(
  reader: { actor: Actor; locale: Locale },
  role: StoredRole,
  usage: RoleUsage = { people: 0, units: [], ever: false },
): RoleViewData {
  const editable = holds(reader.actor, ROLES) && usage.units.every((unit) => holds(reader.actor, ROLES, unit))
  const { names, permissions, gives, secondFactor, idleMinutes, absoluteMinutes, version } = role
  return {
    role: role.key,
    name: names[reader.locale],
    names: { vi: names.vi, en: names.en, pl: names.pl },
    permissions,
    gives,
    secondFactor,
    idleMinutes,
    absoluteMinutes,
    version,
    people: usage.people,
    editable,
    deletable: editable && !usage.ever,
  }
}
