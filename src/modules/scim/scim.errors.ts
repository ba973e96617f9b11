import { AppError } from '#kernel/errors/app-error.ts'

const invalid = (code: string, scimType: string, params: Record<string, unknown> = {}) =>
  new AppError(code, { kind: 'invalid', params: { ...params, scimType } })

/** Errors with their `scimType` of RFC 7644 section 3.12. */
export const scimErrors = {
  invalidFilter: () => invalid('scim.invalid_filter', 'invalidFilter'),
  invalidPath: () => invalid('scim.invalid_path', 'invalidPath'),
  invalidValue: (attribute: string) => invalid('scim.invalid_value', 'invalidValue', { attribute }),
  invalidSyntax: () => invalid('scim.invalid_syntax', 'invalidSyntax'),
  noTarget: () => invalid('scim.no_target', 'noTarget'),
  mutability: (attribute: string) => invalid('scim.read_only', 'mutability', { attribute }),
  noUnit: () => invalid('scim.no_unit', 'invalidValue'),
  stays: () => invalid('scim.member_stays', 'mutability'),
  unresolved: (bulkId: string) =>
    new AppError('scim.unresolved_reference', { kind: 'conflict', params: { bulkId, scimType: 'invalidValue' } }),
  tooManyOperations: (limit: number) =>
    new AppError('scim.too_many_operations', { kind: 'too_large', params: { limit } }),
  noMe: () => new AppError('scim.no_me', { kind: 'not_built' }),
  taken: () => new AppError('scim.user_name_taken', { kind: 'conflict', params: { scimType: 'uniqueness' } }),
  changed: () => new AppError('scim.changed_meanwhile', { kind: 'precondition' }),
  notFound: () => new AppError('kernel.not_found', { kind: 'not_found' }),
}
