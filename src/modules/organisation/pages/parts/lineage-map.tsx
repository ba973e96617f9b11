import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { Ui } from '#ui/ui.ts'
import { drawLineage, type LineageDrawing, type Succession } from '../../lineage.rules.ts'
import { unitHref } from './unit-tree.tsx'

/** What became of what: a drawing for those who look, sentences for those who read or listen. */
export function LineageMap({ ui, lineage }: { ui: Ui; lineage: readonly Succession[] }) {
  return (
    <>
      {drawLineage(lineage).map((drawing) => (
        <figure class="mc-lineage">
          <figcaption>{ui.t('organisation.lineage.on', { day: formatCivilDate(drawing.on) })}</figcaption>
          <Drawing drawing={drawing} />
          <ul class="ds-sr-only">
            {lineage
              .filter(({ on }) => on === drawing.on)
              .map((step) => (
                <li>{ui.t(`organisation.lineage.${step.extent}`, { old: step.oldName, new: step.newName })}</li>
              ))}
          </ul>
        </figure>
      ))}
    </>
  )
}

function Drawing({ drawing: { on, olds, news, bands, height } }: { drawing: LineageDrawing }) {
  const eve = new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return (
    <div class="mc-lineage-map">
      <ul>
        {olds.map((unit) => (
          <li>
            <a href={unitHref(unit.code, eve)}>{unit.name}</a>
          </li>
        ))}
      </ul>
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {bands.map(({ from, to, extent }) => (
          <path
            data-extent={extent}
            d={`M0 ${from.toFixed(1)} C50 ${from.toFixed(1)} 50 ${to.toFixed(1)} 100 ${to.toFixed(1)}`}
          />
        ))}
      </svg>
      <ul>
        {news.map((unit) => (
          <li>
            <a href={unitHref(unit.code, on)}>{unit.name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
