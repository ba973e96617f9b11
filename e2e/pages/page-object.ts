import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openBrowser, type Visit } from '#e2e/ground/browser.ts'
import { moduleMap } from '../../module-map.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
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
    expect(await this.page.locator('html').getAttribute('lang'), `language of ${where}`).toBe(this.visit.locale)
    expect((await this.page.title()).trim(), `title of ${where}`).not.toBe('')
    expect(await this.rawKeys(), `untranslated messages on ${where}`).toEqual([])
    expect(await this.violations(), `accessibility of ${where}`).toEqual([])
    expect(await this.overflow(), `page wider than the window: ${where}`).toBeLessThanOrEqual(0)
    expect(this.visit.faults.splice(0), `faults on ${where}`).toEqual([])
  }

  private async rawKeys(): Promise<string[]> {
    const shown = await this.page.evaluate(() => {
      const attributes = ['title', 'alt', 'aria-label', 'placeholder', 'data-label']
      const labels = [...document.querySelectorAll('*')].flatMap((element) =>
        attributes.map((name) => element.getAttribute(name) ?? ''),
      )
      return [document.title, document.body.innerText, ...labels].join('\n')
    })
    return shown.match(rawKey) ?? []
  }

  private async violations(): Promise<string[]> {
    const twin = this.visit.javaScript ? undefined : await twinOf(this.page, this.visit)
    const axe = new AxeBuilder({ page: twin ?? this.page }).withTags(wcag).setLegacyMode(true)
    const { violations } = await axe.analyze()
    await twin?.context().close()
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    )
  }

  private overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  }
}

/** Axe needs timers, which a document without JavaScript never gets: it reads the same HTML in another window. */
async function twinOf(page: Page, { width, colorScheme }: Visit): Promise<Page> {
  const html = (await page.content()).replaceAll(/<script\b[\s\S]*?<\/script>/gi, '')
  const viewport = { width, height: 800 }
  const context = await (await openBrowser()).newContext({ viewport, colorScheme, serviceWorkers: 'block' })
  const twin = await context.newPage()
  await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await twin.goto(page.url())
  return twin
}
