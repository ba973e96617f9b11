import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createPdfRenderer } from '#kernel/pdf/pdf-renderer.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { code39Svg, qrSvg } from './qr.ts'

const root = mkdtempSync(join(tmpdir(), 'codes-'))
mkdirSync(join(root, 'demo/prints'), { recursive: true })
writeFileSync(
  join(root, 'demo/prints/code.typ'),
  '#set document(title: "x", date: datetime(year: 2026, month: 1, day: 1))\n#image("/code.svg", width: 25mm * json("/data.json"), alt: "x")',
)
const renderer = createPdfRenderer({ templateRoot: root })
afterAll(async () => {
  await renderer.stop()
  rmSync(root, { recursive: true })
})
const readBack = async (svg: string, widths: number) =>
  readQrFromPdf(await renderer.render({ template: 'demo/code', data: widths, assets: { 'code.svg': svg } }), 1)

describe('printed codes', () => {
  test('a QR of a sealed result, 25 mm wide, is read at 200 dpi', async () => {
    const url = `https://motcua.danang.gov.vn/v/K7M4QX9T2RB#${'x'.repeat(250)}`
    expect(await readBack(qrSvg(url, 'x'), 1)).toEqual([url])
  })

  test('the bars of a dossier code are read', async () => {
    expect(await readBack(await code39Svg('000.00.06.H56-231027-0361', 'x'), 4)).toEqual(['000.00.06.H56-231027-0361'])
    await expect(code39Svg('hồ sơ', 'x')).rejects.toThrow(RangeError)
  })

  test('their names are text, not markup', () => {
    expect(qrSvg('x', 'Mã "A" & <b>')).toContain('aria-label="Mã &quot;A&quot; &amp; &lt;b>"')
  })
})
