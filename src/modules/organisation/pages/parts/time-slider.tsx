import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Island } from '#ui/island/island.tsx'
import type { Ui } from '#ui/ui.ts'
import { TimeStops, type Stop } from '../../islands/time-stops.island.tsx'
import type { TreeView } from '../../organisation.schema.ts'

type Props = { ui: Ui; view: Pick<TreeView, 'tree' | 'at' | 'days' | 'path'>; today: string; wrong: string | undefined }

/** The days on which the tree changed, as stops on a line, and any other day by its date. */
export function TimeSlider({ ui, view, today, wrong }: Props) {
  const open = view.path.at(-1)
  const href = (day: string) =>
    `/desk/organisation?tree=${view.tree}&at=${day}${open === undefined ? '' : `&open=${open}`}`
  const days = [...new Set([eve(view.days[0]?.day ?? today), ...view.days.map(({ day }) => day), today])].toSorted()
  const changes = new Map(view.days.map(({ day, changes: count }) => [day, count]))
  const stops: Stop[] = days.map((day) => ({
    href: href(day),
    label: formatCivilDate(day),
    note: noteOf(ui, day, today, changes.get(day)),
  }))
  const index = days.findLastIndex((day) => day <= view.at)
  return (
    <section class="mc-time" aria-label={ui.t('organisation.time.title')}>
      <p>
        <strong>{ui.t('organisation.time.asOf', { day: formatCivilDate(view.at) })}</strong>
      </p>
      <Island
        name="organisation/time-stops"
        component={TimeStops}
        when="visible"
        props={{ stops, index: Math.max(index, 0), label: ui.t('organisation.time.title') }}
      />
      <Details summary={ui.t('organisation.time.other')} open={wrong !== undefined || !days.includes(view.at)}>
        <form method="get" action="/desk/organisation" class="mc-row mc-align-end mc-gap-sm">
          <input type="hidden" name="tree" value={view.tree} />
          {open !== undefined && <input type="hidden" name="open" value={open} />}
          <DateField
            ui={ui}
            name="at"
            label={ui.t('organisation.time.day')}
            value={wrong ?? formatCivilDate(view.at)}
            error={wrong === undefined ? undefined : ui.t('organisation.time.wrong')}
          />
          <Button variant="secondary">{ui.t('organisation.time.show')}</Button>
        </form>
      </Details>
    </section>
  )
}

function noteOf(ui: Ui, day: string, today: string, changes: number | undefined): string {
  if (changes !== undefined) return ui.t('organisation.time.changes', { count: changes })
  return ui.t(day === today ? 'organisation.time.today' : 'organisation.time.before')
}

const eve = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
