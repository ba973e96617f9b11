import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPdfRenderer } from '#kernel/pdf/pdf-renderer.ts'
import { code39Svg, qrSvg } from '#kernel/qr/qr.ts'
import { readPdfText, readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { PRINTS, type PrintData, type PrintName } from './print-data.ts'
import { PRINT_SAMPLES } from './print-samples.ts'

const renderer = createPdfRenderer({ templateRoot: 'src/modules' })
const url = 'https://motcua.danang.gov.vn/t/K7M4QX9T2RB'
let barcode = ''
beforeAll(async () => {
  barcode = await code39Svg('H17.20965-261119-0007', 'x')
})
afterAll(() => renderer.stop())

const names = Object.keys(PRINTS) as PrintName[]
const print = (template: PrintName, data: unknown, standard: 'a-2a' | 'ua-1' = 'a-2a') =>
  renderer.render({
    template: `dossiers/${template}`,
    data,
    standard,
    assets: { 'qr.svg': qrSvg(url, 'x'), 'barcode.svg': barcode },
  })
/** Words wrap wherever the line ends, so texts are compared without white space. */
const words = async (pdf: Uint8Array) => (await readPdfText(pdf)).join('').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')
const packed = (text: string) => text.replaceAll(/\s/g, '')

/** The same data with everything that people type into fields. */
function hostile(value: unknown, name = ''): unknown {
  const nasty = '<script>alert(1)</script> #set page(width: 1cm) $x^2$ *b* _i_ @ref `raw` \\ ] } "q" \u0000\u202E👩‍👧 漢 '
  if (Array.isArray(value)) return value.map((item) => hostile(item))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hostile(item, key)]))
  if (typeof value !== 'string' || ['issuedOn', 'language', 'align'].includes(name)) return value
  return `${value.normalize('NFD')} ${nasty}${'dài'.repeat(60)}`
}

const receipt = (count: number): PrintData<'receipt-slip'> => {
  const sample = PRINT_SAMPLES['receipt-slip']
  const rows = Array.from({ length: count }, (_, n) => [
    String(n + 1),
    `Giấy tờ số ${n + 1}: bản kê khai tài sản và nguồn thu nhập của hộ gia đình`,
    'Bản sao',
    '1',
  ])
  return { ...sample, components: { ...sample.components, rows } }
}

describe.each(names)('the print %s', (name) => {
  test('has an example of its shape', () => {
    expect(PRINTS[name].parse(PRINT_SAMPLES[name])).toEqual(PRINT_SAMPLES[name])
  })

  test('is archival and accessible, on one sheet, and its text can be read and its code scanned', async () => {
    await print(name, PRINT_SAMPLES[name], 'ua-1')
    const pdf = await print(name, PRINT_SAMPLES[name])
    expect(await renderer.pageCount(pdf)).toBe(1)
    expect(await words(pdf)).toContain(packed(PRINT_SAMPLES[name].title))
    expect(await words(pdf)).toContain('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM')
    expect(await readQrFromPdf(pdf, 1)).toContain(url)
  })

  test('prints hostile text as text', async () => {
    const data = hostile(PRINT_SAMPLES[name])
    await print(name, data, 'ua-1')
    const text = await words(await print(name, data))
    expect(text).toContain('<script>alert(1)</script>#setpage(width:1cm)$x^2$*b*_i_@ref`raw`\\]}"q"□□')
    expect(text).toContain('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM')
  })
})

describe('the receipt slip', () => {
  test('of 40 components goes on to a second page under the same column heads', async () => {
    const pages = await readPdfText(await print('receipt-slip', receipt(40)))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages.slice(0, 2)) expect(page).toContain('Tên giấy tờ')
    expect(pages.join('')).toContain('Giấy tờ số 40')
    expect(pages[1]?.trim()).toMatch(/^2\b/)
  })

  test('of 300 components still prints, with the bars and the code of the dossier', async () => {
    const pdf = await print('receipt-slip', receipt(300))
    await print('receipt-slip', receipt(300), 'ua-1')
    expect((await readPdfText(pdf)).join('')).toContain('Giấy tờ số 300')
    expect((await readQrFromPdf(pdf, 1)).toSorted()).toEqual(['H17.20965-261119-0007', url])
  })

  test('with a megabyte of text in a field is printed, cut where it is too long', async () => {
    const sample = PRINT_SAMPLES['receipt-slip']
    const text = await words(
      await print('receipt-slip', { ...sample, fields: [{ label: 'x', value: 'chữ '.repeat(250_000) }] }),
    )
    expect(text).toContain('chữchữ…')
  })

  test('says how the due moment was counted', async () => {
    const text = await words(await print('receipt-slip', PRINT_SAMPLES['receipt-slip']))
    for (const sentence of PRINT_SAMPLES['receipt-slip'].due.counted) expect(text).toContain(packed(sentence))
  })

  test('leaves lines to write on where nothing is known', async () => {
    const sample = PRINT_SAMPLES['receipt-slip']
    const pdf = await print('receipt-slip', {
      ...sample,
      fields: [{ label: 'Địa chỉ', value: '' }],
      due: { ...sample.due, counted: [] },
    })
    expect(await words(pdf)).toMatch(/Địachỉ:\.{20}/)
  })
})
