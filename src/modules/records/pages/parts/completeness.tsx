import type { PageUi } from '#kernel/http/page.ts'
import { Meter } from '#ui/charts/sparkline.tsx'
import { words } from './record-words.tsx'

/** How complete the record is and what is still asked for. */
export function CompletenessMeter({ ui, value }: { ui: PageUi; value: { percent: number; missing: string[] } }) {
  const word = words(ui)
  return (
    <div class="mc-stack mc-gap-xs">
      <Meter label={word('complete')} value={value.percent} max={100} text={`${value.percent} %`} />
      {value.missing.length > 0 && <p class="mc-hint">{word('missing', { fields: value.missing.join(', ') })}</p>}
    </div>
  )
}
