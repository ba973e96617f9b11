import { readFileSync } from 'node:fs'
import { writeOds } from 'hucre'
import { expect, test } from 'vitest'
import { readSheetHeads, readSheetRows, type SheetRow } from './read-sheet.ts'
import { inspectSheet, sheetKind } from './sheet-kind.ts'
import { writeSheet } from './write-sheet.ts'

const messy = new Uint8Array(readFileSync('e2e/fixtures/danh-sach-hoi-vien.xlsx'))
const oldBook = readFileSync('e2e/fixtures/danh-sach-doi-cu.xls')
const utf8 = (text: string) => new TextEncoder().encode(text)
const mergedBranch = { top: 6, left: 9, bottom: 8, right: 9 }
/** The record after the first one becomes FILEPASS, as Excel writes it when all behind it is encrypted. */
const withPassword = (book: Buffer) => {
  const locked = Buffer.from(book)
  const at = locked.indexOf(Buffer.from('0908100000060500', 'hex'))
  locked.writeUInt16LE(0x2f, at + 4 + locked.readUInt16LE(at + 2))
  return locked
}
const all = async (bytes: Uint8Array, name = '') => {
  const rows: SheetRow[] = []
  for await (const row of readSheetRows(bytes, name)) rows.push(row)
  return rows
}

test('a workbook tells its sheets with their first rows and joined cells', async () => {
  const heads = await readSheetHeads(messy)
  expect(heads.map(({ name }) => name)).toEqual(['Bìa', 'DS hội viên 2026'])
  expect(heads[1]?.rows[2]?.slice(0, 5)).toEqual(['TT', 'Họ và tên', 'Năm sinh', '', 'Số CCCD'])
  expect(heads[1]?.merges).toContainEqual({ top: 2, left: 2, bottom: 2, right: 3 })
})

test('rows keep their numbers; long numbers and dates come as texts', async () => {
  const rows = await all(messy, 'DS hội viên 2026')
  expect(rows.find(({ number }) => number === 6)?.cells.slice(0, 6)).toEqual([
    '1',
    'NGUYỄN THỊ HỒNG HẠNH',
    '',
    '1985',
    '49185001234',
    '905123456',
  ])
  expect(rows.find(({ number }) => number === 16)?.cells[3]).toBe('1985-02-01')
  expect(rows.at(-1)?.number).toBe(20)
})

test('CSV in UTF-8, UTF-16, Windows-1258 and Windows-1252 is read, with commas or semicolons', async () => {
  const text = 'Họ và tên;Năm sinh\r\n"Lê Thị ""Hoa""";1985\r\n'
  const rows = [
    ['Họ và tên', 'Năm sinh'],
    ['Lê Thị "Hoa"', '1985'],
  ]
  for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))])
    expect((await all(bytes)).map(({ cells }) => cells)).toEqual(rows)
  expect((await all(utf8('a,b\n1,"2,5"\n'))).map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', '2,5'],
  ])
  // "Họ tên, Lê Thị" in Windows-1258: letters, with the dot below (f2) behind them.
  const cp1258 = Uint8Array.from([
    ...Buffer.from('Ho'),
    0xf2,
    ...Buffer.from(' t'),
    0xea,
    ...Buffer.from('n;L'),
    0xea,
    ...Buffer.from(' Thi'),
    0xf2,
    10,
  ])
  expect((await all(cp1258))[0]?.cells).toEqual(['Họ tên', 'Lê Thị'])
  expect(
    (await all(Uint8Array.from([...Buffer.from('Nguy'), 0xd4, ...Buffer.from('n Th'), 0xde, ...Buffer.from(';1')])))[0]
      ?.cells[0],
  ).toBe('NguyÔn ThÞ')
})

test('the binary .xls of Excel 97 to 2003 is read as it stands, joined cells with it', async () => {
  const [head] = await readSheetHeads(new Uint8Array(oldBook))
  expect(head).toMatchObject({ name: 'DSHV 2026', merges: expect.arrayContaining([mergedBranch]) })
  const rows = await all(new Uint8Array(oldBook), 'DSHV 2026')
  expect(rows.find(({ number }) => number === 7)?.cells.slice(1, 7)).toEqual(
    ['TRẦN THỊ', 'BƯỞI', '', '1-2-85', '049185011111', '905.111.222'], // oxfmt-ignore
  )
  expect(rows.find(({ number }) => number === 12)?.cells[4]).toBe('1990-12-31')
})

test('an .ods of LibreOffice is read', async () => {
  const rows = [['Họ và tên', 'Năm sinh'], [], ['Lê Thị Hoa', 1985]]
  const bytes = await writeOds({ sheets: [{ name: 'DS', rows, merges: [] }] })
  expect(sheetKind(bytes)).toBe('ods')
  expect(await all(bytes, 'DS')).toEqual([
    { number: 1, cells: ['Họ và tên', 'Năm sinh'] },
    { number: 3, cells: ['Lê Thị Hoa', '1985'] },
  ])
})

test('columns that are too many are counted', async () => {
  const wide = Array.from({ length: 237 }, (_none, at) => `Cột ${at + 1}`)
  const [head] = await readSheetHeads(await writeOds({ sheets: [{ name: 'DS', rows: [wide] }] }))
  expect(head).toMatchObject({ cut: 37 })
})

test('an HTML table that is called .xls is a table', async () => {
  const html =
    '<html><meta charset="utf-8"><table><tr><td>Họ tên</td><td>SĐT</td></tr><tr><td>Lê Thị Hoa</td><td>0905123456</td></tr></table></html>'
  expect(sheetKind(utf8(html))).toBe('html')
  expect((await all(utf8(html)))[1]?.cells).toEqual(['Lê Thị Hoa', '0905123456'])
})

test.each([
  ['a binary .xls with a password', withPassword(oldBook), 'kernel.sheet_locked'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'kernel.sheet_type'],
  ['nothing', Buffer.alloc(0), 'kernel.sheet_empty'],
  ['an archive that is cut off', Buffer.from(messy.subarray(0, 900)), 'kernel.sheet_damaged'],
])('%s is refused in words', (_what, bytes, code) => {
  expect(() => sheetKind(new Uint8Array(bytes))).toThrow(expect.objectContaining({ code }))
})

test('what is written is read again, and a text that looks like a formula stays a text', async () => {
  const rows = [
    ['Lê Thị Hoa', '0905123456', 12],
    ['=HYPERLINK("http://x")', '+84905', null],
  ] as const
  const stream = writeSheet(
    'Hội viên: 2026',
    [{ label: 'Họ và tên' }, { label: 'SĐT' }, { label: 'Số' }],
    (async function* () {
      yield* rows
    })(),
  )
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  const [head] = await readSheetHeads(bytes)
  expect(head?.rows).toEqual([
    ['Họ và tên', 'SĐT', 'Số'],
    ['Lê Thị Hoa', '0905123456', '12'],
    ['=HYPERLINK("http://x")', '+84905'],
  ])
})

test('large files are read in threads of their own; left before the end, or many at once, none stays behind', async () => {
  async function* rows() {
    for (let at = 0; at < 9000; at += 1) yield [`Lê Thị ${at}`, `Tổ ${at} thôn Tam Xuân, xã Tam Xuân`, `+84${at}`]
  }
  const bytes = new Uint8Array(
    await new Response(
      writeSheet('DS', [{ label: 'Họ và tên' }, { label: 'Địa chỉ' }, { label: 'Điện thoại' }], rows()),
    ).arrayBuffer(),
  )
  expect(inspectSheet(bytes).unpacked).toBeGreaterThan(1024 * 1024)
  const firsts = await Promise.all(
    Array.from({ length: 4 }, async () => {
      for await (const { cells } of readSheetRows(bytes, 'DS')) return cells[0]
    }),
  )
  expect(firsts).toHaveLength(4)
  expect(await all(bytes, 'DS')).toHaveLength(9001)
})
