import { groupCode, parseCode } from '#kernel/codes/code-alphabet.ts'
import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import type { PaperRegister } from '#ui/seal-check/seal-answer.ts'
import { SealIsland } from '#ui/seal-check/seal-island.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { VerifiedReceipt } from '../dues.schema.ts'
import { verifyReceipt } from '../operations/get-receipt.ts'
import { RECEIPT_CODE, sealedFacts } from '../receipt.rules.ts'
import { linesOf } from './receipt-desk.page.tsx'

/** Type the code that stands beside the QR of a receipt. */
export const receiptAskPage = page({
  path: '/receipt',
  async load(p) {
    const typed = p.query.get('code')?.slice(0, 60) ?? ''
    const parsed = parseCode(typed, RECEIPT_CODE)
    return parsed.ok ? p.redirect(`/v/receipt/${groupCode(parsed.code)}`) : { typed }
  },
  view: ({ typed }, ui) => (
    <Page ui={ui} title={ui.t('dues.verify.title')} lead={ui.t('dues.verify.lead')} width="form" noIndex>
      <Stack>
        {typed !== '' && (
          <Notice tone="warning" title={ui.t('dues.verify.mistyped')}>
            <p>{ui.t('dues.verify.mistyped_text')}</p>
          </Notice>
        )}
        <SearchBox
          ui={ui}
          action="/receipt"
          name="code"
          label={ui.t('dues.verify.code')}
          value={typed}
          buttonLabel={ui.t('dues.verify.check')}
        />
      </Stack>
    </Page>
  ),
})

/** What the QR of receipts opened that were printed before there was a seal in it. */
export const oldReceiptPage = page<never>({
  path: '/receipt/:code',
  load: async (p) => p.redirect(`/v/receipt/${encodeURIComponent((p.params['code'] ?? '').slice(0, 200))}`),
  view: () => <></>,
})

/** Is a receipt real, and does it still stand? Opened by its QR, whose seal is checked on the device, offline too. */
export const receiptPage = page<VerifiedReceipt>({
  path: '/v/receipt/:code',
  guesses: 'guess',
  async load(p) {
    const found = await p.run(verifyReceipt, { code: (p.params['code'] ?? '').slice(0, 200) })
    if (found.status === 'unknown') p.missed()
    return found
  },
  view: (found, ui) => (
    <Page ui={ui} title={ui.t('dues.verify.title')} width="form" noIndex>
      <Stack gap="lg">
        <Verdict ui={ui} status={found.status} />
        <SealIsland ui={ui} mode="online" register={registerOf(found)} />
        {found.receipt && <Facts ui={ui} found={found} receipt={found.receipt} />}
        <div>
          <LinkButton href="/receipt" variant="secondary" icon="search">
            {ui.t('dues.verify.again')}
          </LinkButton>
        </div>
      </Stack>
    </Page>
  ),
})

function registerOf({ code, status, receipt }: VerifiedReceipt): PaperRegister | null {
  if (receipt === null) return null
  const { number, paidOn } = receipt
  const facts = { ...sealedFacts(receipt), number, paidOn }
  return { kind: 'receipt', code, facts, initials: null, stands: status === 'valid' }
}

const TONES = { valid: 'success', reversed: 'warning', unknown: 'danger' } as const

function Verdict({ ui, status }: { ui: PageUi; status: VerifiedReceipt['status'] }) {
  return (
    <Notice tone={TONES[status]} title={ui.t(`dues.verify.${status}`)}>
      <p>{ui.t(`dues.verify.${status}_text`)}</p>
    </Notice>
  )
}

function Facts(props: { ui: PageUi; found: VerifiedReceipt; receipt: NonNullable<VerifiedReceipt['receipt']> }) {
  const { ui, found, receipt } = props
  const { t, locale } = ui
  return (
    <SummaryList
      ui={ui}
      rows={[
        { key: t('dues.receipt.number'), value: receipt.number },
        { key: t('dues.receipt.unit'), value: receipt.unitName },
        { key: t('dues.receipt.payer'), value: receipt.payer },
        { key: t('dues.receipt.amount'), value: formatMoney(receipt.amount, locale) },
        { key: t('dues.receipt.for'), value: linesOf(ui, receipt) },
        { key: t('dues.receipt.paid_on'), value: formatCivilDate(receipt.paidOn) },
        ...(receipt.reversedOn
          ? [{ key: t('dues.receipt.reversed_on'), value: formatCivilDate(receipt.reversedOn) }]
          : []),
        { key: t('dues.receipt.code'), value: <span class="mc-mono">{found.code}</span> },
      ]}
    />
  )
}
