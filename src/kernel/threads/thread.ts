import { Worker } from 'node:worker_threads'
import { AppError } from '#kernel/errors/app-error.ts'
import type { ThreadAnswer } from './answering.ts'

/** Work that would hold up every request on the main thread, asked for piece by piece (`answering.ts` is the other side). */
export type Thread<Answer> = {
  /** The next piece; may be asked for before the last one has been dealt with. Throws what the work threw for its user. */
  ask(): Promise<Answer>
  /** Ends the thread, whatever it is at. */
  close(): void
}

/** So many run at a time; others wait. */
const AT_A_TIME = 2
/** Work whose next piece takes longer is given up; it may not hold more memory than this. */
const PATIENCE_MS = 60_000
const MEMORY_MB = 1024

let free = AT_A_TIME
const waiting: (() => void)[] = []

/** `tooMuch`: what is thrown where time or memory do not suffice. */
export async function openThread<Answer>(
  file: URL,
  job: unknown,
  { tooMuch }: { tooMuch: () => AppError },
): Promise<Thread<Answer>> {
  if (free === 0) await new Promise<void>((go) => waiting.push(go))
  else free -= 1
  const worker = new Worker(file, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
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
  return { ask: () => ask<Answer>(worker, tooMuch), close }
}

function ask<Answer>(worker: Worker, tooMuch: () => AppError): Promise<Answer> {
  const asked = new AbortController()
  const answer = new Promise<Answer>((resolve, reject) => {
    const late = setTimeout(() => reject(tooMuch()), PATIENCE_MS)
    asked.signal.addEventListener('abort', () => clearTimeout(late))
    const on = <Said>(event: string, hear: (said: Said) => void) => {
      worker.on(event, hear)
      asked.signal.addEventListener('abort', () => worker.off(event, hear))
    }
    on('message', (said: ThreadAnswer<Answer>) =>
      'refused' in said ? reject(new AppError(said.refused.code, said.refused)) : resolve(said.answer),
    )
    on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
    )
    on('exit', () => reject(new Error('the thread ended before it answered')))
    worker.postMessage('next', [])
  }).finally(() => asked.abort())
  // A piece asked for ahead and never taken fails unheard.
  answer.catch(() => {})
  return answer
}
