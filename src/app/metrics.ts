import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Histogram } from 'prom-client'
import type { Env } from '#kernel/http/face.ts'
import type { Log } from '#kernel/log/log.ts'

collectDefaultMetrics()

const seconds = new Histogram({
  name: 'motcua_http_request_seconds',
  help: 'Time to answer a request, by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
})

/** One log line and one observation a request. The route pattern is logged, not the path: codes in paths are secrets. */
export const measureRequests =
  (log: Log): MiddlewareHandler<Env> =>
  async (c, next) => {
    const started = performance.now()
    await next()
    const millis = performance.now() - started
    const route = routeOf(c)
    seconds.observe({ method: c.req.method, route, status: c.res.status }, millis / 1000)
    log.info({
      requestId: c.get('requestId'),
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(millis * 10) / 10,
      ...(c.get('accountId') && { accountId: c.get('accountId') }),
    })
  }

// Middleware matches as /*; the handler's own pattern is what tells requests apart.
function routeOf(c: Context): string {
  return matchedRoutes(c).findLast((route) => route.path !== '/*')?.path ?? '/*'
}
