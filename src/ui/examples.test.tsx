import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { exampleUi } from './example.ts'
import { renderReview } from './examples.ts'
import { allExamples } from './examples-pages.tsx'
import { LOCALES } from './ui.ts'

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((found) => String(found[1]))
}

describe.each(LOCALES.map((locale) => locale.code))('in %s', (locale) => {
  test.each(allExamples.map((example) => [example.name, example] as const))(
    '%s draws without a missing word',
    (_, example) => {
      const html = renderToString(example.render(exampleUi(locale)))
      expect(html).not.toMatch(/undefined|\[object|NaN/)
      expect(html).not.toMatch(/\bui\.[a-z]+\.[a-z]/)
    },
  )
})

describe.each(Object.entries(renderReview('vi', 'auto')))('page %s', (name, html) => {
  test('has one h1, a title, a language and a main part to skip to', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/<html lang="vi"/)
    expect(html).toMatch(/<title>[^<]+ · Motcua<\/title>/)
    expect(html).toContain('id="main"')
  })

  test('has no id twice, and labels and hints point at something', () => {
    const ids = attributes(html, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    const referenced = [
      ...attributes(html, 'for'),
      ...attributes(html, 'aria-describedby').flatMap((list) => list.split(' ')),
    ]
    for (const id of referenced) expect(ids).toContain(id)
  })

  test('needs no inline style or script, which the content security policy forbids', () => {
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/)
  })

  test('is at most 20 KB compressed, and puts no link or button into another', () => {
    expect(html).not.toMatch(/<(a|button)\b[^>]*>(?:(?!<\/\1>)[\s\S])*<(a|button)\b/)
    expect(new Blob([html]).size).toBeLessThan(name === 'examples' ? 60_000 : 20_000)
  })
})
