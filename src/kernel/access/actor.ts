import { AppError } from '#kernel/errors/app-error.ts'
import type { LocalText } from '#kernel/i18n/t.ts'

/** A role at a unit for a period. `units` are the codes of the unit and its subtree today. */
export type Position = {
  id: string
  role: string
  /** The role's name for people; roles are data, so their names are too. */
  roleName?: LocalText
  unitCode: string
  unitName: string
  /** The unit's name where pages speak another language than documents do. */
  unitNames?: LocalText
  units: readonly string[]
  /**
   * Codes of units that ended and for which one of these goes on: what stays recorded at them (finished dossiers,
   * registers, people who left) is this office's to look at. Of what it may write there, its module says so (`holdsPapersOf`).
   */
  former?: readonly string[]
  permissions: ReadonlySet<string>
  /** Whether a holder who administers accounts may hand on everything, or (default) what she may do herself. */
  gives?: 'own' | 'all'
  /** The position is somebody else's, held for that person for a while. */
  substitutes?: Substituted
}

/** For whom a position is held, by which substitution. */
export type Substituted = { id: string; accountId: string; name: string }

/** By what tie somebody acts for another. */
export type PrincipalKind = 'guardian' | 'spouse' | 'relative' | 'organisation' | 'association'

/** What somebody may do for another. */
export type PrincipalAct = 'apply' | 'follow' | 'receive' | 'supplement' | 'withdraw'

/** For whom somebody acts, by a mandate that both sides agreed to. `scope` names procedures, `acts` what may be done. */
export type Principal = {
  mandateId: string
  kind: PrincipalKind
  /** Null for a child or an organisation that has no account: `representedId` stands for her. */
  accountId: string | null
  representedId: string | null
  name: string
  scope: readonly string[] | 'all'
  acts: readonly PrincipalAct[]
  /** The mandate has ended: nothing is allowed any more until she stops acting. */
  ended?: true
}

/**
 * Who acts. `accountId` is null for the public and for the system.
 * `opened` lists the things this browser has proved it owns (a dossier opened with the phone's last digits).
 */
export type Actor = {
  kind: 'public' | 'account' | 'system'
  accountId: string | null
  name: string
  level: 0 | 1 | 2
  positions: readonly Position[]
  opened: readonly string[]
  /** The session that says who acts; absent for the public, for jobs and in tests. */
  sessionId?: string
  /** When this session last proved who it is: at sign-in or when asked again. */
  confirmedAt?: Date
  /** The session is on a device that others use too: it is short and leaves nothing behind. */
  shared?: boolean
  /** The browser brought a session that is over; it acts as the public. */
  lapsed?: Lapsed
  /** A role asks for a second factor that this session did not show; until it does, there are no positions. */
  needs?: 'second_factor'
  onBehalfOf?: Principal
  /** An API key or client: its positions carry the permissions of its scopes only. */
  machine?: boolean
}

/** Why a session is over: ended by its owner or an office, at its end, unused for too long, or the account was shut. */
export type Lapsed = { why: 'ended' | 'expired' | 'idle' | 'closed'; shared: boolean }

export const publicActor: Actor = { kind: 'public', accountId: null, name: '', level: 0, positions: [], opened: [] }

/** The system itself (jobs, seeds). It holds every permission everywhere. */
export const systemActor: Actor = { ...publicActor, kind: 'system', name: 'Motcua' }

/** An answer of a policy. `hidden` makes a refused thing look like one that does not exist. */
export type Decision = { allowed: true } | { allowed: false; as: 'forbidden' | 'hidden'; code?: string }

export const allowed: Decision = { allowed: true }
export const hidden: Decision = { allowed: false, as: 'hidden' }
export const forbidden = (code?: string): Decision => ({ allowed: false, as: 'forbidden', ...(code && { code }) })

/** Throws not_found or forbidden when the decision is a refusal. */
export function enforce(decision: Decision): void {
  if (decision.allowed) return
  if (decision.as === 'hidden') throw new AppError(decision.code ?? 'kernel.not_found', { kind: 'not_found' })
  throw new AppError(decision.code ?? 'kernel.forbidden', { kind: 'forbidden' })
}

/** Permissions that only look; these reach back to units that ended: `dossiers:read`, `dossiers:export`, `records:sensitive`. */
const LOOKS = /:(read|export|sensitive)$/

const reach = (position: Position, permission: string): readonly string[] =>
  position.former && LOOKS.test(permission) ? [...position.units, ...position.former] : position.units

/** Does the position cover this unit, or the papers of this one that ended? */
export const coversPapersOf = ({ units, former = [] }: Position, unitCode: string): boolean =>
  units.includes(unitCode) || former.includes(unitCode)

/** Does the actor hold the permission anywhere (`unitCode` absent) or at this unit? Looking reaches back to units that ended. */
export function holds(actor: Actor, permission: string, unitCode?: string): boolean {
  if (actor.kind === 'system') return true
  return actor.positions.some(
    (position) =>
      position.permissions.has(permission) &&
      (unitCode === undefined ||
        (LOOKS.test(permission) ? coversPapersOf(position, unitCode) : position.units.includes(unitCode))),
  )
}

/** As `holds` at a unit, for what may be done to papers of units that ended by who goes on for them, and by no other. */
export function holdsPapersOf(actor: Actor, permission: string, unitCode: string): boolean {
  if (actor.kind === 'system') return true
  return actor.positions.some((one) => one.permissions.has(permission) && coversPapersOf(one, unitCode))
}

/**
 * Unit codes at which the actor holds the permission, without repeats; for one that looks also those that ended and went
 * up in them. The system gets `'all'`.
 */
export function unitsWith(actor: Actor, permission: string): readonly string[] | 'all' {
  if (actor.kind === 'system') return 'all'
  const units = actor.positions.filter((p) => p.permissions.has(permission)).flatMap((p) => reach(p, permission))
  return [...new Set(units)]
}
