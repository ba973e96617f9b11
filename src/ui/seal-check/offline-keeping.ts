import type { Register } from './seal-answer.ts'

/** Names of units and procedures that this phone has met; a seal holds codes only. */
export type KnownNames = { units: Record<string, string>; procedures: Record<string, string> }

/** What a verification page tells the service worker (src/client/sw.ts): keep these for the day without a network. */
export type KeepMessage = { type: 'keep'; lang: string; assets: string[]; names: KnownNames }

/**
 * Registers the service worker for `/v` alone and hands it what this page was made of. A browser without one, or one
 * that refuses (private window, plain http), goes on without: the page works, only not offline.
 */
export async function keepForOffline(lang: string, register: Register | null): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(workerAddress(), { scope: '/v' })
    const { active } = await navigator.serviceWorker.ready
    const message: KeepMessage = { type: 'keep', lang, assets: loadedAssets(), names: namesIn(register) }
    active?.postMessage(message, { transfer: [] })
  } catch {
    // said above: without it, online only
  }
}

type Policy = { createScriptURL(url: string): string }
type Factory = { createPolicy(name: string, rules: Policy): Policy }

/**
 * Our pages turn no text into script (Trusted Types): the address of the worker needs the one policy that there is
 * (kernel/http/security-headers.ts), and that knows this address alone.
 */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory }
  const only = (url: string) => {
    if (url !== '/sw.js') throw new TypeError('no script of ours')
    return url
  }
  return trustedTypes
    ? trustedTypes.createPolicy('motcua', { createScriptURL: only }).createScriptURL('/sw.js')
    : '/sw.js'
}

/** Addresses of the built files that this page loaded, the chunks of its islands among them. */
function loadedAssets(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  return [
    ...new Set(
      loaded
        .filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'))
        .map((url) => url.pathname),
    ),
  ]
}

export function namesIn(register: Register | null): KnownNames {
  if (register === null || register.kind !== undefined) return { units: {}, procedures: {} }
  const { unit, procedure } = register
  return { units: { [unit.code]: unit.name }, procedures: { [procedure.code]: procedure.name } }
}
