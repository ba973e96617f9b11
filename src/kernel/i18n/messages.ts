import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import { locales, type Locale, type T } from './t.ts'

/** Nested message file of one module and language, as it stands in `messages/vi.json`. */
export type MessageTree = { [key: string]: string | MessageTree }
export type ModuleMessages = Record<Locale, MessageTree>
export type Catalogue = Record<Locale, Record<string, string>>

export function flatten(tree: MessageTree, prefix: string): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat[`${prefix}.${key}`] = value
    else Object.assign(flat, flatten(value, `${prefix}.${key}`))
  }
  return flat
}

/** All messages of all modules by language; keys are prefixed with the module's name. */
export function buildCatalogue(modules: Record<string, ModuleMessages>): Catalogue {
  const catalogue: Catalogue = { vi: {}, en: {}, pl: {} }
  for (const [name, messages] of Object.entries(modules))
    for (const locale of locales) Object.assign(catalogue[locale], flatten(messages[locale], name))
  return catalogue
}

const bcp47 = { vi: 'vi-VN', en: 'en-GB', pl: 'pl-PL' } as const

/**
 * One translator per language, made once: message parsing is cached in it.
 * A missing key throws, so no page can show one. Moments come in formatted (format.ts): messages have no {x, date}.
 */
export function createTranslators(catalogue: Catalogue): Record<Locale, T> {
  const make = (locale: Locale): T => {
    const messages = catalogue[locale]
    const intl: IntlShape<string> = createIntl(
      {
        locale: bcp47[locale],
        messages,
        timeZone: 'Asia/Ho_Chi_Minh',
        onError: (error) => {
          throw error
        },
      },
      createIntlCache(),
    )
    // intl.formatMessage() finds its parsed message by a JSON text of all its arguments, at each call; an id is enough.
    const parsed = new Map<string, ReturnType<typeof intl.formatters.getMessageFormat> | string>()
    const parse = (id: string) => {
      const text = messages[id]
      if (text === undefined) throw new Error(`No message "${id}" in ${locale}`)
      const { formatters, formats } = intl
      const made = /[{}'<]/.test(text)
        ? formatters.getMessageFormat(text, bcp47[locale], formats, { formatters })
        : text
      parsed.set(id, made)
      return made
    }
    return (id, params) => {
      const message = parsed.get(id) ?? parse(id)
      return typeof message === 'string' ? message : String(message.format(params as Record<string, string>))
    }
  }
  return { vi: make('vi'), en: make('en'), pl: make('pl') }
}
