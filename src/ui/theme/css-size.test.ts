import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { styleSheets, trimTheme } from './trim-theme.ts'

const client = join(import.meta.dirname, '../../client')
const full = readFileSync(join(import.meta.dirname, 'motcua.full.css'), 'utf8')
const theme = readFileSync(join(import.meta.dirname, 'motcua.css'), 'utf8')

test('the theme holds exactly the variables that our style sheets use', () => {
  expect(theme, 'run: node src/ui/theme/trim-theme.ts').toBe(trimTheme(full, styleSheets()))
})

test('our style sheets use no theme variable that does not exist', () => {
  const own = readdirSync(join(client, 'css')).map((name) => readFileSync(join(client, 'css', name), 'utf8'))
  const declared = new Set([...`${theme}${own.join('')}`.matchAll(/(--[\w-]+)\s*:/g)].map((found) => found[1]))
  const used = own.flatMap((css) => [...css.matchAll(/var\((--[\w-]+)\)/g)].map((found) => String(found[1])))
  // Variables of Designsystemet's own components are declared in the package.
  expect(used.filter((name) => !declared.has(name) && !name.startsWith('--dsc-'))).toEqual([])
})

// Measured 22 Nov 2026, minified: resident.css 59.9 KB, 10.6 KB gzip, 8.9 KB brotli; desk.css 65.3 / 11.6 / 9.7 KB.
test('what residents load stays under 16 KB gzip, counted before minifying', () => {
  const entry = readFileSync(join(client, 'resident.css'), 'utf8')
  const own = [...entry.matchAll(/'\.\/css\/([\w-]+\.css)'/g)].map((found) => readFileSync(join(client, 'css', String(found[1])), 'utf8'))
  const parts = styleSheets().slice(readdirSync(join(client, 'css')).length)
  expect(gzipSync([theme, ...parts, ...own].join('\n')).length).toBeLessThan(16 * 1024)
})
