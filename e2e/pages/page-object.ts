import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
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
    if (firstOfItsKind(await this.kind())) expect(await this.violations(), `accessibility of ${where}`).toEqual([])
    expect(await this.overflow(), `page wider than the window: ${where}`).toBeLessThanOrEqual(0)
    expect(this.visit.faults.splice(0), `faults on ${where}`).toEqual([])
  }

  /** The same page in a window of another width has nothing beside the window either. */
  async fitsAt(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: 800 })
    expect(await this.overflow(), `${this.page.url()} wider than ${width} px`).toBeLessThanOrEqual(0)
    await this.page.setViewportSize({ width: this.visit.width, height: 800 })
  }

  /** What an accessibility check holds for: the page without its codes, the language, with or without script, refused or not. */
  private async kind(): Promise<string> {
    const { origin, pathname } = new URL(this.page.url())
    const shape = pathname.replaceAll(/[^/]*\d[^/]*/g, (part) => (/^[a-z-]+\d?$/.test(part) ? part : '_'))
    const refused = await this.page.locator('[aria-invalid=true], #error-summary').count()
    const { locale, javaScript, colorScheme } = this.visit
    return [origin, shape, locale, colorScheme, javaScript, refused > 0].join(' ')
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

/** Axe costs a second a page: once in a run for each kind, whichever journey comes first. */
function firstOfItsKind(kind: string): boolean {
  const folder = join(inject('app').dataDir, 'axe')
  mkdirSync(folder, { recursive: true })
  try {
    mkdirSync(join(folder, encodeURIComponent(kind)))
    return true
  } catch {
    return false
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
