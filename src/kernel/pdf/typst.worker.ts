/**
 * Runs in a worker thread: one Typst compiler, one job at a time. Compiling is synchronous native code of 5 to 80 ms,
 * which would hold up every request on the main thread. Entry of its own in the server build.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { pdfPageCount } from './page-count.ts'
import { isPdfBounded } from './pdf-limits.ts'
import { fontCoverage, printableData } from './printable-text.ts'
import type { RenderJob, WorkerAnswer, WorkerJob, WorkerSetup } from './typst-job.ts'

/** A register of births of a commune for a year has some hundred. */
const MAX_PAGES = 3000

// Trusted: only PdfRenderer starts this file.
const setup = workerData as WorkerSetup
type Press = ReturnType<typeof makePress>
const press = setup.purpose === 'render' ? makePress() : undefined

parentPort?.on('message', (job: WorkerJob) => {
  void answer(job).then((reply) =>
    parentPort?.postMessage(reply, reply.ok && 'pdf' in reply ? [reply.pdf.buffer as ArrayBuffer] : []),
  )
})

function makePress() {
  const fonts = setup.fontFiles.map((file) => readFileSync(file))
  // What every style of the font can draw.
  const covered = fonts.map(fontCoverage).reduce((all, one) => new Set([...all].filter((point) => one.has(point))))
  return { covered, compiler: NodeCompiler.create({ workspace: setup.templateRoot, fontArgs: [{ fontBlobs: fonts }] }) }
}

async function answer(job: WorkerJob): Promise<WorkerAnswer> {
  try {
    if (job.kind === 'count') return { ok: true, pages: await countPages(job.bytes) }
    if (!press) throw new Error('this worker only counts pages')
    return { ok: true, pdf: render(job, press) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** What would unpack to gigabytes never reaches the parser. */
async function countPages(bytes: Uint8Array): Promise<number | undefined> {
  const pages = (await isPdfBounded(bytes)) ? await pdfPageCount(bytes) : undefined
  return pages !== undefined && pages <= MAX_PAGES ? pages : undefined
}

function render(job: RenderJob, { compiler, covered }: Press): Uint8Array {
  compiler.resetShadow()
  const data: unknown = JSON.parse(job.data)
  shadow(compiler, 'data.json', JSON.stringify(printableData(data, covered)))
  for (const [name, svg] of Object.entries(job.assets)) shadow(compiler, name, svg)
  const main = { mainFilePath: join(setup.templateRoot, job.template), resetRead: true }
  const compiled = compiler.compile(main)
  const failure = compiled.takeDiagnostics()
  if (compiled.hasError() || !compiled.result)
    throw new Error(`${job.template}: ${diagnostics(compiler, failure) || 'did not compile'}`)
  // A warning is how Typst reports an unknown font, whose text would simply be missing.
  const warnings = diagnostics(compiler, compiled.takeWarnings())
  if (warnings) throw new Error(`${job.template}: ${warnings}`)
  // Copied into memory of its own, so that it can be handed over to the main thread.
  const pdf = Uint8Array.from(exportPdf(compiler, compiled.result, job))
  compiler.evictCache(10)
  return pdf
}

type Document = NonNullable<ReturnType<NodeCompiler['compile']>['result']>

function exportPdf(compiler: NodeCompiler, document: Document, job: RenderJob): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard: job.standard })
  } catch (error) {
    throw new Error(`${job.template} as ${job.standard}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

function shadow(compiler: NodeCompiler, name: string, content: string): void {
  compiler.mapShadow(join(setup.templateRoot, name), Buffer.from(content, 'utf8'))
}

/** `vn-office.typ:81: expected block` for each thing the compiler found. */
function diagnostics(compiler: NodeCompiler, error: NodeError | null): string {
  if (!error) return ''
  // Typed as any by the library; errors have severity 1, warnings 2, the rest is the trace that led there.
  const found: readonly { message: string; path: string; severity: number; range?: { start: { line: number } } }[] =
    compiler.fetchDiagnostics(error)
  return found
    .filter((one) => one.severity <= 2)
    .map((one) => `${basename(one.path)}:${(one.range?.start.line ?? 0) + 1}: ${one.message}`)
    .join('; ')
}
