import type { Ui } from '../ui.ts'

/** A code to read out, type and keep: shown big, in groups, copied whole (data-copy is wired by the loader). */
export function CopyCode({ ui, label, code }: { ui: Ui; label: string; code: string }) {
  return (
    <div class="mc-code">
      <p class="mc-code-label">{label}</p>
      <p class="mc-code-value">{code}</p>
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        data-copy={code}
        data-copied={ui.t('ui.copy.done')}
        hidden
      >
        {ui.t('ui.copy.button')}
      </button>
    </div>
  )
}
