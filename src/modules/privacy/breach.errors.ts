import { AppError } from '#kernel/errors/app-error.ts'

const onField = (path: string, code: string) => new AppError(code, { kind: 'invalid', fields: [{ path, code }] })

export const breachErrors = {
  unknown: () => new AppError('kernel.not_found', { kind: 'not_found' }),
  changed: () => new AppError('privacy.breach_changed', { kind: 'conflict' }),
  notNext: () => new AppError('privacy.breach_not_next', { kind: 'conflict' }),
  future: () => onField('detectedAt', 'privacy.detected_in_future'),
  reversed: () => onField('happenedTo', 'privacy.period_reversed'),
  unknownAccount: () => onField('login', 'privacy.unknown_account'),
  unknownUnit: (path = 'unit') => onField(path, 'privacy.bad_unit'),
  unknownDossiers: () => onField('dossiers', 'privacy.unknown_dossiers'),
  periodMissing: () => onField('since', 'privacy.period_missing'),
} as const
