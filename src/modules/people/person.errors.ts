import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'

const invalid = (code: string, path: string) =>
  new AppError(code, { kind: 'invalid', fields: [{ path, code }] satisfies FieldProblem[] })

export const personErrors = {
  notFound: () => new AppError('kernel.not_found', { kind: 'not_found' }),
  badPhone: (path = 'phone') => invalid('people.bad_phone', path),
  badNationalId: (path = 'nationalId') => invalid('people.bad_national_id', path),
  badOldId: (path = 'oldId') => invalid('people.bad_old_id', path),
  badBirth: (path = 'birth') => invalid('people.bad_birth', path),
  badPhoto: () => invalid('people.bad_photo', 'photo'),
  badCode: () => invalid('people.bad_card_code', 'card'),
  linkedAlready: () => new AppError('people.linked_already', { kind: 'conflict' }),
  notYourOwn: () => new AppError('people.not_your_own', { kind: 'forbidden' }),
  badCommune: (path = 'residence.unit') => invalid('people.bad_commune', path),
  alreadyProposed: (path: string) => invalid('people.already_proposed', path),
  nothingProposed: () => new AppError('people.nothing_proposed', { kind: 'invalid' }),
  nobodyDecides: () => new AppError('people.nobody_decides', { kind: 'conflict' }),
  alreadyDecided: () => new AppError('people.already_decided', { kind: 'conflict' }),
  changedSince: (field: string) => new AppError('people.changed_since', { kind: 'conflict', params: { field } }),
  changed: () => new AppError('people.changed_meanwhile', { kind: 'conflict' }),
}
