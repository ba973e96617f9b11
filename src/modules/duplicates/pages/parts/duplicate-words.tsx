import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Tabs } from '#ui/tabs/tabs.tsx'

export const DESK = '/desk/duplicates'
export type Ui = Pick<PageUi, 't'>
type Reason = { field: string; level: string; weight: number }

/** What speaks for one person first, then what speaks against, each in words. */
export function reasonWords(ui: Ui, reasons: readonly Reason[]): { text: string; speaksFor: boolean }[] {
  return reasons
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ field, level, weight }) => ({ text: ui.t(`duplicates.reason.${field}.${level}`), speaksFor: weight > 0 }))
}

export const reasonsText = (ui: Ui, reasons: readonly Reason[]): string =>
  reasonWords(ui, reasons)
    .map(({ text }) => text)
    .join('; ')

export function birthText(
  ui: Ui,
  { birthDate, birthYear }: { birthDate: string | null; birthYear: number | null },
): string {
  if (birthDate !== null) return formatCivilDate(birthDate)
  return birthYear === null ? '' : ui.t('duplicates.born_year', { year: String(birthYear) })
}

export function DuplicateTabs({ ui, active }: { ui: Ui; active: 'open' | 'different' | 'merges' }) {
  const tab = (key: typeof active, href: string) => ({
    href,
    label: ui.t(`duplicates.tab.${key}`),
    active: key === active,
  })
  return (
    <Tabs
      label={ui.t('duplicates.title')}
      items={[tab('open', DESK), tab('different', `${DESK}?state=different`), tab('merges', `${DESK}/merges`)]}
    />
  )
}
