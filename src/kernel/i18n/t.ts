export const locales = ['vi', 'en', 'pl'] as const
export type Locale = (typeof locales)[number]

/** Translates a message id (`dossiers.state.submitted.resident`) with ICU parameters. */
export type T = (id: string, params?: Record<string, unknown>) => string

/** A text that is data, not interface: written out in the three languages. */
export type LocalText = { vi: string; en: string; pl: string }
