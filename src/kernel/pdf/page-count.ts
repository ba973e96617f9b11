import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PDFiumLibrary } from '@hyzyla/pdfium'

let library: Promise<PDFiumLibrary> | undefined

/**
 * Number of pages of an uploaded PDF; undefined when it is damaged beyond reading or locked by a password. Read by
 * PDFium, the parser of Chromium, inside WebAssembly, so that a hostile file reaches no memory of ours. Servers ask
 * `PdfRenderer.pageCount`, which runs this in a worker with a time limit. Libraries looked at: pdf-lib (no release
 * since 2021), @libpdf/core (parses the whole file), pdfjs-dist (40 MB and a DOM).
 */
export async function pdfPageCount(bytes: Uint8Array): Promise<number | undefined> {
  library ??= loadPdfium()
  const pdfium = await library
  try {
    const document = await pdfium.loadDocument(bytes)
    try {
      const pages = document.getPageCount()
      return pages > 0 ? pages : undefined
    } finally {
      document.destroy()
    }
  } catch (error) {
    // A trap inside WebAssembly leaves the instance unusable; the next file gets a new one.
    if (error instanceof WebAssembly.RuntimeError) library = undefined
    return undefined
  }
}

/** PDFium from the installed package, also when this file was bundled. */
export async function loadPdfium(): Promise<PDFiumLibrary> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm')))
  return PDFiumLibrary.init({ wasmBinary: Uint8Array.from(wasm).buffer })
}
