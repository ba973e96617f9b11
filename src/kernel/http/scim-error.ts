import { errorMessageId, type AppError } from '#kernel/errors/app-error.ts'
import type { T } from '#kernel/i18n/t.ts'

/** An error as RFC 7644 section 3.12 has it; `scimType` comes from the parameter of that name. */
export type ScimError = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error']
  status: string
  scimType?: string
  detail: string
}

/** What the protocol calls a bad request is one, whatever our own API says. */
export const scimStatus = (error: AppError): AppError['status'] | 400 => (error.kind === 'invalid' ? 400 : error.status)

export function toScimError(error: AppError, t: T): ScimError {
  const [field] = error.fields
  const detail = t(errorMessageId(error.code), error.params)
  const where = field ? ` ${field.path}: ${t(errorMessageId(field.code), field.params)}` : ''
  const scimType = typeof error.params['scimType'] === 'string' ? error.params['scimType'] : defaultType(error)
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(scimStatus(error)),
    ...(scimType !== undefined && { scimType }),
    detail: `${detail}${where}`,
  }
}

const defaultType = (error: AppError) =>
  error.code === 'kernel.bad_json' ? 'invalidSyntax' : error.kind === 'invalid' ? 'invalidValue' : undefined
