/** The messages between the renderer and its workers. */

/** `a-2a` (archival and tagged) is delivered; `ua-1` is compiled in tests for its accessibility checks. */
export type PdfStandard = 'a-2a' | 'ua-1'

export type WorkerSetup = {
  /** `count` reads uploads of anybody and needs no compiler */
  purpose: 'render' | 'count'
  /** absolute folder that holds the templates; nothing outside it can be read by a template */
  templateRoot: string
  /** absolute paths of TTF or OTF files */
  fontFiles: readonly string[]
}

export type RenderJob = {
  kind: 'render'
  /** path below the template root, `dossiers/prints/receipt-slip.typ` */
  template: string
  /** the data as JSON text, read by the template as `/data.json` */
  data: string
  /** SVG files by name, read by the template as `/<name>` */
  assets: Readonly<Record<string, string>>
  standard: PdfStandard
}

export type CountJob = { kind: 'count'; bytes: Uint8Array }

export type WorkerJob = RenderJob | CountJob

/** One answer for each job, in order. */
export type WorkerAnswer =
  | { ok: true; pdf: Uint8Array }
  | { ok: true; pages: number | undefined }
  | { ok: false; message: string }
