/**
 * The service worker of the verification pages, registered by them alone and for `/v` alone. With a network it changes
 * nothing; without one it answers with a shell that checks the seal in the address on the device.
 */
import {
  assetsIn,
  emptyMemory,
  isStale,
  LANGUAGES,
  remember,
  SEAL_KEYS,
  shellAddress,
  shellLanguage,
  taskFor,
  type Kept,
  type Memory,
} from './offline-verify.ts'

// TypeScript's webworker library cannot stand beside the DOM's; these are the few types that are used here.
type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Waiting & { data: unknown }) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}
const worker = globalThis as unknown as Worker

const CACHE = 'motcua-verify-1'
const MEMORY = '/v/.memory'
/** On a line that neither works nor fails, the phone answers by itself after this long. */
const PATIENCE_MS = 12_000

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(Promise.all([worker.clients.claim(), dropOldCaches()])))
worker.addEventListener('message', (event) => {
  const { data } = event
  if (isKept(data)) event.waitUntil(keep(data))
})
worker.addEventListener('fetch', (event) => {
  switch (taskFor(event.request, worker.location.origin)) {
    case 'page':
      return event.respondWith(page(event.request))
    case 'asset':
      return event.respondWith(cacheFirst(event.request))
    case 'keys':
      return event.respondWith(networkFirst(event.request, SEAL_KEYS))
    case 'names':
      return event.respondWith(readMemory().then(({ names }) => Response.json(names)))
    default:
  }
})

async function page(request: Request): Promise<Response> {
  try {
    const answer = await inTime(fetch(request))
    // A proxy whose server is away answers for it.
    if (answer.status < 502 || answer.status > 504) return answer
    return (await shell(request.url)) ?? answer
  } catch (error) {
    const kept = await shell(request.url)
    if (kept) return kept
    throw error
  }
}

async function shell(url: string): Promise<Response | undefined> {
  return cached(shellAddress(shellLanguage(url, await readMemory())))
}

function inTime(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer in time')), PATIENCE_MS))
  return Promise.race([answer, late])
}

async function cacheFirst(request: Request): Promise<Response> {
  return (await cached(new URL(request.url).pathname)) ?? fetch(request)
}

async function networkFirst(request: Request, key: string): Promise<Response> {
  try {
    const answer = await inTime(fetch(request))
    if (answer.ok) return answer
  } catch {
    // the kept copy below
  }
  return (await cached(key)) ?? Response.error()
}

async function cached(key: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(key)
}

/** After a visit: remember its language and names and, once a day or when the product changed, fetch everything anew. */
async function keep(kept: Kept): Promise<void> {
  const memory = remember(await readMemory(), kept)
  await writeMemory(memory)
  const now = Date.now()
  if (isStale(memory, kept.assets, now)) await writeMemory(await refresh(memory, kept.assets, now))
}

async function refresh(memory: Memory, loaded: readonly string[], now: number): Promise<Memory> {
  const cache = await caches.open(CACHE)
  const assets = new Set(loaded)
  for (const language of LANGUAGES) {
    const address = shellAddress(language)
    // Without cookies: the shell is nobody's, and its language must not become the visitor's.
    const answer = await fetch(address, { credentials: 'omit' })
    if (!answer.ok) return memory
    for (const asset of assetsIn(await answer.clone().text())) assets.add(asset)
    await cache.put(address, answer)
  }
  await cache.add(SEAL_KEYS)
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll([...assets].filter((asset) => !known.has(asset)))
  for (const path of known) if (path.startsWith('/assets/') && !assets.has(path)) await cache.delete(path)
  return { ...memory, assets: [...assets], fetchedAt: now }
}

async function readMemory(): Promise<Memory> {
  const kept = await cached(MEMORY)
  return kept ? ((await kept.json()) as Memory) : emptyMemory
}

async function writeMemory(memory: Memory): Promise<void> {
  await (await caches.open(CACHE)).put(MEMORY, Response.json(memory))
}

async function dropOldCaches(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('motcua-verify-') && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
}

function isKept(data: unknown): data is Kept {
  return typeof data === 'object' && data !== null && (data as { type?: unknown }).type === 'keep'
}
