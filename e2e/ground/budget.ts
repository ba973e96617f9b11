import { inject } from 'vitest'
import { localeTags, openBrowser, type VisitOptions } from '#e2e/ground/browser.ts'

export type Transfer = { url: string; bytes: number }
export type FirstVisit = { total: number; requests: Transfer[] }

/** Bytes over the wire (compressed, with headers) of a first visit with an empty cache, islands and fonts included. */
export async function firstVisit(
  path: string,
  { javaScript = true, locale = 'vi', width = 390 }: VisitOptions = {},
): Promise<FirstVisit> {
  const browser = await openBrowser()
  const options = { javaScriptEnabled: javaScript, locale: localeTags[locale], viewport: { width, height: 800 } }
  const context = await browser.newContext({ ...options, baseURL: inject('app').url, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const urls = new Map<string, string>()
    const requests: Transfer[] = []
    session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const url = urls.get(requestId)
      if (url?.startsWith('http')) requests.push({ url, bytes: encodedDataLength })
    })
    await session.send('Network.enable')
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    return { total: requests.reduce((sum, { bytes }) => sum + bytes, 0), requests }
  } finally {
    await context.close()
  }
}
