import { AppError } from '#kernel/errors/app-error.ts'

const onField = (path: string, code: string) => new AppError(code, { kind: 'invalid', fields: [{ path, code }] })

export const authenticationErrors = {
  refused: (kind: 'unauthenticated' | 'invalid') =>
    new AppError('authentication.refused', {
      kind,
      ...(kind === 'invalid' && { fields: [{ path: 'login', code: 'authentication.refused' }] }),
    }),
  wrongCode: () => onField('code', 'authentication.wrong_code'),
  officerByPassword: () => onField('code', 'authentication.officer_by_password'),
  stepOver: () => new AppError('authentication.step_over', { kind: 'conflict' }),
  wait: (millis: number) =>
    millis < 60_000
      ? new AppError('authentication.wait_seconds', { kind: 'too_many', params: { seconds: Math.ceil(millis / 1000) } })
      : new AppError('authentication.wait_minutes', {
          kind: 'too_many',
          params: { minutes: Math.ceil(millis / 60_000) },
        }),
  phoneUnreachable: () => onField('phone', 'authentication.phone_unreachable'),
  messageNotSent: () => new AppError('authentication.message_not_sent', { kind: 'unavailable' }),
  notOffered: () => new AppError('authentication.not_offered', { kind: 'not_found' }),
  badPassword: (code: string) => onField('password', code),
  passkeyRefused: () => new AppError('authentication.passkey_refused', { kind: 'conflict' }),
  noFactor: () => new AppError('authentication.no_factor', { kind: 'not_found' }),
  unknownPerson: () => onField('login', 'authentication.unknown_person'),
  vouchedAlready: () => new AppError('authentication.vouched_already', { kind: 'conflict' }),
  takenOver: () => onField('login', 'authentication.taken_over'),
  notSeenYet: () => new AppError('authentication.not_seen_yet', { kind: 'conflict' }),
  linkOver: () => new AppError('authentication.link_over', { kind: 'not_found' }),
} as const
