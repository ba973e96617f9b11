import type { Pool } from 'pg'
import type { Actor } from '#kernel/access/actor.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { getRole } from '../operations/get-role.ts'
import { recheckRights } from '../recheck.questions.ts'
import { signedIn, somePlaces } from './fixtures.ts'

const permissions = [
  'dossiers:read',
  'dossiers:receive',
  'dossiers:examine',
  'dossiers:approve',
  'units:manage',
  'identity:manage',
  'identity:roles',
]
export const NOW = '2026-11-20T08:00:00+07:00'

/** What `createRole` takes. */
export const aRole = (role: string, may: string[], change: object = {}) => ({
  role,
  names: { vi: `Vai ${role}`, en: `Role ${role}`, pl: `Rola ${role}` },
  permissions: may,
  gives: 'own' as const,
  secondFactor: false,
  idleMinutes: 60,
  absoluteMinutes: 600,
  ...change,
})

/** Three administrators, of a province, of a commune in it and of another province, with rights that are looked at anew. */
export async function administrators(pool: Pool) {
  const t = testRuntime({ pool, now: NOW, permissions })
  t.runtime.recheck = recheckRights
  await somePlaces(t)
  const province = await signedIn(t, 'administrator', '48')
  const commune = await signedIn(t, 'administrator', '20965')
  const hue = await signedIn(t, 'administrator', '46')
  /** The role as it is, with changes, as its form sends it. */
  const changed = async (role: string, change: object) => {
    const known = await t.run(getRole, { role }, systemActor)
    const { names, permissions: may, gives, secondFactor, idleMinutes, absoluteMinutes, version } = known
    return { role, names, permissions: may, gives, secondFactor, idleMinutes, absoluteMinutes, version, ...change }
  }
  /** She has just proved once more who she is. */
  const confirmed = (actor: Actor) => ({ ...actor, confirmedAt: t.runtime.now() })
  return { t, province, commune, hue, changed, confirmed }
}
