import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPdfText } from '#kernel/testing/read-qr.ts'
import { createPdfRenderer, type PdfOptions } from './pdf-renderer.ts'

const root = mkdtempSync(join(tmpdir(), 'prints-'))
const fontDir = join(root, 'fonts')
const prints = join(root, 'demo/prints')
mkdirSync(prints, { recursive: true })
const page =
  '#set document(title: "x", date: datetime(year: 2026, month: 1, day: 1))\n#set text(font: "Tinos", fallback: false)\n'
writeFileSync(join(prints, 'good.typ'), `${page}#json("/data.json").name`)
writeFileSync(join(prints, 'unknown-font.typ'), '#set text(font: "Nope", fallback: false)\nx')
writeFileSync(join(prints, 'outside.typ'), '#read("../../../etc/passwd")')
// Typst stops endless loops by itself; this one only takes long.
writeFileSync(
  join(prints, 'slow.typ'),
  `${page}#{ let n = 0\n for a in range(4000000) { n = calc.rem(n + a, 7) }\n str(n) }`,
)

const open: ReturnType<typeof createPdfRenderer>[] = []
function renderer(options: Partial<PdfOptions> = {}) {
  const made = createPdfRenderer({ templateRoot: root, ...options })
  open.push(made)
  return made
}
afterAll(async () => {
  await Promise.all(open.map((one) => one.stop()))
  rmSync(root, { recursive: true })
})

describe('making PDFs', () => {
  test('many prints at once each get their own data', async () => {
    const pdf = renderer({ workers: 2 })
    const names = Array.from({ length: 12 }, (_, n) => `Nguyễn Văn ${n}`)
    const made = await Promise.all(names.map((name) => pdf.render({ template: 'demo/good', data: { name } })))
    expect(await Promise.all(made.map(async (bytes) => (await readPdfText(bytes)).join('').trim()))).toEqual(names)
  })

  test('a warning is an error, because a missing font means missing words', async () => {
    await expect(renderer().render({ template: 'demo/unknown-font', data: {} })).rejects.toMatchObject({
      failure: 'compile',
      message: expect.stringContaining('unknown font family'),
    })
  })

  test('what the template wants and the data lacks is said with its place', async () => {
    await expect(renderer().render({ template: 'demo/good', data: {} })).rejects.toThrow(
      /good\.typ:3: dictionary does not contain key "name"/,
    )
  })

  test('only prints of modules, and nothing outside the templates, can be read', async () => {
    const pdf = renderer()
    for (const template of ['demo/none', '../demo/good', 'demo', 'demo/good.typ', '/etc/passwd']) {
      await expect(pdf.render({ template, data: {} })).rejects.toMatchObject({ failure: 'compile' })
    }
    await expect(pdf.render({ template: 'demo/outside', data: {} })).rejects.toMatchObject({ failure: 'compile' })
    await expect(pdf.render({ template: 'demo/good', data: {}, assets: { '../x.svg': '' } })).rejects.toMatchObject({
      failure: 'compile',
    })
  })

  test('a print that takes too long is given up, and the next one works', async () => {
    const pdf = renderer({ timeoutMs: 1000 })
    await pdf.render({ template: 'demo/good', data: { name: 'warm' } }).catch(() => undefined)
    await expect(pdf.render({ template: 'demo/slow', data: {} })).rejects.toMatchObject({ failure: 'timeout' })
    const patient = renderer()
    expect((await patient.render({ template: 'demo/good', data: { name: 'x' } })).length).toBeGreaterThan(1000)
  })

  test('a worker that dies rejects its print and is replaced', async () => {
    const source = resolve('node_modules/@expo-google-fonts/tinos')
    const files = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) => `Tinos_${style}.ttf`)
    const fill = () => files.forEach((file) => copyFileSync(join(source, file.slice(6, -4), file), join(fontDir, file)))
    mkdirSync(fontDir)
    fill()
    const pdf = renderer({ fontDir })
    rmSync(join(fontDir, files[0] ?? ''))
    await expect(pdf.render({ template: 'demo/good', data: { name: 'x' } })).rejects.toMatchObject({
      failure: 'crashed',
    })
    fill()
    expect((await pdf.render({ template: 'demo/good', data: { name: 'x' } })).length).toBeGreaterThan(1000)
  })

  test('after the stop nothing is made', async () => {
    const pdf = renderer()
    const waiting = [1, 2, 3].map(() => pdf.render({ template: 'demo/good', data: { name: 'x' } }))
    const settled = Promise.allSettled(waiting)
    await pdf.stop()
    expect((await settled).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(pdf.render({ template: 'demo/good', data: {} })).rejects.toMatchObject({ failure: 'stopped' })
  })
})

describe('counting the pages of an uploaded PDF', () => {
  test('works, and says nothing of what is no readable PDF', async () => {
    const pdf = renderer()
    const bytes = await pdf.render({ template: 'demo/good', data: { name: 'x' } })
    expect(await pdf.pageCount(bytes)).toBe(1)
    const text = (words: string) => new TextEncoder().encode(words)
    for (const bad of [text(''), text('MZ\x90\x00'), text('%PDF-1.7\n'), bytes.slice(0, 400), new Uint8Array(100_000)])
      expect(await pdf.pageCount(bad)).toBeUndefined()
    expect(await pdf.pageCount(bytes)).toBe(1)
  })

  test('holds up no print, however slow the uploads are, and does not wait without end', async () => {
    const pdf = renderer()
    const slow = new TextEncoder().encode(
      `%PDF-1.4\n1 0 obj${'['.repeat(2_000_000)}endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
    )
    await pdf.render({ template: 'demo/good', data: { name: 'warm' } })
    const order: string[] = []
    const counts = Array.from({ length: 40 }, () =>
      pdf
        .pageCount(slow)
        .finally(() => order.push('count'))
        .catch(String),
    )
    await pdf.render({ template: 'demo/good', data: { name: 'x' } }).then(() => order.push('print'))
    expect(order.slice(0, 9)).toContain('print')
    await pdf.stop()
    expect((await Promise.all(counts)).filter((answer) => String(answer).includes('wait already'))).toHaveLength(7)
  })
})
