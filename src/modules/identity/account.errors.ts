import { AppError } from '#kernel/errors/app-error.ts'

const onField = (path: string, code: string) => new AppError(code, { kind: 'invalid', fields: [{ path, code }] })

export const identityErrors = {
  unknownAccount: () => new AppError('identity.unknown_account', { kind: 'not_found' }),
  loginTaken: () => onField('login', 'identity.login_taken'),
  phoneTaken: () => onField('phone', 'identity.phone_taken'),
  badPassword: (code: string) => onField('password', code),
  wrongPassword: () => onField('current', 'identity.wrong_password'),
  unknownUnit: () => onField('unit', 'identity.unknown_unit'),
  unknownRole: () => onField('role', 'identity.unknown_role'),
  unitNeeded: () => onField('unit', 'identity.unit_needed'),
  periodReversed: () => onField('validTo', 'identity.period_reversed'),
  positionTwice: () => new AppError('identity.position_twice', { kind: 'conflict' }),
  positionEnded: () => new AppError('identity.position_ended', { kind: 'conflict' }),
  alreadyDisabled: () => new AppError('identity.already_disabled', { kind: 'conflict' }),
  notDisabled: () => new AppError('identity.not_disabled', { kind: 'conflict' }),
  refused: (kind: 'unauthenticated' | 'invalid') =>
    new AppError('identity.sign_in_refused', {
      kind,
      ...(kind === 'invalid' && { fields: [{ path: 'login', code: 'identity.sign_in_refused' }] }),
    }),
  tooManyFailures: () => new AppError('identity.too_many_failures', { kind: 'too_many' }),
} as const

/** Which unique constraint a statement ran into, if any: two administrators may type the same name at once. */
export function brokenConstraint(error: unknown): string | undefined {
  const pg = error as { code?: string; constraint?: string; table?: string }
  return pg.code === '23505' || pg.code === '23P01' ? pg.constraint : undefined
}
