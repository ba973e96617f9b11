import { formatMoney } from '#kernel/i18n/format.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { YearFigures } from './ledger.rules.ts'
import type { JournalView } from './dues.schema.ts'

type Printed = {
  agency: readonly string[]
  year: number
  decision: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  figures: YearFigures
  months: readonly { month: number; in: number; out: number }[]
  expenses: readonly JournalView[]
}

/** What prints/year-report.typ reads: the year of a fund on A4. */
export function closingPrint(report: Printed, t: T, locale: Locale) {
  const word = (key: string, params?: Record<string, unknown>) => t(`dues.print.${key}`, params)
  const money = (amount: number) => formatMoney(amount, locale)
  const [year = '', month = '', day = ''] = report.issuedOn.split('-')
  const { figures } = report
  return {
    document: {
      title: word('report', { year: String(report.year) }),
      author: report.agency.at(-1) ?? '',
      issuedOn: report.issuedOn,
      language: locale,
    },
    head: {
      agency: report.agency.map((name) => name.toLocaleUpperCase('vi')),
      nation: word('nation'),
      motto: word('motto'),
      number: word('by', { decision: report.decision }),
      placeAndDate: word('day', { day, month, year }),
    },
    title: word('report', { year: String(report.year) }).toLocaleUpperCase('vi'),
    tables: [
      {
        caption: word('figures'),
        columns: [column(word('what'), 2.2), amounts(word('amount'))],
        rows: (['dues', 'share', 'income', 'expense', 'money', 'owedToOthers', 'own'] as const).map((key) => [
          t(`dues.figure.${key}`),
          money(figures[key]),
        ]),
      },
      {
        caption: word('months'),
        columns: [column(word('month'), 1), amounts(t('dues.fund.in')), amounts(t('dues.fund.out'))],
        rows: report.months.map((one) => [String(one.month), money(one.in), money(one.out)]),
      },
      ...(report.expenses.length === 0
        ? []
        : [
            {
              caption: word('expenses'),
              columns: [column(t('dues.fund.document'), 1), column(t('dues.fund.purpose'), 2), amounts(word('amount'))],
              rows: report.expenses.map((one) => [one.document, one.purpose, money(-one.money)]),
            },
          ]),
    ],
    signatures: [
      { role: [word('sign_book')], note: word('sign_note'), name: '' },
      { role: [word('sign_head')], note: word('sign_note'), name: '' },
    ],
  }
}

const column = (label: string, width: number) => ({ label, width, align: 'left' as const })
/** Amounts stand under one another by their last digit. */
const amounts = (label: string) => ({ label, width: 1, align: 'right' as const })
