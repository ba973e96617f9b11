import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Config } from '#kernel/config/config.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Env } from '#kernel/http/face.ts'
import { chooseLocale } from '#kernel/http/locale.ts'
import { refuseNul } from '#kernel/http/plain-address.ts'
import { answerError, mountApi, mountPages, type Mount } from '#kernel/http/mount.ts'
import { guardHost } from '#kernel/http/host-guard.ts'
import { RateLimiter } from '#kernel/http/rate-limit.ts'
import { securityHeaders } from '#kernel/http/security-headers.ts'
import { createActionLimits } from '#kernel/limits/action-limits.ts'
import { mountDocs } from './api-docs.tsx'
import { readAssets } from './assets.ts'
import { errorView } from './error-view.tsx'
import { mountHealth, type Health } from './health.ts'
import { identify } from './identify.ts'
import { measureRequests } from './metrics.ts'
import { actionLimits } from './limits.table.ts'
import { modules } from './modules.ts'
import { projectRoot, type Product } from './runtime.ts'
import { mountUploads } from './uploads.ts'

/** The whole HTTP face: health, static files, API, pages, errors. */
export function createServer(
  config: Config,
  product: Pick<Product, 'runtime' | 'cookieKey'>,
  health: Health,
  assets = readAssets(projectRoot),
): Hono<Env> {
  const secure = config.publicUrl.startsWith('https:')
  const mount: Mount = {
    runtime: product.runtime,
    identify: identify(product.runtime),
    cookieKey: product.cookieKey,
    secureCookies: secure,
    assets,
    navigation: modules.flatMap((module) => module.navigation ?? []),
    account: modules.flatMap((module) => module.account ?? []),
    errorView,
    ...confirmation(),
    limiter: new RateLimiter(config.rateLimits),
    ...limitsOf(config, product),
    trustProxy: config.trustProxy,
  }
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('requestId', randomUUID())
    c.header('x-request-id', c.get('requestId'))
    await next()
  })
  app.use(measureRequests(product.runtime.log))
  app.use(securityHeaders(secure))
  mountHealth(app, health, config.metricsToken)
  app.use(guardHost(config.publicUrl, config.allowedHosts))
  mountStatic(app, assets.serviceWorker)
  app.use(chooseLocale(secure), refuseNul, varyByEncoding, compress())
  const api = modules.flatMap((module) => module.api)
  mountDocs(app, api, mount, config.publicUrl)
  mountApi(app, api, mount)
  mountUploads(app, mount, join(config.dataDir, 'tus'))
  app.use(
    csrf({
      origin: (origin, c) => origin === new URL(config.publicUrl).origin || origin === new URL(c.req.url).origin,
    }),
  )
  mountPages(
    app,
    modules.flatMap((module) => module.pages),
    mount,
  )
  app.notFound((c) => answerError(new AppError('kernel.not_found', { kind: 'not_found' }), c, mount))
  app.onError((error, c) => answerError(error instanceof HTTPException ? fromHono(error) : error, c, mount))
  return app
}

function confirmation(): Pick<Mount, 'confirmation'> {
  const brought = modules.find((module) => module.confirmation)?.confirmation
  return brought ? { confirmation: brought } : {}
}

// compress() adds this header to what it sees without it, and for that copies the whole answer; before, it costs nothing.
const varyByEncoding: MiddlewareHandler<Env> = (c, next) => {
  c.header('vary', 'Accept-Encoding')
  return next()
}

// Hono's own refusals: the CSRF check (403) and bodies it cannot read (400).
function fromHono(error: HTTPException): AppError {
  if (error.status === 403) return new AppError('kernel.form_expired', { kind: 'forbidden' })
  return new AppError('kernel.bad_json', { kind: 'invalid' })
}

function limitsOf(config: Config, { runtime }: Pick<Product, 'runtime'>): Pick<Mount, 'actionLimits'> {
  if (!config.rateLimits) return {}
  const { db, now, services } = runtime
  return { actionLimits: createActionLimits(actionLimits, { db, now, lookupKey: services.lookupKey }) }
}

function mountStatic(app: Hono<Env>, serviceWorker: string | undefined): void {
  const client = join(projectRoot, 'dist/client')
  app.use(
    '/assets/*',
    serveStatic({
      root: client,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  const fixed = serveStatic({
    root: join(projectRoot, 'src/client/static'),
    onFound: (_path, c) => c.header('cache-control', 'public, max-age=86400'),
  })
  for (const path of ['/favicon.svg', '/manifest.webmanifest', '/icon-192.png', '/icon-512.png', '/robots.txt'])
    app.use(path, fixed)
  if (serviceWorker !== undefined)
    app.use(
      '/sw.js',
      serveStatic({
        root: client,
        rewriteRequestPath: () => serviceWorker,
        onFound: (_p, c) => c.header('cache-control', 'no-cache'),
      }),
    )
  app.use('/branch-sw.js', serveStatic({ root: client, onFound: (_p, c) => c.header('cache-control', 'no-cache') }))
}
