import type { T } from '#kernel/i18n/t.ts'
import type { ImportLine } from '../../exchange.schema.ts'

/** What of the rows is worth a line in the list. */
export function linesOf(t: T, item: ImportLine): string {
  const { counts, outcomes } = item
  if (item.state === 'done' || item.state === 'undoing')
    return t('exchange.result.short', {
      created: outcomes.created + outcomes.admitted,
      updated: outcomes.updated,
      refused: outcomes.refused,
    })
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return '–'
  return t('exchange.preview.short', { total, errors: counts.error, probable: counts.probable })
}
