import type { T } from '#kernel/i18n/t.ts'
import type { ImportLine } from '../../exchange.schema.ts'

/** What of the rows is worth a line in the list. */
export function linesOf(t: T, item: ImportLine): string {
  const { counts, outcomes } = item
  if (item.state === 'done' || item.state === 'undoing')
    return said(t, 'exchange.result.rows', {
      created: outcomes.created + outcomes.admitted,
      updated: outcomes.updated,
      refused: outcomes.refused,
    })
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return '–'
  return said(t, 'exchange.preview.rows', { total, errors: counts.error, probable: counts.probable })
}

/** Counts in words; of what there is none nothing is said. */
function said(t: T, id: string, counts: Record<string, number>): string {
  const words = Object.entries(counts).filter(([, count]) => count > 0)
  return words.map(([key, count]) => t(`${id}.${key}`, { count })).join(', ') || '–'
}
