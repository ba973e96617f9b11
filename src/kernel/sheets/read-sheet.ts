import { Worker } from 'node:worker_threads'
import { workerFile } from '#kernel/threads/worker-file.ts'
import { parseSheetHeads, parseSheetRows, type SheetHead, type SheetRow } from './parse-sheet.ts'
import { refuseSheet, sheetErrors } from './sheet-errors.ts'
import type { SheetAnswer, SheetJob } from './sheet-job.ts'
import { inspectSheet } from './sheet-kind.ts'

export type { SheetHead, SheetMerge, SheetRow } from './parse-sheet.ts'

/** Up to here a file is read at once: some thousand cells, for which a thread would take longer to start. */
const SMALL = 1024 * 1024
/** So many larger files are read at a time, each in a thread of its own; others wait. */
const AT_A_TIME = 2
/** A file whose next rows take longer is given up; its reader may not hold more than this. */
const PATIENCE = 60_000
const MEMORY_MB = 1024

/** The first rows of every sheet that is not hidden. Throws `kernel.sheet_*`. */
export async function readSheetHeads(bytes: Uint8Array): Promise<SheetHead[]> {
  if (inspectSheet(bytes).unpacked <= SMALL) return parseSheetHeads(bytes)
  const reader = await openReader({ bytes, read: 'heads' })
  try {
    const answer = await reader.ask()
    return 'heads' in answer ? answer.heads : []
  } finally {
    reader.close()
  }
}

/** All rows of one sheet, one after the other; `name` empty: the only one of a CSV. Blank rows are left out. */
export async function* readSheetRows(bytes: Uint8Array, name: string): AsyncGenerator<SheetRow> {
  if (inspectSheet(bytes).unpacked <= SMALL) return yield* parseSheetRows(bytes, name)
  const reader = await openReader({ bytes, read: 'rows', sheet: name })
  try {
    let coming = reader.ask()
    for (;;) {
      const answer = await coming
      if (!('rows' in answer)) return
      // The next rows are read while the caller deals with these.
      if (!answer.last) coming = reader.ask()
      yield* answer.rows
      if (answer.last) return
    }
  } finally {
    reader.close()
  }
}

type Reader = { ask(): Promise<SheetAnswer>; close(): void }

let free = AT_A_TIME
const waiting: (() => void)[] = []

async function openReader(job: SheetJob): Promise<Reader> {
  if (free === 0) await new Promise<void>((go) => waiting.push(go))
  else free -= 1
  const worker = new Worker(workerFile('sheet.worker', import.meta.url), {
    workerData: job,
    name: 'sheet',
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  worker.on('error', () => {}) // said to whoever asked; later it is nobody's
  let open = true
  const close = () => {
    if (!open) return
    open = false
    void worker.terminate()
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return { ask: () => ask(worker), close }
}

function ask(worker: Worker): Promise<SheetAnswer> {
  const asked = new AbortController()
  const answer = new Promise<SheetAnswer>((resolve, reject) => {
    const late = setTimeout(() => reject(refuseSheet(sheetErrors.tooLarge)), PATIENCE)
    asked.signal.addEventListener('abort', () => clearTimeout(late))
    const on = <Said>(event: string, hear: (said: Said) => void) => {
      worker.on(event, hear)
      asked.signal.addEventListener('abort', () => worker.off(event, hear))
    }
    on('message', (reply: SheetAnswer) => ('refused' in reply ? reject(refuseSheet(reply.refused)) : resolve(reply)))
    on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuseSheet(sheetErrors.tooLarge) : error),
    )
    on('exit', () => reject(new Error('the reader of a sheet ended before it answered')))
    worker.postMessage('more', [])
  }).finally(() => asked.abort())
  // Rows asked for ahead and never taken fail unheard.
  answer.catch(() => {})
  return answer
}
