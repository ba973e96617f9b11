import { formatMoment } from '#kernel/i18n/format.ts'
import type { PageRequest } from '#kernel/http/page.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { Section } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import type { Ui } from '#ui/ui.ts'

/** A one-time link that was just made, as it is handed over. */
export type ShownLink = { name: string; address: string; until: string; qr: string }

export function showLink(p: PageRequest, name: string, link: { url: string; expiresAt: string }): ShownLink {
  const qr = qrSvg(link.url, p.t('authentication.made.qr_alt', { name }))
  return { name, address: link.url, until: formatMoment(new Date(link.expiresAt)), qr }
}

/** The link as QR and as text, shown this once. */
export function MadeLink({ ui, link }: { ui: Ui; link: ShownLink }) {
  const { name, address, until, qr } = link
  return (
    <Section title={ui.t('authentication.made.title', { name })}>
      <Notice tone="success">
        <p>{ui.t('authentication.made.text', { until })}</p>
      </Notice>
      <QrFigure svg={qr} alt={ui.t('authentication.made.qr_alt', { name })} />
      <p class="mc-mono mc-break">{address}</p>
    </Section>
  )
}
