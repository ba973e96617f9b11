import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { PdfError } from './pdf-error.ts'
import type { PdfStandard, WorkerAnswer, WorkerJob, WorkerSetup } from './typst-job.ts'

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
  /** Pages of an uploaded PDF; undefined when it is damaged, locked, or takes too long to read. */
  pageCount(bytes: Uint8Array): Promise<number | undefined>
  /** Rejects what waits, ends the workers. */
  stop(): Promise<void>
}

type Task = { job: WorkerJob; done(answer: WorkerAnswer): void; failed(error: PdfError): void }
type Slot = { worker?: Worker; task?: Task; timer?: NodeJS.Timeout }

const FONTS = ['400Regular/Tinos_400Regular.ttf', '400Regular_Italic/Tinos_400Regular_Italic.ttf', '700Bold/Tinos_700Bold.ttf', '700Bold_Italic/Tinos_700Bold_Italic.ttf']

/** A pool of Typst workers. A worker that hangs or dies is replaced; its job is rejected, the others wait on. */
export function createPdfRenderer(options: PdfOptions): PdfRenderer {
  const setup: WorkerSetup = { templateRoot: resolve(options.templateRoot), fontFiles: fontFiles(options.fontDir) }
  const timeoutMs = options.timeoutMs ?? 20_000
  const slots: Slot[] = Array.from({ length: options.workers ?? 1 }, () => ({}))
  const waiting: Task[] = []
  let stopped = false

  function finish(slot: Slot): Task | undefined {
    const { task } = slot
    clearTimeout(slot.timer)
    delete slot.task
    delete slot.timer
    // An idle worker must not keep a command or a test alive.
    slot.worker?.unref()
    return task
  }

  function replace(slot: Slot, worker: Worker, failure: PdfError): void {
    if (slot.worker !== worker) return
    const task = finish(slot)
    delete slot.worker
    void worker.terminate()
    task?.failed(failure)
    next()
  }

  function ready(slot: Slot): Worker {
    if (slot.worker) return slot.worker
    const worker = new Worker(workerFile(), { workerData: setup, name: 'typst' })
    worker.on('message', (answer: WorkerAnswer) => {
      finish(slot)?.done(answer)
      next()
    })
    worker.on('error', (error) => replace(slot, worker, new PdfError('crashed', `the PDF worker died: ${error instanceof Error ? error.message : String(error)}`)))
    worker.on('exit', (code) => replace(slot, worker, new PdfError('crashed', `the PDF worker ended with code ${code}`)))
    slot.worker = worker
    worker.unref()
    return worker
  }

  function next(): void {
    const slot = slots.find((candidate) => !candidate.task)
    const task = slot && waiting.shift()
    if (!slot || !task) return
    const worker = ready(slot)
    worker.ref()
    slot.task = task
    slot.timer = setTimeout(() => replace(slot, worker, new PdfError('timeout', `the PDF took longer than ${timeoutMs} ms`)), timeoutMs)
    worker.postMessage(task.job)
    next()
  }

  function run(job: WorkerJob): Promise<WorkerAnswer> {
    return new Promise((done, failed) => {
      if (stopped) return failed(new PdfError('stopped', 'the PDF renderer was stopped'))
      waiting.push({ job, done, failed })
      next()
    })
  }

  return {
    start: () => slots.forEach(ready),
    async render(request) {
      const answer = await run({
        kind: 'render',
        template: templatePath(setup.templateRoot, request.template),
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
        const answer = await run({ kind: 'count', bytes })
        return answer.ok && 'pages' in answer ? answer.pages : undefined
      } catch (error) {
        if (error instanceof PdfError && error.failure !== 'stopped') return undefined
        throw error
      }
    },
    async stop() {
      stopped = true
      const failure = new PdfError('stopped', 'the PDF renderer was stopped')
      for (const task of waiting.splice(0)) task.failed(failure)
      const workers = slots.flatMap((slot) => {
        finish(slot)?.failed(failure)
        return slot.worker ? [slot.worker] : []
      })
      for (const slot of slots) delete slot.worker
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** From source the worker lies beside this file; in the server build this code may be in a chunk, one folder deeper. */
function workerFile(): URL {
  const found = ['typst.worker.ts', 'typst.worker.js', '../typst.worker.js'].map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('typst.worker was not built: it must be an entry of the server build')
  return found
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
  for (const name of Object.keys(assets)) if (!/^[a-z][a-z0-9-]*\.svg$/.test(name)) throw new PdfError('compile', `"${name}" is no name of an SVG asset`)
  return assets
}
