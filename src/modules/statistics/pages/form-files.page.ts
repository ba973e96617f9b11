import type { z } from 'zod'
import { csvFile, csvLine } from '#kernel/http/csv.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { sheetFile, writeSheet, type SheetValue } from '#kernel/sheets/write-sheet.ts'
import { lineText } from '../form-print.rules.ts'
import { getForm } from '../operations/get-form.ts'
import { printForm } from '../operations/print-form.ts'
import type { FormView } from '../statistics.schema.ts'

const asked = (p: PageRequest) => ({
  unit: p.query.get('unit') ?? '',
  period: p.query.get('period') ?? '',
  map: p.query.get('map') ?? '',
})
// These answer files and are never drawn.
const view = () => {
  throw new Error('a file is not drawn')
}

export const statisticsPdfPage = page({
  path: '/desk/statistics/form.pdf',
  load: async (p) => fileAnswer(await p.run(printForm, asked(p)), 'print'),
  view,
})

export const statisticsXlsxPage = page({
  path: '/desk/statistics/form.xlsx',
  async load(p) {
    const form = await p.run(getForm, asked(p))
    const [head = [], ...rows] = tableOf(p, form)
    async function* lines(): AsyncGenerator<readonly SheetValue[]> {
      yield* rows
    }
    const header = head.map((label, at) => ({ label: String(label), width: at === 0 ? 44 : 18 }))
    return sheetFile(`${nameOf(form)}.xlsx`, writeSheet(p.t('statistics.form'), header, lines()))
  },
  view,
})

export const statisticsCsvPage = page({
  path: '/desk/statistics/form.csv',
  async load(p) {
    const form = await p.run(getForm, asked(p))
    const text = tableOf(p, form).map((row) => csvLine(row.map((value) => (value === null ? '' : String(value)))))
    return csvFile(`${nameOf(form)}.csv`, `\uFEFF${text.join('')}`)
  },
  view,
})

type Form = z.output<typeof FormView>

const nameOf = ({ unit, period }: Form) => `thong-ke-${unit.code}-${period.key}`

function tableOf(p: PageRequest, form: Form): SheetValue[][] {
  return [
    [p.t('statistics.line_label'), p.t('statistics.total'), ...form.columns.map(({ name }) => name)],
    ...form.lines.map((line) => [lineText(p.t, line.key), line.total, ...line.values]),
  ]
}
