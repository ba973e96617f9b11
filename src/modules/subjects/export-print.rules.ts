import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { PersonalExport } from './export.schema.ts'
import { textOf } from './held-value.rules.ts'

/** What prints/my-data.typ reads. */
export type MyDataPrint = {
  title: string
  issuedOn: string
  language: Locale
  lead: string
  parts: { title: string; purposes: string; rows: { label: string; value: string }[][] }[]
  accesses: { title: string; none: string; columns: string[]; rows: string[][] }
}

/** The longest value a paper carries; the file has it whole. */
const MOST = 1_500

export function toPrint(data: PersonalExport, { t, locale, day }: { t: T; locale: Locale; day: string }): MyDataPrint {
  return {
    title: t('subjects.mine.title'),
    issuedOn: day,
    language: locale,
    lead: t('subjects.print.lead', { day: formatCivilDate(day) }),
    parts: data.tables.map(({ table, purposes, rows }) => ({
      title: t(`subjects.table.${table}`),
      purposes: purposes.join('; '),
      rows: rows.map((row) => row.map(({ kind, value }) => ({ label: kind, value: shortened(textOf(value)) }))),
    })),
    accesses: {
      title: t('subjects.looked.title'),
      none: t('subjects.looked.none'),
      columns: [t('subjects.looked.when'), t('subjects.looked.who'), t('subjects.looked.why')],
      rows: data.accesses.map(({ at, who, office, reason }) => [
        formatMoment(new Date(at)),
        [who, office].filter((one) => one !== '').join(', '),
        reason ?? '–',
      ]),
    },
  }
}

const shortened = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)
