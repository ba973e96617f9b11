import type { Crumb } from '#ui/breadcrumbs/breadcrumbs.tsx'
import type { Ui } from '#ui/ui.ts'

/** The way back to the tracking page. */
export function trackCrumbs(ui: Ui, trackingCode: string, here: string): Crumb[] {
  return [
    { label: ui.t('dossiers.track.title'), href: '/track' },
    { label: trackingCode, href: `/t/${trackingCode}` },
    { label: here },
  ]
}
