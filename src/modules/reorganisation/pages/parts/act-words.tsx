import type { T } from '#kernel/i18n/t.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Tag } from '#ui/tag/tag.tsx'
import type { ActView } from '../../reorganisation.schema.ts'

export const ACTS = '/desk/reorganisations'

const COLORS = {
  draft: 'neutral',
  scheduled: 'info',
  applying: 'info',
  applied: 'success',
  undoing: 'warning',
  undone: 'neutral',
  discarded: 'neutral',
} as const

export function StateTag({ t, state }: { t: T; state: ActView['state'] }) {
  return <Tag label={t(`reorganisation.state.${state}`)} color={COLORS[state]} />
}

export const day = (date: string | null): string => (date === null ? '–' : formatCivilDate(date))
