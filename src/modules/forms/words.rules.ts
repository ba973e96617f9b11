import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import type { Locale } from '#kernel/i18n/t.ts'

/** Words that data-driven texts need in one language: parts of a person, yes and no. Same file as the pages use. */
export function wordsOf(locale: Locale): typeof vi.words {
  return { vi, en, pl }[locale].words
}
