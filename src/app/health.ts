import type { Context, Hono } from 'hono'
import { register } from 'prom-client'
import { sameText } from '#kernel/http/cookies.ts'
import type { Env } from '#kernel/http/face.ts'
import { socketAddress } from '#kernel/http/rate-limit.ts'

export type Health = {
  /** Resolves to the reason why the product cannot serve now, or undefined. */
  notReady(): Promise<string | undefined>
  /** Demo data: absent, being made, made. */
  demo(): 'none' | 'seeding' | 'done'
}

/** /healthz: the process lives. /readyz: it can serve (database answers, schema is there). /metrics: Prometheus text. */
export function mountHealth(app: Hono<Env>, health: Health, metricsToken: string | undefined): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const reason = await health.notReady()
    return c.json({ status: reason ? 'not ready' : 'ready', reason, demo: health.demo() }, reason ? 503 : 200)
  })
  app.get('/metrics', async (c) => {
    if (!mayMeasure(c, metricsToken)) return c.text('', 404)
    return c.text(await register.metrics(), 200, { 'content-type': register.contentType, 'cache-control': 'no-store' })
  })
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/** With a token, whoever brings it; without, this machine itself, and nobody for whom a proxy asks. */
function mayMeasure(c: Context<Env>, token: string | undefined): boolean {
  if (token !== undefined) return sameText(c.req.header('authorization') ?? '', `Bearer ${token}`)
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded') ?? c.req.header('x-real-ip')
  return forwarded === undefined && LOOPBACK.test(socketAddress(c) ?? '')
}
