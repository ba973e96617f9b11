import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { ReceiptView } from './dues.schema.ts'
import { dongInWords } from './money-words.rules.ts'

type Printed = ReceiptView & {
  /** The unit above and the unit that took the money. */
  agency: readonly string[]
  payer: string
  /** Number of the member's card. */
  member: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  url: string
}

/** What prints/receipt.typ reads: a receipt on half a sheet, twice (for the payer and for the book). */
export function receiptPrint(receipt: Printed, t: T, locale: Locale) {
  const word = (key: string, params?: Record<string, unknown>) => t(`dues.print.${key}`, params)
  const [year = '', month = '', day = ''] = receipt.paidOn.split('-')
  return {
    document: {
      title: word('title'),
      author: receipt.agency.at(-1) ?? '',
      issuedOn: receipt.issuedOn,
      language: locale,
    },
    head: {
      agency: receipt.agency.map((name) => name.toLocaleUpperCase('vi')),
      nation: word('nation'),
      motto: word('motto'),
      number: word('number', { number: receipt.number }),
      placeAndDate: word('day', { day, month, year }),
    },
    title: word('title').toLocaleUpperCase('vi'),
    copies: [word('copy_payer'), word('copy_book')],
    fields: [
      { label: word('payer'), value: receipt.payer },
      { label: word('member'), value: receipt.member },
      { label: word('way'), value: t(`dues.way.${receipt.way}`) },
    ],
    table: {
      caption: '',
      columns: [
        { label: word('what'), width: 2.4, align: 'left' },
        { label: word('amount'), width: 1, align: 'right' },
      ],
      rows: [
        ...receipt.lines.map(({ year: of, amount }) => [
          word('line', { year: String(of) }),
          formatMoney(amount, locale),
        ]),
        [word('total'), formatMoney(receipt.amount, locale)],
      ],
    },
    // The sum of a voucher for money stands in figures and in words (Law on Accounting 88/2015/QH13, article 16.1 e).
    inWords: locale === 'vi' ? word('in_words', { words: dongInWords(receipt.amount) }) : '',
    reversed:
      receipt.reversed === null
        ? ''
        : word('reversed', { date: formatCivilDate(receipt.reversed.on), reason: receipt.reversed.reason }),
    signatures: [
      { role: [word('sign_payer')], note: word('sign_note'), name: '' },
      { role: [word('sign_taker')], note: word('sign_note'), name: '' },
    ],
    seal: { typedCode: receipt.code, verify: word('verify'), qrAlt: word('qr_alt') },
  }
}
