import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PdfError } from './pdf-error.ts'
import type { PdfStandard } from './typst-job.ts'
import { createWorkerPool, runJob, startWorkers, stopWorkers } from './worker-pool.ts'

export type PdfOptions = {
  /** folder `src/modules` of the project; templates lie in `<module>/prints/<form>.typ` below it */
  templateRoot: string
  /** folder with the Tinos files; by default the installed package */
  fontDir?: string
  /** worker threads, each with a compiler of its own (about 60 MB); default 1 */
  workers?: number
  /** longest a job may run, in ms; default 20,000 */
  timeoutMs?: number
}

export type PrintRequest = {
  /** `<module>/<form>`, e.g. `dossiers/receipt-slip` */
  template: string
  /** JSON value; what the template reads is said in the print data shapes of its module */
  data: unknown
  /** SVG pictures by file name, e.g. `{ 'qr.svg': qrSvg(...) }` */
  assets?: Readonly<Record<string, string>>
  /** default `a-2a`, which is what people get */
  standard?: PdfStandard
}

export type PdfRenderer = {
  /** Starts the workers now rather than at the first job. */
  start(): void
  /** The PDF of a print. Rejects with PdfError; warnings of the compiler are errors. */
  render(request: PrintRequest): Promise<Uint8Array>
  /** Pages of an uploaded PDF; undefined when it is damaged, locked, or takes over 5 s to read. Rejects with PdfError `busy`. */
  pageCount(bytes: Uint8Array): Promise<number | undefined>
  /** Rejects what waits, ends the workers. */
  stop(): Promise<void>
}

const FONTS = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
]

/** A PDF of 10 MB is read in a tenth of a second. */
const COUNT_MS = 5_000
const COUNT_WAITING = 32

/** Prints on a pool of Typst workers. A worker that hangs or dies is replaced; its job is rejected, the others wait on. */
export function createPdfRenderer(options: PdfOptions): PdfRenderer {
  const templateRoot = resolve(options.templateRoot)
  const setup = { templateRoot, fontFiles: fontFiles(options.fontDir) }
  const timeoutMs = options.timeoutMs ?? 20_000
  const pool = createWorkerPool({ ...setup, purpose: 'render' }, options.workers ?? 1, timeoutMs)
  // Apart: anybody may hand in a PDF that takes long to read, and no officer's print shall wait behind it.
  const counters = createWorkerPool({ ...setup, purpose: 'count' }, 1, Math.min(timeoutMs, COUNT_MS), COUNT_WAITING)
  return {
    start: () => startWorkers(pool),
    async render(request) {
      const answer = await runJob(pool, {
        kind: 'render',
        template: templatePath(templateRoot, request.template),
        data: JSON.stringify(request.data),
        assets: checkedAssets(request.assets ?? {}),
        standard: request.standard ?? 'a-2a',
      })
      if (!answer.ok) throw new PdfError('compile', answer.message)
      if (!('pdf' in answer)) throw new PdfError('crashed', 'the PDF worker answered another job')
      return answer.pdf
    },
    async pageCount(bytes) {
      try {
        const answer = await runJob(counters, { kind: 'count', bytes })
        return answer.ok && 'pages' in answer ? answer.pages : undefined
      } catch (error) {
        if (error instanceof PdfError && !['stopped', 'busy'].includes(error.failure)) return undefined
        throw error
      }
    },
    async stop() {
      await Promise.all([stopWorkers(pool), stopWorkers(counters)])
    },
  }
}

function fontFiles(dir: string | undefined): string[] {
  const root = dir ?? fileURLToPath(new URL('.', import.meta.resolve('@expo-google-fonts/tinos/package.json')))
  return FONTS.map((file) => {
    const path = [join(root, file), join(root, file.replace(/^.*\//, ''))].find((candidate) => existsSync(candidate))
    if (!path) throw new Error(`font file ${file} is not in ${root}`)
    return path
  })
}

function templatePath(root: string, template: string): string {
  const [, module, form] = /^([a-z][a-z-]*)\/([a-z][a-z-]*)$/.exec(template) ?? []
  const path = `${module}/prints/${form}.typ`
  if (!module || !existsSync(join(root, path))) throw new PdfError('compile', `there is no print "${template}"`)
  return path
}

function checkedAssets(assets: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(assets))
    if (!/^[a-z][a-z0-9-]*\.svg$/.test(name)) throw new PdfError('compile', `"${name}" is no name of an SVG asset`)
  return assets
}
