import type { z } from 'zod'
import { formatCount } from '#kernel/i18n/format.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { FormView } from './statistics.schema.ts'

type View = z.output<typeof FormView>

// A4 across holds a name, the total and this many parts beside each other; more go on below.
const ACROSS = 9

/** Name of a line in words. */
export const lineText = (t: T, key: string): string => t(`statistics.line.${key === 'lost' ? 'lost.all' : key}`)

export const periodText = (t: T, { key, kind }: View['period']): string =>
  t(`statistics.period.${kind}`, { year: key.slice(0, 4), part: key.slice(kind === 'month' ? 5 : 6), to: key.slice(5) })

const dayText = (day: string) => day.split('-').toReversed().join('/')

/** What prints/form.typ reads: the form as tables on A4 across. */
export function formPrint(view: View, t: T, locale: Locale, issuedOn: string) {
  const title = t('statistics.print.title')
  const parts = Array.from({ length: Math.max(1, Math.ceil(view.columns.length / ACROSS)) }, (_, at) =>
    view.columns.map((column, index) => ({ ...column, index })).slice(at * ACROSS, (at + 1) * ACROSS),
  )
  const cell = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatCount(value, locale)
  return {
    document: { title: `${title} ${view.unit.name}`, author: view.unit.name, issuedOn, language: locale },
    title,
    unit: view.unit.name,
    note: t('statistics.print.note', {
      period: periodText(t, view.period),
      asOf: dayText(view.asOf),
      map: dayText(view.map),
    }),
    signer: t('statistics.print.signer'),
    tables: parts.map((columns) => ({
      header: [t('statistics.line_label'), t('statistics.total'), ...columns.map(({ name }) => name)],
      rows: view.lines.map((line) => ({
        level: line.level,
        cells: [lineText(t, line.key), cell(line.total), ...columns.map(({ index }) => cell(line.values[index]))],
      })),
    })),
  }
}
