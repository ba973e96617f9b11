import type { Cookie } from 'playwright-core'
import { inject } from 'vitest'
import { localeTags, openBrowser, type VisitOptions } from '#e2e/ground/browser.ts'

/** `html` marks the document itself. */
export type Transfer = { url: string; bytes: number; html: boolean }
export type FirstVisit = { total: number; requests: Transfer[] }

/** Bytes over the wire (compressed, with headers) of a first visit with an empty cache, islands and fonts included; `cookies`: who is signed in. */
export async function firstVisit(
  path: string,
  { javaScript = true, locale = 'vi', width = 390, cookies = [] }: VisitOptions & { cookies?: Cookie[] } = {},
): Promise<FirstVisit> {
  const browser = await openBrowser()
  const options = { javaScriptEnabled: javaScript, locale: localeTags[locale], viewport: { width, height: 800 } }
  const { url: baseURL } = inject('app')
  const context = await browser.newContext({ ...options, baseURL, serviceWorkers: 'block' })
  try {
    await context.addCookies([{ name: 'motcua_lang', value: locale, url: baseURL }, ...cookies])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const urls = new Map<string, { url: string; html: boolean }>()
    const requests: Transfer[] = []
    session.on('Network.responseReceived', ({ requestId, response, type }) =>
      urls.set(requestId, { url: response.url, html: type === 'Document' }),
    )
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const found = urls.get(requestId)
      if (found?.url.startsWith('http')) requests.push({ ...found, bytes: encodedDataLength })
    })
    await session.send('Network.enable')
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    return { total: requests.reduce((sum, { bytes }) => sum + bytes, 0), requests }
  } finally {
    await context.close()
  }
}
