import { AppError } from '#kernel/errors/app-error.ts'

const onField = (path: string, code: string) => new AppError(code, { kind: 'invalid', fields: [{ path, code }] })
const conflict = (code: string) => new AppError(code, { kind: 'conflict' })

/** Errors of roles, positions and substitutions; texts in `messages/*.json` under `errors`. */
export const rightsErrors = {
  noSuchRole: () => new AppError('identity.no_such_role', { kind: 'not_found' }),
  roleTaken: () => onField('role', 'identity.role_taken'),
  roleUsed: () => conflict('identity.role_used'),
  roleChanged: () => conflict('identity.role_changed'),
  unknownPermission: () => onField('permissions', 'identity.unknown_permission'),
  idleTooLong: () => onField('idleMinutes', 'identity.idle_too_long'),
  lastAdministrator: () => conflict('identity.last_administrator'),
  lastDayTooLate: () => onField('lastDay', 'identity.last_day_too_late'),
  noSuchSubstitution: () => new AppError('identity.no_such_substitution', { kind: 'not_found' }),
  noSuchPosition: () => onField('positions', 'identity.no_such_position'),
  substituteUnknown: () => onField('substitute', 'identity.substitute_unknown'),
  substituteSelf: () => onField('substitute', 'identity.substitute_self'),
  substituteElsewhere: () => onField('substitute', 'identity.substitute_elsewhere'),
  substitutionTwice: () => conflict('identity.substitution_twice'),
  substitutionEnded: () => conflict('identity.substitution_ended'),
  substitutionReversed: () => onField('to', 'identity.substitution_reversed'),
  substitutionTooLong: () => onField('to', 'identity.substitution_too_long'),
  substitutionPermissions: () => onField('permissions', 'identity.substitution_permissions'),
} as const
