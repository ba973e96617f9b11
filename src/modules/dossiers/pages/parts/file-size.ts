import type { Locale } from '#kernel/i18n/t.ts'
import { sizeWords } from '../../prints/print-words.ts'

/** `184 KB`, `1,2 MB` (vi, pl), `1.2 MB` (en). */
export function fileSize(bytes: number, locale: Locale): string {
  const words = sizeWords(bytes)
  return locale === 'en' ? words.replace(',', '.') : words
}
