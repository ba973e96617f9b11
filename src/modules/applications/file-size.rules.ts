import type { Locale } from '#kernel/i18n/t.ts'

/** `184 KB`, `1,2 MB` (vi, pl), `1.2 MB` (en). */
export function sizeInWords(bytes: number, locale: Locale): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  const text = (bytes / 1024 / 1024).toFixed(1)
  return `${locale === 'en' ? text : text.replace('.', ',')} MB`
}
