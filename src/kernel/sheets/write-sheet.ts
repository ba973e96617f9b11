import { writeXlsxStream } from 'hucre'

/** A text, a number, or nothing. Dates are given as text `YYYY-MM-DD` in the language of the sheet. */
export type SheetValue = string | number | null

/**
 * An .xlsx as a stream: rows are taken as the receiver reads. Texts are cells of text and never formulas, whatever they
 * begin with; `header` is the first row and stays in sight.
 */
export function writeSheet(
  name: string,
  header: readonly { label: string; width?: number }[],
  rows: AsyncIterable<readonly SheetValue[]>,
): ReadableStream<Uint8Array> {
  async function* all() {
    yield header.map(({ label }) => label)
    for await (const row of rows) yield [...row]
  }
  const columns = header.map(({ width }) => ({ width: width ?? 18 }))
  return writeXlsxStream(all(), {
    name: name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    columns,
    freezePane: { rows: 1 },
  })
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A sheet as a file to save. */
export function sheetFile(name: string, body: BodyInit): Response {
  return new Response(body, {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
