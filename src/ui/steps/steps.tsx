import type { Ui } from '../ui.ts'

export type StepsProps = { ui: Ui; current: number; total: number; label?: string }

/** "Bước 2/5" with a bar; `label` names the step. */
export function Steps({ ui, current, total, label }: StepsProps) {
  return (
    <div class="mc-steps">
      <p>
        <strong>{ui.t('ui.steps.of', { current, total })}</strong>
        {label && ` · ${label}`}
      </p>
      <svg class="mc-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
        <rect class="mc-bar-track" width="100" height="2" rx="1" />
        <rect class="mc-bar-fill" width={(100 * Math.min(current, total)) / Math.max(total, 1)} height="2" rx="1" />
      </svg>
    </div>
  )
}
