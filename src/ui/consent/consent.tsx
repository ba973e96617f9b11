import { Notice } from '../notice/notice.tsx'
import { Checkbox } from '../choice/choice.tsx'
import type { Ui } from '../ui.ts'

/** One thing that people may agree to, in the language of the page. */
export type ConsentBox = {
  purpose: string
  version: number
  title: string
  text: string
  without: string
  sensitive: readonly string[]
}

export type ConsentBoxesProps = {
  ui: Ui
  /** What is the same whatever is ticked; left out: that an application is handled just the same. */
  hint?: string
  boxes: readonly ConsentBox[]
  /** What was ticked in a form that came back, by field name. Nothing is ever ticked beforehand. */
  typed?: Record<string, string>
  error?: (name: string) => string | undefined
}

/** Asks for consent, a box a purpose, unticked; what happens without it stands beside it. Read it with `readTicked`. */
export function ConsentBoxes({ ui, hint, boxes, typed = {}, error }: ConsentBoxesProps) {
  if (boxes.length === 0) return null
  return (
    <fieldset class="mc-fieldset">
      <legend class="ds-label">{ui.t('ui.consent.legend')}</legend>
      <p class="mc-hint">{hint ?? ui.t('ui.consent.hint')}</p>
      <div class="mc-stack mc-gap-sm">
        {boxes.map((box) => {
          const name = `consent.${box.purpose}`
          return (
            <div class="mc-stack mc-gap-xs">
              {box.sensitive.length > 0 && (
                <Notice tone="warning" title={ui.t('ui.consent.sensitive', { groups: box.sensitive.join(', ') })} />
              )}
              <Checkbox
                ui={ui}
                name={name}
                label={box.title}
                description={`${box.text} ${box.without}`}
                value={String(box.version)}
                checked={typed[name] === String(box.version)}
                error={error?.(name)}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
