import { Icon } from '#ui/icon/icon.tsx'
import type { Ui } from '#ui/ui.ts'

/** The top of a receipt slip, drawn small, with the tracking code marked: a picture for those who read little. */
export function SlipSample({ ui }: { ui: Ui }) {
  return (
    <div class="mc-slip" role="img" aria-label={ui.t('dossiers.track.slip_alt')}>
      <div class="mc-slip-paper" aria-hidden="true">
        <p class="mc-slip-title" lang="vi">
          {ui.t('dossiers.track.slip_title')}
        </p>
        <div class="mc-slip-row">
          <div>
            <span class="mc-slip-line" />
            <span class="mc-slip-line mc-slip-short" />
            <strong class="mc-slip-code">K7M4-QX9T-2RB</strong>
          </div>
          <Icon name="qr" size="lg" />
        </div>
      </div>
    </div>
  )
}
