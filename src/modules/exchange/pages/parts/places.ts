import type { T } from '#kernel/i18n/t.ts'
import type { TagColor } from '#ui/tag/tag.tsx'

export const IMPORTS = '/desk/imports'
export const EXPORTS = '/desk/exports'

export const stateTone: Record<string, TagColor> = {
  mapping: 'warning',
  checking: 'info',
  ready: 'warning',
  running: 'info',
  done: 'success',
  undoing: 'info',
  undone: 'neutral',
}

export const rowTone: Record<string, TagColor> = {
  new: 'success',
  admit: 'success',
  update: 'info',
  same: 'neutral',
  probable: 'warning',
  error: 'danger',
  skipped: 'neutral',
  waiting: 'neutral',
}

export const importCrumbs = (t: T, id?: string, file?: string) => [
  { label: t('exchange.imports.title'), href: IMPORTS },
  ...(id && file ? [{ label: file, href: `${IMPORTS}/${id}` }] : []),
]
