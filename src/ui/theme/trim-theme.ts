/**
 * `motcua.full.css` is what `npx @digdir/designsystemet@1.15.0 tokens create` and `tokens build --out-dir . --clean` make
 * of `designsystemet.config.json` (run them in a temporary folder). A phone should not load the 80 % that no component
 * of ours uses, so this keeps only the variables reached from our style sheets:
 *   node src/ui/theme/trim-theme.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const client = join(here, '../../client')
const packageCss = join(here, '../../../node_modules/@digdir/designsystemet-css/dist/src')

/** The style sheets that may use theme variables: our own, and the Designsystemet parts that we import. */
export function styleSheets(): string[] {
  const entries = ['resident.css', 'desk.css'].map((name) => readFileSync(join(client, name), 'utf8'))
  const own = readdirSync(join(client, 'css')).map((name) => readFileSync(join(client, 'css', name), 'utf8'))
  const parts = entries.join('\n').matchAll(/designsystemet-css\/([a-z-]+\.css)/g)
  return [...own, ...[...parts].map((part) => readFileSync(join(packageCss, String(part[1])), 'utf8'))]
}

/** The theme without variables that nothing uses, without the second typography and without a repeated light block. */
export function trimTheme(full: string, sheets: readonly string[]): string {
  let css = full
    .replace(/@charset[^;]*;/, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@media \(prefers-color-scheme: light\) \{\s*\[data-color-scheme="auto"\] \{[^}]*\}\s*\}/, '')
    // Paper is white: dark is for screens only.
    .replace('@media (prefers-color-scheme: dark)', '@media screen and (prefers-color-scheme: dark)')
    .replace(/\[data-color-scheme="dark"\] \{[^}]*\}/, (block) => `@media screen { ${block} }`)
    .replace(/@layer ds\.theme\.typography\.secondary \{\s*\[[^\]]*\] \{[^}]*\}\s*\}/, '')
  const declared = [...css.matchAll(/(--[\w-]+)\s*:\s*([^;]*);/g)].map((found) => [String(found[1]), String(found[2])])
  const used = new Set(sheets.flatMap((sheet) => variablesIn(sheet)))
  for (let before = -1; before !== used.size; ) {
    before = used.size
    for (const [name, value] of declared) {
      if (name && value && used.has(name)) for (const inner of variablesIn(value)) used.add(inner)
    }
  }
  css = css.replace(/(--[\w-]+)\s*:\s*[^;{}]*;/g, (whole, name: string) => (used.has(name) ? whole : ''))
  for (let before = ''; before !== css; ) {
    before = css
    css = css.replace(/[^{};]*\{\s*\}/g, '')
  }
  return `/* Made by trim-theme.ts from motcua.full.css: do not edit. */\n${css.replace(/\s+/g, ' ').replace(/\s*([{};:,])\s*/g, '$1').replace(/\}/g, '}\n')}`
}

function variablesIn(text: string): string[] {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => String(found[1]))
}

if (import.meta.main) {
  const full = readFileSync(join(here, 'motcua.full.css'), 'utf8')
  writeFileSync(join(here, 'motcua.css'), trimTheme(full, styleSheets()))
}
