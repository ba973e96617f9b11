import { Icon } from '../icon/icon.tsx'
import type { Ui } from '../ui.ts'

export type TrackStep = {
  label: string
  /** `stopped`: it ended here without a result. */
  state: 'done' | 'current' | 'waiting' | 'next' | 'stopped'
  /** Who has it: unit and role. */
  who?: string
  when?: string
}

const ICON = { done: 'check', current: 'arrow-right', waiting: 'pause', next: undefined, stopped: 'close' } as const

/** "Where is my file": a line of steps, horizontal where there is room, vertical on phones. */
export function StatusTrack({ ui, steps }: { ui: Ui; steps: readonly TrackStep[] }) {
  return (
    <ol class="mc-track" aria-label={ui.t('ui.track.label')}>
      {steps.map((step) => {
        const icon = ICON[step.state]
        const here = step.state === 'current' || step.state === 'waiting'
        return (
          <li data-state={step.state} {...(here && { 'aria-current': 'step' as const })}>
            <span class="mc-track-mark">{icon && <Icon name={icon} size="sm" />}</span>
            <div>
              <p class="mc-track-label">
                {step.label}
                <span class="ds-sr-only"> – {ui.t(`ui.track.${step.state}`)}</span>
              </p>
              {step.who && <p>{step.who}</p>}
              {step.when && <p class="mc-hint">{step.when}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
