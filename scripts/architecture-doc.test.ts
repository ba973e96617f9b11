import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { moduleMap } from '../module-map.ts'

const text = readFileSync('ARCHITECTURE.md', 'utf8')

test('the table of modules in ARCHITECTURE.md is module-map.ts', () => {
  const table = /<!-- modules.*?-->\n(.*?)<!-- \/modules -->/s.exec(text)?.[1] ?? ''
  const rows = [...table.matchAll(/^\| \[(\w+)\]\((.+?)\) \| .+? \| ?(.*?) ?\|$/gm)]
  const written = rows.map(([, name, , uses]) => [name, uses ? uses.split(', ') : []])
  expect(Object.fromEntries(written)).toEqual(moduleMap)
  expect(written.map(([name]) => name)).toEqual(Object.keys(moduleMap))
})

const pages = [...globSync('*.md'), ...globSync('{docs,src,reference}/**/*.md')]
test.each(pages)('every link of %s leads to a file', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)/g)].map(([, link]) => link ?? '')
  const broken = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(dirname(page), link)))
  // Screenshots are made by hand, now and then.
  expect(broken.filter((link) => !link.includes('screenshots/'))).toEqual([])
})
