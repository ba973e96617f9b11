import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { locales } from '#kernel/i18n/t.ts'
import { allMessages } from './runtime.ts'

const catalogue = allMessages()
const ids = Object.keys(catalogue.vi)

/** Names of the arguments a message takes, in its branches too. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return [element.value, ...argumentsOf(element.children)]
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))]
    return [element.value]
  })
}

const read = (text: string) => [...new Set(argumentsOf(parse(text)))].toSorted()

test.each(locales)('%s has every message, and each is well-formed and not empty', (locale) => {
  expect(Object.keys(catalogue[locale]).toSorted()).toEqual(ids.toSorted())
  for (const [id, text] of Object.entries(catalogue[locale])) {
    expect(text.trim(), id).not.toBe('')
    expect(text, `${id} is NFC`).toBe(text.normalize('NFC'))
    expect(() => parse(text), id).not.toThrow()
  }
})

// The clock's sentences decline weekdays and months differently in each language, so they take other forms of them;
// its own tests render each in all three (kernel/clock/explain.test.ts).
const writtenApart = /^clock\./

test('a message takes the same arguments in every language', () => {
  for (const id of ids.filter((name) => !writtenApart.test(name)))
    for (const locale of ['en', 'pl'] as const)
      expect(read(catalogue[locale][id] ?? ''), `${id} in ${locale}`).toEqual(read(catalogue.vi[id] ?? ''))
})
