import { AppError } from '#kernel/errors/app-error.ts'

const onField = (path: string, code: string) => new AppError(code, { kind: 'invalid', fields: [{ path, code }] })

export const machineErrors = {
  unknownClient: () => new AppError('machines.unknown_client', { kind: 'not_found' }),
  unknownKey: () => new AppError('machines.unknown_key', { kind: 'not_found' }),
  unknownUnit: () => onField('unit', 'machines.unknown_unit'),
  scopeNotYours: () => onField('scopes', 'machines.scope_not_yours'),
  badNetwork: () => onField('networks', 'machines.bad_network'),
  expiryTooFar: () => onField('days', 'machines.expiry_too_far'),
  disabled: () => new AppError('machines.disabled', { kind: 'conflict' }),
} as const
