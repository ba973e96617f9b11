import type { Hono } from 'hono'
import { register } from 'prom-client'
import type { Env } from '#kernel/http/face.ts'

export type Health = {
  /** Resolves to the reason why the product cannot serve now, or undefined. */
  notReady(): Promise<string | undefined>
  /** Demo data: absent, being made, made. */
  demo(): 'none' | 'seeding' | 'done'
}

/** /healthz: the process lives. /readyz: it can serve (database answers, schema is there). /metrics: Prometheus text. */
export function mountHealth(app: Hono<Env>, health: Health): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const reason = await health.notReady()
    return c.json({ status: reason ? 'not ready' : 'ready', reason, demo: health.demo() }, reason ? 503 : 200)
  })
  app.get('/metrics', async (c) => c.text(await register.metrics(), 200, { 'content-type': register.contentType }))
}
