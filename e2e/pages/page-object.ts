import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { axeViolations } from '#e2e/ground/axe.ts'
import { openBrowser, type Visit } from '#e2e/ground/browser.ts'
import { moduleMap } from '../../module-map.ts'

// What a message looks like when its translation is missing: `dossiers.state.submitted`.
const rawKey = new RegExp(
  `\\b(?:${[...Object.keys(moduleMap), 'ui', 'kernel', 'app', 'errors'].join('|')})\\.[a-z][\\w-]*(?:\\.[\\w-]+)*`,
  'g',
)

/**
 * What every page object extends. Each way of arriving at a page ends in `check()`, so no journey can pass over a page
 * that is not accessible, has no title, speaks another language or throws in the console.
 */
export class PageObject {
  readonly visit: Visit

  constructor(visit: Visit) {
    this.visit = visit
  }

  get page(): Page {
    return this.visit.page
  }

  /** Goes to the address; the status is that of the answer. */
  async open(path: string, status = 200): Promise<void> {
    const answer = await this.page.goto(path)
    expect(answer?.status(), `status of ${path}`).toBe(status)
    await this.check()
  }

  /** Follows a link or sends a form, waits for the new page and checks it. */
  async go(control: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), control.click()])
    await this.check()
  }

  async check(): Promise<void> {
    const where = `${this.page.url()} (${this.visit.locale}${this.visit.javaScript ? '' : ', no JavaScript'})`
    await this.page.waitForLoadState('load')
    const seen = await this.page.evaluate(lookAround)
    expect(seen.lang, `language of ${where}`).toBe(this.visit.locale)
    expect(seen.title.trim(), `title of ${where}`).not.toBe('')
    expect(seen.text.match(rawKey) ?? [], `untranslated messages on ${where}`).toEqual([])
    expect(await this.violations(seen.refused), `accessibility of ${where}`).toEqual([])
    expect(seen.overflow, `page wider than the window: ${where}`).toBeLessThanOrEqual(0)
    expect(this.visit.faults.splice(0), `faults on ${where}`).toEqual([])
  }

  /**
   * Goes to the address and checks the page in the visit's own window; in one of another width nothing stands beside
   * the window either. It begins in whichever width the page before ended in: one resize a page.
   */
  async openAtBothWidths(path: string, other: number): Promise<void> {
    const isOwn = this.page.viewportSize()?.width === this.visit.width
    if (isOwn) await this.open(path)
    else {
      const answer = await this.page.goto(path)
      expect(answer?.status(), `status of ${path}`).toBe(200)
      await this.expectToFit(other)
    }
    await this.page.setViewportSize({ width: isOwn ? other : this.visit.width, height: 800 })
    await (isOwn ? this.expectToFit(other) : this.check())
  }

  /** The same page in a window of another width has nothing beside the window either. */
  async fitsAt(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: 800 })
    await this.expectToFit(width)
    await this.page.setViewportSize({ width: this.visit.width, height: 800 })
  }

  private async expectToFit(width: number) {
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${this.page.url()} wider than ${width} px`).toBeLessThanOrEqual(0)
  }

  /**
   * Axe looks once in a run at each kind of page, whichever journey comes first: the page without its codes, the
   * language, with or without script, refused or not; at its colours in one language only.
   */
  private async violations(refused: boolean): Promise<string[]> {
    const { origin, pathname } = new URL(this.page.url())
    const shape = pathname.replaceAll(/[^/]*\d[^/]*/g, (part) => (/^[a-z-]+\d?$/.test(part) ? part : '_'))
    const { locale, javaScript, colorScheme } = this.visit
    const kind = [origin, shape, colorScheme, javaScript, refused].join(' ')
    if (!firstOfItsKind(`${kind} ${locale}`)) return []
    const page = javaScript ? this.page : await twinOf(this.page, this.visit)
    const found = await axeViolations(page, { contrast: firstOfItsKind(kind) })
    // A second try of the test must look again.
    if (found.length > 0) forget(kind, `${kind} ${locale}`)
    return found
  }
}

/** What a check asks of the page, in one question: runs in the page. */
function lookAround() {
  const attributes = ['title', 'alt', 'aria-label', 'placeholder', 'data-label']
  const labels = [...document.querySelectorAll('*')].flatMap((element) =>
    attributes.map((name) => element.getAttribute(name) ?? ''),
  )
  const { lang, scrollWidth, clientWidth } = document.documentElement
  return {
    lang,
    title: document.title,
    text: [document.title, document.body.innerText, ...labels].join('\n'),
    overflow: scrollWidth - clientWidth,
    refused: document.querySelector('[aria-invalid=true], #error-summary') !== null,
  }
}

const markOf = (kind: string) => join(inject('app').dataDir, 'axe', encodeURIComponent(kind))

function firstOfItsKind(kind: string): boolean {
  mkdirSync(join(inject('app').dataDir, 'axe'), { recursive: true })
  try {
    mkdirSync(markOf(kind))
    return true
  } catch {
    return false
  }
}

const forget = (...kinds: string[]) => kinds.forEach((kind) => rmSync(markOf(kind), { recursive: true, force: true }))

const twins = new Map<string, Page>()

/** Axe needs timers, which a document without JavaScript never gets: it reads the same HTML in another window. */
async function twinOf(page: Page, { width, colorScheme }: Visit): Promise<Page> {
  const html = (await page.content()).replaceAll(/<script\b[\s\S]*?<\/script>/gi, '')
  const looks = `${width} ${colorScheme}`
  let twin = twins.get(looks)
  if (twin === undefined || twin.isClosed()) {
    const viewport = { width, height: 800 }
    const context = await (await openBrowser()).newContext({ viewport, colorScheme, serviceWorkers: 'block' })
    twin = await context.newPage()
    twins.set(looks, twin)
  }
  const url = page.url()
  await twin.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await twin.goto(url)
  await twin.unroute(url)
  return twin
}
