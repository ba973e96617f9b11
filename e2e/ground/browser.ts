import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, expect, inject, onTestFinished } from 'vitest'

export const localeTags = { vi: 'vi-VN', en: 'en-GB', pl: 'pl-PL' } as const
export type Locale = keyof typeof localeTags

export type VisitOptions = {
  javaScript?: boolean
  locale?: Locale
  /** CSS pixels; 320 is the narrowest that must work. */
  width?: number
  colorScheme?: 'light' | 'dark'
  /** Without it the browser is not kept busy with what a page would do the next time. */
  serviceWorker?: boolean
  /** Pages fade into one another: a quarter of a second of drawing at each step, more than the page itself costs. */
  motion?: boolean
}

/** One person with one browser window. */
export type Visit = Required<Omit<VisitOptions, 'serviceWorker' | 'motion'>> & {
  page: Page
  url: string
  /** Console errors, page errors and failed requests since the last check; an unexpected one fails the test. */
  faults: string[]
}

let browser: Promise<Browser> | undefined

/** One browser a worker; it closes by itself after the file. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

async function launch(): Promise<Browser> {
  const { executablePath, env } = inject('chromium')
  afterAll(async () => {
    await (await browser)?.close()
    browser = undefined
  })
  const kept = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return chromium.launch({
    executablePath,
    env: { ...Object.fromEntries(kept), ...env },
    args: ['--font-render-hinting=none', '--disable-gpu'],
  })
}

/** A fresh visitor: no cookies, no cache. Closed by itself after the test, which fails when faults were left over. */
export async function newPage(options: VisitOptions = {}): Promise<Visit> {
  const { javaScript = true, locale = 'vi', width = 1024, colorScheme = 'light' } = options
  const { serviceWorker = true, motion = false } = options
  const url = inject('app').url
  const context = await (
    await openBrowser()
  ).newContext({
    javaScriptEnabled: javaScript,
    locale: localeTags[locale],
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: motion ? 'no-preference' : 'reduce',
    baseURL: url,
    serviceWorkers: serviceWorker ? 'allow' : 'block',
    // The page check runs scripts of its own in the page; the policy of the pages is tested by tests of its own.
    acceptDownloads: true,
  })
  // The product speaks Vietnamese until somebody chooses: the browser's own language decides nothing.
  await context.addCookies([{ name: 'motcua_lang', value: locale, url }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.setDefaultNavigationTimeout(60_000) // a shared machine stands still now and then
  const faults: string[] = []
  watch(page, faults)
  context.on('page', (opened) => watch(opened, faults))
  onTestFinished(async () => {
    const left = [...faults]
    await context.close()
    expect(left, 'faults in the browser').toEqual([])
  })
  return { page, url, faults, javaScript, locale, width, colorScheme }
}

function watch(page: Page, faults: string[]) {
  page.on('pageerror', (error) => {
    // A page left before its fade-in ended: the browser says so, nothing is broken.
    if (!/ViewTransition|Transition was (?:aborted|skipped)/.test(error.message))
      faults.push(`page error: ${error.message}`)
  })
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A form sent back with 422 or a page that is not there is an answer, not a fault; a missing image is one.
    const isAnswer = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (!isAnswer) faults.push(`console: ${message.text()} (${message.location().url})`)
  })
}
