import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CDPSession, Page } from 'playwright-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright')
const source = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = {
  run(
    root: Document,
    options: object,
  ): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] }>
}

/**
 * What axe finds against WCAG 2.2 A and AA, one line a rule. Contrast is half of its time and does not depend on the
 * language. Run by hand: the builder of the package also gathers and sends every node that passed, in three times the time.
 */
export async function axeViolations(page: Page, { contrast }: { contrast: boolean }): Promise<string[]> {
  await bring(page)
  const violations = await page.evaluate(
    async ({ values, enabled }) => {
      const { axe } = window as unknown as { axe: Axe }
      const found = await axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled } },
        resultTypes: ['violations'],
        preload: false,
      })
      return found.violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target) }))
    },
    { values: wcag, enabled: contrast },
  )
  return violations.map(
    ({ id, help, targets }) => `${id}: ${help}: ${targets.map((target) => target.join(' ')).join(', ')}`,
  )
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * By the browser's own protocol: what the library evaluates is compiled anew in every page, this the browser compiles
 * once. A third of the processor time of a look, with contrast.
 */
async function bring(page: Page): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  await (await session).send('Runtime.evaluate', { expression: source })
}
