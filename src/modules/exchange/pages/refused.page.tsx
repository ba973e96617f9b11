import { page, type PageRequest } from '#kernel/http/page.ts'
import { sheetFile, writeSheet } from '#kernel/sheets/write-sheet.ts'
import { getImport } from '../operations/get-import.ts'
import { listImportRows } from '../operations/list-import-rows.ts'
import { IMPORTS } from './parts/places.ts'
import { faultWords } from './parts/row-words.ts'

/** The rows that stayed out, each with why and what to do, as a sheet to work on. */
export const refusedPage = page<never>({
  path: `${IMPORTS}/:id/refused.xlsx`,
  async load(p) {
    const id = p.params['id'] ?? ''
    await p.run(getImport, { id })
    const header = ['rows.row', 'field.name', 'field.birth', 'field.branch', 'rows.why', 'preview.what_to_do'].map(
      (key) => ({ label: p.t(`exchange.${key}`), width: 28 }),
    )
    return sheetFile('dong-khong-nhap-duoc.xlsx', writeSheet(p.t('exchange.outcome.refused'), header, refused(p, id)))
  },
  view: () => {
    throw new Error('a file is no page')
  },
})

async function* refused(p: PageRequest, id: string): AsyncGenerator<(string | number)[]> {
  let cursor: string | undefined
  do {
    const part = await p.run(listImportRows, { id, outcome: 'refused', limit: 100, ...(cursor && { cursor }) })
    for (const { row, name, birth, unit, faults, state } of part.items) {
      const why =
        faults.length > 0
          ? faults.map((fault) => faultWords(p.t, fault)).join('; ')
          : p.t(`exchange.row_state.${state}`)
      const what =
        faults.length > 0
          ? faults.map(({ code }) => p.t(`exchange.fault_do.${code}`)).join(' ')
          : p.t(`exchange.row_means.${state}`)
      yield [row, name, birth, unit?.name ?? '', why, what]
    }
    cursor = part.next ?? undefined
  } while (cursor !== undefined)
}
