import type { PageUi } from '#kernel/http/page.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { Card } from '#ui/card/card.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { PayView } from '../../dues.schema.ts'

/** How to pay by transfer: the code for the banking app, and what to type without it. */
export function PayBox({ ui, pay }: { ui: PageUi; pay: PayView }) {
  const { t, locale } = ui
  const alt = t('dues.pay.alt', { money: formatMoney(pay.amount, locale), purpose: pay.purpose })
  return (
    <Card color="primary">
      <h2 class="ds-heading" data-size="xs">
        {t('dues.pay.title')}
      </h2>
      <p>{t('dues.pay.text')}</p>
      <QrFigure svg={qrSvg(pay.qr, alt)} alt={alt} caption={pay.bank} />
      <SummaryList
        ui={ui}
        rows={[
          { key: t('dues.pay.amount'), value: <strong>{formatMoney(pay.amount, locale)}</strong> },
          { key: t('dues.pay.purpose'), value: <span class="mc-mono">{pay.purpose}</span> },
          { key: t('dues.pay.account'), value: <span class="mc-mono">{pay.accountNumber}</span> },
          { key: t('dues.pay.bank'), value: pay.bank },
          { key: t('dues.pay.holder'), value: pay.holder },
        ]}
      />
    </Card>
  )
}
