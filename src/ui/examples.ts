/**
 * Everything on one page, for the eyes and for axe:
 *   node --import ./scripts/tsx-hooks.mjs src/ui/examples.ts <folder>
 * writes examples, home, track, form and desk pages for a look in a browser.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { exampleUi } from './example.ts'
import { reviewPages } from './examples-pages.tsx'
import type { ColorScheme, Locale } from './ui.ts'

/** The review pages as whole HTML documents, by name. */
export function renderReview(locale: Locale, colorScheme: ColorScheme): Record<string, string> {
  const assets = { resident: 'resident.css', desk: 'desk.css' }
  return Object.fromEntries(
    Object.entries(reviewPages).map(([name, page]) => [
      name,
      `<!doctype html>${renderToString(page(exampleUi(locale, { colorScheme, assets })))}`,
    ]),
  )
}

if (import.meta.main) {
  const folder = process.argv[2] ?? 'data/ui-review'
  mkdirSync(folder, { recursive: true })
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, html] of Object.entries(renderReview('vi', scheme))) {
      writeFileSync(join(folder, `${name}-${scheme}.html`), html)
    }
  }
}
