import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { ReceiptView, UnitChoice } from '../dues.schema.ts'
import { getReceipt, printOwnReceipt, printReceipt } from '../operations/get-receipt.ts'
import { reverseJournal } from '../operations/reverse-journal.ts'
import { DUES } from './parts/dues-tabs.tsx'
import { BookMoved } from './parts/former-funds.tsx'
import { holds } from '#kernel/access/actor.ts'

type Data = ReceiptView & {
  member: string
  payer: string
  unitName: string
  book: UnitChoice | null
  mayReverse: boolean
}

/** A receipt at the desk: print it, or take it back with a reason. */
export const receiptDeskPage = page<Data>({
  path: `${DUES}/receipts/:code`,
  async load(p) {
    const receipt = await p.run(getReceipt, { code: p.params['code'] ?? '' })
    const { book } = receipt
    return { ...receipt, mayReverse: book !== null && holds(p.actor, 'dues:manage', book.code) }
  },
  actions: {
    async reverse(p, form) {
      const { journal, code } = await p.run(getReceipt, { code: p.params['code'] ?? '' })
      await p.run(reverseJournal, { journal, reason: form.text('reason') })
      return p.redirect(`${DUES}/receipts/${code}`, { id: 'dues.flash.reversed' })
    },
  },
  view: (receipt, ui, form) => <Receipt receipt={receipt} ui={ui} form={form} />,
})

function Receipt({ receipt, ui, form }: { receipt: Data; ui: PageUi; form: FormState }) {
  const { t, locale } = ui
  return (
    <DeskPage
      ui={ui}
      title={t('dues.receipt.title', { number: receipt.number })}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: t('dues.collect.title'), href: `${DUES}/collect` }, { label: receipt.number }]}
      actions={
        <LinkButton href={`${DUES}/receipts/${receipt.code}/pdf`} icon="print">
          {t('dues.receipt.print')}
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={t('dues.receipt.reverse_failed')} />
        {receipt.reversed && (
          <Notice tone="warning" title={t('dues.receipt.reversed', { date: formatCivilDate(receipt.reversed.on) })}>
            <p>{receipt.reversed.reason}</p>
          </Notice>
        )}
        <SummaryList
          ui={ui}
          rows={[
            {
              key: t('dues.receipt.payer'),
              value: <Link href={`/desk/members/${receipt.member}/dues`}>{receipt.payer}</Link>,
            },
            { key: t('dues.receipt.unit'), value: receipt.unitName },
            { key: t('dues.receipt.amount'), value: formatMoney(receipt.amount, locale) },
            { key: t('dues.receipt.for'), value: linesOf(ui, receipt) },
            { key: t('dues.receipt.way'), value: t(`dues.way.${receipt.way}`) },
            { key: t('dues.receipt.paid_on'), value: formatCivilDate(receipt.paidOn) },
            { key: t('dues.receipt.code'), value: <span class="mc-mono">{receipt.code}</span> },
          ]}
        />
        {receipt.book?.code !== receipt.unit && !receipt.reversed && <BookMoved ui={ui} book={receipt.book} />}
        {receipt.mayReverse && !receipt.reversed && (
          <Details summary={t('dues.receipt.reverse')} open={form.error !== undefined}>
            <p>{t('dues.receipt.reverse_text')}</p>
            <Form ui={ui} action="reverse">
              <Field
                ui={ui}
                name="reason"
                label={t('dues.reason')}
                value={form.typed['reason']}
                error={fieldError(ui, form, 'reason')}
                maxlength={500}
              />
              <div>
                <Button variant="secondary" color="danger">
                  {t('dues.receipt.reverse')}
                </Button>
              </div>
            </Form>
          </Details>
        )}
      </Stack>
    </DeskPage>
  )
}

export const linesOf = (ui: PageUi, receipt: Pick<ReceiptView, 'lines'>): string =>
  receipt.lines.map(({ year, amount }) => `${year}: ${formatMoney(amount, ui.locale)}`).join('; ')

/** The receipt as a PDF, at the desk and for its member. */
export const receiptPrintPage = page({
  path: `${DUES}/receipts/:code/pdf`,
  load: async (p) => fileAnswer(await p.run(printReceipt, { code: p.params['code'] ?? '' }), 'print'),
  view: () => <></>,
})
export const ownReceiptPrintPage = page({
  path: '/account/membership/dues/receipts/:code/pdf',
  guesses: 'guess',
  load: async (p) => fileAnswer(await p.run(printOwnReceipt, { code: p.params['code'] ?? '' }), 'print'),
  view: () => <></>,
})
