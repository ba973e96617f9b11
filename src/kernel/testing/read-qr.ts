import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { loadPdfium } from '#kernel/pdf/page-count.ts'

/** A rasterised page: 4 bytes a pixel, red first, rows from the top. */
export type PagePicture = { width: number; height: number; rgba: Uint8Array }

const POINTS_PER_INCH = 72
let library: Promise<PDFiumLibrary> | undefined
let reader: Promise<unknown> | undefined

/** The texts of all QR codes and barcodes on a page (from 1), read from its picture as a phone would. */
export async function readQrFromPdf(bytes: Uint8Array, page: number, dpi = 200): Promise<string[]> {
  reader ??= prepareReader()
  await reader
  const { width, height, rgba } = await pdfPagePicture(bytes, page, dpi)
  // A portable graymap is the plainest picture that the reader takes without a browser.
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`)
  const picture = new Uint8Array(header.length + width * height)
  picture.set(header)
  for (let at = 0; at < width * height; at += 1) picture[header.length + at] = rgba[at * 4 + 1] ?? 0
  const found = await readBarcodes(picture, { formats: ['QRCode', 'Code39'], tryRotate: false, tryInvert: false })
  return found.filter((one) => one.isValid).map((one) => one.text)
}

/** The picture of a page (from 1). */
export async function pdfPagePicture(bytes: Uint8Array, page: number, dpi: number): Promise<PagePicture> {
  return withPdf(bytes, async (document) => {
    const { width, height, data } = await document
      .getPage(page - 1)
      .render({ scale: dpi / POINTS_PER_INCH, render: 'bitmap' })
    return { width, height, rgba: data }
  })
}

/** The text of each page, as somebody would copy it. */
export async function readPdfText(bytes: Uint8Array): Promise<string[]> {
  return withPdf(bytes, (document) =>
    Promise.resolve([...document.pages()].map((page) => page.getText().normalize('NFC'))),
  )
}

async function withPdf<T>(bytes: Uint8Array, use: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  library ??= loadPdfium()
  const document = await (await library).loadDocument(bytes)
  try {
    return await use(document)
  } finally {
    document.destroy()
  }
}

/** The reader with its WebAssembly from the installed package; by itself it would fetch it from a public server. */
async function prepareReader(): Promise<void> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true })
}
