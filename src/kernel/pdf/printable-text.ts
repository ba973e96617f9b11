/**
 * Text as the font can print it. A letter that the font lacks would otherwise stop the whole print (PDF/A forbids
 * missing glyphs), so an emoji in a name would block a resident's slip.
 */

/** Code points a font can draw, read from its TrueType `cmap` table (OpenType 1.9, formats 4 and 12). */
export function fontCoverage(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const covered = new Set<number>()
  const cmap = tableOffset(view, 'cmap')
  for (let n = 0; n < view.getUint16(cmap + 2); n += 1) {
    const platform = view.getUint16(cmap + 4 + n * 8)
    const table = cmap + view.getUint32(cmap + 8 + n * 8)
    const format = view.getUint16(table)
    if ((platform === 0 || platform === 3) && format === 4) readFormat4(view, table, covered)
    if ((platform === 0 || platform === 3) && format === 12) readFormat12(view, table, covered)
  }
  return covered
}

const segments = new Intl.Segmenter('vi', { granularity: 'grapheme' })
const REPLACEMENT = '□'
const KEPT_CONTROL = /[\n\t]/
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu

/**
 * NFC; control and invisible characters (also the ones that reorder text) dropped except line break and tab, what the
 * font lacks replaced by □, one for each visible character: 👩‍👧 is one □.
 */
export function printableText(text: string, covered: ReadonlySet<number>): string {
  const composed = text.replaceAll(/\r\n?/g, '\n').normalize('NFC')
  if (
    [...composed].every((character) => covered.has(character.codePointAt(0) ?? 0) && !/[\p{Cc}\p{Cf}]/u.test(character))
  )
    return composed
  let printable = ''
  for (const { segment } of segments.segment(composed)) {
    if (KEPT_CONTROL.test(segment)) {
      printable += segment
      continue
    }
    const visible = segment.replaceAll(INVISIBLE, '')
    if (visible === '') continue
    const drawable = [...visible].every((character) => covered.has(character.codePointAt(0) ?? 0))
    printable += drawable ? visible : REPLACEMENT
  }
  return printable
}

/** A form has no room for more; a paragraph of 100,000 characters takes the compiler seconds and a gigabyte. */
const LONGEST = 4000

/** The same for every string inside a JSON value, cut with `…` after 4,000 characters; the names of fields stay. */
export function printableData(data: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof data === 'string') {
    // Cut first: normalising a megabyte to print a page of it is wasted work.
    const text = data.length > LONGEST ? `${data.slice(0, LONGEST)} …` : data
    return printableText(text, covered)
  }
  if (Array.isArray(data)) return data.map((item) => printableData(item, covered))
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, printableData(value, covered)]))
}

function tableOffset(view: DataView, name: string): number {
  for (let n = 0; n < view.getUint16(4); n += 1) {
    const record = 12 + n * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)))
    if (tag === name) return view.getUint32(record + 8)
  }
  throw new Error(`the font has no ${name} table`)
}

function readFormat4(view: DataView, table: number, covered: Set<number>): void {
  const bytes = view.getUint16(table + 6)
  for (let at = 0; at < bytes; at += 2) {
    const last = view.getUint16(table + 14 + at)
    const first = view.getUint16(table + 16 + bytes + at)
    const delta = view.getUint16(table + 16 + bytes * 2 + at)
    const rangeAt = table + 16 + bytes * 3 + at
    const range = view.getUint16(rangeAt)
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const listed = range === 0 ? point : view.getUint16(rangeAt + range + (point - first) * 2)
      const glyph = listed === 0 && range !== 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) covered.add(point)
    }
  }
}

function readFormat12(view: DataView, table: number, covered: Set<number>): void {
  for (let n = 0; n < view.getUint32(table + 12); n += 1) {
    const group = table + 16 + n * 12
    for (let point = view.getUint32(group); point <= view.getUint32(group + 4); point += 1) covered.add(point)
  }
}
