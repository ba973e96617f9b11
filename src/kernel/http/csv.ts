/** One line for a spreadsheet. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(values: readonly string[]): string {
  const cell = (value: string) => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `${values.map(cell).join(',')}\r\n`
}

type Part<Item> = { items: readonly Item[]; next: string | null }

/** Head and rows as a stream: the next page is read when the last was taken, so a long register needs no memory. */
export function csvStream<Item>(
  head: string,
  first: Part<Item>,
  lines: (items: readonly Item[]) => string[],
  load: (cursor: string) => Promise<Part<Item>>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let part: Part<Item> | undefined = first
  let before = `\uFEFF${head}` // the mark by which spreadsheets know UTF-8
  return new ReadableStream({
    async pull(controller) {
      if (!part) return controller.close()
      controller.enqueue(encoder.encode(before + lines(part.items).join('')))
      before = ''
      part = part.next === null ? undefined : await load(part.next)
    },
  })
}

/** A table as a file for a spreadsheet. */
export function csvFile(name: string, body: BodyInit): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
