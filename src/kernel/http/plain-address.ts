import type { MiddlewareHandler } from 'hono'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Env } from './face.ts'

/** No address of ours holds a NUL and PostgreSQL stores none: refused once, before any route looks at path or query. */
export const refuseNul: MiddlewareHandler<Env> = (c, next) => {
  if (c.req.url.includes('%00')) throw new AppError('kernel.invalid_input', { kind: 'invalid' })
  return next()
}
