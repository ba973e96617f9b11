import type { MiddlewareHandler } from 'hono'
import type { Env } from './face.ts'

/** The one Trusted Types policy of ours: the address of the service worker (ui/seal-check/offline-keeping.ts). */
const TRUSTED_TYPES = 'motcua'

/**
 * What a page of ours may load and do. Nothing inline runs, no text becomes script (Trusted Types), nobody frames us,
 * forms go to us only. `data:` and `blob:` are for pictures: a QR code, the photo that is being chosen.
 */
export function contentSecurityPolicy(secure: boolean): string {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES}`,
  ]
  return [...rules, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; ')
}

/** Features of the browser that no page of ours uses; passkeys are ours alone. */
const DENIED = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
const PERMISSIONS = [
  ...DENIED.map((feature) => `${feature}=()`),
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ')

/** Two years, as the preload list asks; with `https:` only, where a browser takes it. */
const HSTS = 'max-age=63072000; includeSubDomains'

/** Headers of every answer. What a route has set itself (the policy of an upload) stays. */
export function securityHeaders(secure: boolean): MiddlewareHandler<Env> {
  const headers: [name: string, value: string][] = [
    // Unless a route says otherwise nothing of ours is kept on the way: pages, API and errors speak of people.
    ['cache-control', 'no-store'],
    ['content-security-policy', contentSecurityPolicy(secure)],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['origin-agent-cluster', '?1'],
    ['permissions-policy', PERMISSIONS],
    ['referrer-policy', 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['x-dns-prefetch-control', 'off'],
    ['x-frame-options', 'DENY'],
    ['x-permitted-cross-domain-policies', 'none'],
    ['x-xss-protection', '0'],
    ...(secure ? ([['strict-transport-security', HSTS]] as [string, string][]) : []),
  ]
  return async (c, next) => {
    await next()
    // Not c.header(): after the answer is there it copies the answer, body and all.
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
