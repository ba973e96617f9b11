import { Worker } from 'node:worker_threads'
import { workerFile } from '#kernel/threads/worker-file.ts'
import { PdfError } from './pdf-error.ts'
import type { WorkerAnswer, WorkerJob, WorkerSetup } from './typst-job.ts'

type Task = { job: WorkerJob; done: (answer: WorkerAnswer) => void; failed: (error: PdfError) => void }
type Slot = { worker?: Worker; task?: Task; timer?: NodeJS.Timeout }

/** A fixed number of Typst workers and the jobs that wait for one. */
export type WorkerPool = {
  readonly setup: WorkerSetup
  readonly timeoutMs: number
  /** longest queue; default none */
  readonly maxWaiting: number
  readonly slots: readonly Slot[]
  readonly waiting: Task[]
  stopped: boolean
}

export function createWorkerPool(
  setup: WorkerSetup,
  workers: number,
  timeoutMs: number,
  maxWaiting = Infinity,
): WorkerPool {
  return {
    setup,
    timeoutMs,
    maxWaiting,
    slots: Array.from({ length: workers }, () => ({})),
    waiting: [],
    stopped: false,
  }
}

/** Starts every worker that does not run yet. */
export function startWorkers(pool: WorkerPool): void {
  for (const slot of pool.slots) readyWorker(pool, slot)
}

/**
 * Runs a job on the next free worker. Rejects with PdfError `timeout` or `crashed`, and the worker is then replaced;
 * with `busy` when too many wait already, and with `stopped` after `stopWorkers`.
 */
export async function runJob(pool: WorkerPool, job: WorkerJob): Promise<WorkerAnswer> {
  if (pool.stopped) throw stopped()
  if (pool.waiting.length >= pool.maxWaiting) throw new PdfError('busy', `${pool.maxWaiting} PDFs wait already`)
  return new Promise((done, failed) => {
    pool.waiting.push({ job, done, failed })
    startNext(pool)
  })
}

/** Rejects what waits and runs, and ends the workers. One inside a compilation ends when that does. */
export async function stopWorkers(pool: WorkerPool): Promise<void> {
  pool.stopped = true
  for (const task of pool.waiting.splice(0)) task.failed(stopped())
  const workers = pool.slots.flatMap((slot) => (slot.worker ? [slot.worker] : []))
  for (const slot of pool.slots) {
    delete slot.worker
    release(slot)?.failed(stopped())
  }
  await Promise.all(workers.map((worker) => worker.terminate()))
}

function startNext(pool: WorkerPool): void {
  const slot = pool.slots.find((candidate) => !candidate.task)
  const task = slot && pool.waiting.shift()
  if (!slot || !task) return
  const worker = readyWorker(pool, slot)
  worker.ref()
  slot.task = task
  const late = () => replace(pool, slot, worker, new PdfError('timeout', `the PDF took over ${pool.timeoutMs} ms`))
  slot.timer = setTimeout(late, pool.timeoutMs)
  worker.postMessage(task.job, [])
  startNext(pool)
}

function readyWorker(pool: WorkerPool, slot: Slot): Worker {
  if (slot.worker) return slot.worker
  const worker = new Worker(workerFile('typst.worker', import.meta.url), { workerData: pool.setup, name: 'typst' })
  worker.on('message', (answer: WorkerAnswer) => {
    // A late answer of a worker that was given up belongs to nobody.
    if (slot.worker !== worker) return
    release(slot)?.done(answer)
    startNext(pool)
  })
  const crashed = (how: string) => replace(pool, slot, worker, new PdfError('crashed', `the PDF worker ${how}`))
  worker.on('error', (error) => crashed(`died: ${error instanceof Error ? error.message : String(error)}`))
  worker.on('exit', (code) => crashed(`ended with code ${code}`))
  slot.worker = worker
  worker.unref()
  return worker
}

function replace(pool: WorkerPool, slot: Slot, worker: Worker, failure: PdfError): void {
  if (slot.worker !== worker) return
  const task = release(slot)
  delete slot.worker
  void worker.terminate()
  task?.failed(failure)
  startNext(pool)
}

function release(slot: Slot): Task | undefined {
  const { task } = slot
  clearTimeout(slot.timer)
  delete slot.task
  delete slot.timer
  // An idle worker must not keep a command or a test alive.
  slot.worker?.unref()
  return task
}

function stopped(): PdfError {
  return new PdfError('stopped', 'the PDF renderer was stopped')
}
