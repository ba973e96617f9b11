import { CardGrid, StatCard } from '#ui/card/card.tsx'
import type { Ui } from '#ui/ui.ts'
import { DESK, desk } from './dossier-words.tsx'

type Counted = { count: number; capped: boolean }

/** Three calm figures; colour only where something waits. */
export function InboxFigures({ ui, figures }: { ui: Ui; figures: Record<'overdue' | 'today' | 'new', Counted> }) {
  const words = desk(ui)
  const value = ({ count, capped }: Counted) => (capped ? `${count}+` : String(count))
  const label = (key: keyof typeof figures) => words(`figure.${key}`, { count: figures[key].count })
  return (
    <section aria-label={words('figures')}>
      <CardGrid min="sm">
        <StatCard
          label={label('overdue')}
          value={value(figures.overdue)}
          href={`${DESK}?view=unit&due=overdue`}
          icon="warning"
          {...(figures.overdue.count > 0 && { color: 'danger' })}
        />
        <StatCard
          label={label('today')}
          value={value(figures.today)}
          href={`${DESK}?view=unit&due=today`}
          icon="clock"
          {...(figures.today.count > 0 && { color: 'warning' })}
        />
        <StatCard
          label={label('new')}
          value={value(figures.new)}
          href={`${DESK}?view=unit&state=submitted&sort=received`}
          icon="inbox"
          {...(figures.new.count > 0 && { color: 'info' })}
        />
      </CardGrid>
    </section>
  )
}
