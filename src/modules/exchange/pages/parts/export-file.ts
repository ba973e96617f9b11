import { createHash } from 'node:crypto'
import { csvFile, csvLine } from '#kernel/http/csv.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { PageRequest } from '#kernel/http/page.ts'
import { sheetFile, writeSheet } from '#kernel/sheets/write-sheet.ts'
import { columnsOfToday, type ExportColumn } from '../../exchange.schema.ts'
import { finishExport, readExportPart } from '../../operations/exports.ts'

type By = Pick<PageRequest, 'run' | 't'>

/** The file of an export, part by part as it is taken; at its end the record gets the number of rows and the hash. */
export async function exportFile(p: By, id: string): Promise<Response> {
  const first = await p.run(readExportPart, { id })
  const header = first.columns.map((column) => columnTitle(p, column, first))
  const written = { rows: 0 }
  const rows = lines(p, id, first, written)
  const body =
    first.format === 'csv'
      ? csv(header, rows)
      : writeSheet(
          p.t('exchange.exports.sheet'),
          header.map((label) => ({ label })),
          rows,
        )
  const hashed = withHash(body, (sha256) => p.run(finishExport, { id, rows: written.rows, sha256 }))
  return first.format === 'csv'
    ? csvFile('danh-sach-hoi-vien.csv', hashed)
    : sheetFile('danh-sach-hoi-vien.xlsx', hashed)
}

/** In the list of a past day a heading says of what is told as it is known today since when that is. */
function columnTitle({ t }: By, column: ExportColumn, { asOf, today }: { asOf: string; today: string }): string {
  const label = t(`exchange.column.${column}`)
  if (asOf >= today || !columnsOfToday.includes(column)) return label
  return `${label} (${t('exchange.exports.known_on', { date: formatCivilDate(today) })})`
}

type Part = { items: { cells: string[] }[]; next: string | null }

async function* lines(p: By, id: string, first: Part, written: { rows: number }): AsyncGenerator<string[]> {
  for (let part = first; ; part = await p.run(readExportPart, { id, cursor: part.next ?? '' })) {
    for (const { cells } of part.items) {
      written.rows += 1
      yield cells
    }
    if (part.next === null) return
  }
}

function csv(header: readonly string[], rows: AsyncGenerator<string[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      if (!begun) {
        begun = true
        controller.enqueue(encoder.encode(`\uFEFF${csvLine(header)}`))
        return
      }
      const next = await rows.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(csvLine(next.value)))
    },
  })
}

/** The same bytes, and their SHA-256 once the last was taken. */
function withHash(
  body: ReadableStream<Uint8Array>,
  done: (sha256: string) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const hash = createHash('sha256')
  return body.pipeThrough(
    new TransformStream({
      transform(chunk: Uint8Array, controller) {
        hash.update(chunk)
        controller.enqueue(chunk)
      },
      flush: async () => void (await done(hash.digest('hex'))),
    }),
  )
}
