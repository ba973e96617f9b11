import type { Context } from 'hono'
import { AppError, errorMessageId } from '#kernel/errors/app-error.ts'
import { PdfError } from '#kernel/pdf/pdf-error.ts'
import type { T } from '#kernel/i18n/t.ts'

/** RFC 9457 problem details, with the field problems of a refused input. */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  instance: string
  requestId: string
  errors?: { path: string; code: string; message: string }[]
}

export function toProblem(error: AppError, t: T, at: { path: string; requestId: string }): Problem {
  return {
    type: `/api/docs#error-${error.code}`,
    title: t(errorMessageId(error.code), error.params),
    status: error.status,
    code: error.code,
    instance: at.path,
    requestId: at.requestId,
    ...(error.fields.length > 0 && {
      errors: error.fields.map((field) => ({
        path: field.path,
        code: field.code,
        message: t(errorMessageId(field.code), field.params),
      })),
    }),
  }
}

/** Says in `Retry-After` (seconds) when a refused call may be tried again, where time helps at all. */
export function sayWhen(c: Context, error: AppError): void {
  if (error.kind === 'unavailable') c.header('retry-after', '30')
  if (error.kind !== 'too_many') return
  const { retryAfter, seconds, minutes } = error.params
  const wait = Number(retryAfter ?? seconds ?? Number(minutes) * 60)
  c.header('retry-after', String(Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : 60))
}

/** Any thrown thing as an AppError; what we did not expect says nothing of itself. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof PdfError && error.failure === 'busy')
    return new AppError('kernel.unavailable', { kind: 'unavailable' })
  if (isRefusedValue(error)) return new AppError('kernel.invalid_input', { kind: 'invalid' })
  if (isDatabaseAway(error)) return new AppError('kernel.unavailable', { kind: 'unavailable' })
  return new AppError('kernel.unexpected', { kind: 'unavailable' })
}

// Data exceptions of PostgreSQL that only a value from outside causes: a year 0, a NUL, a number or a moment out of range,
// text that is no UUID. The schemas stop what they know; this is the net below them.
const REFUSED = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05'])
const isRefusedValue = (error: unknown): boolean => REFUSED.has(String((error as { code?: unknown } | null)?.code))

// Class 57: operator intervention (shutdown, crash); ECONN*, ENOENT: the socket is gone.
function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && /^(57P0|ECONN|ENOENT|08)/.test(code)) return true
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}
