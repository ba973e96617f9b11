import { parentPort, workerData } from 'node:worker_threads'
import { AppError, type ErrorKind } from '#kernel/errors/app-error.ts'

/** What a thread says for each piece that it is asked for. */
export type ThreadAnswer<Answer> =
  | { answer: Answer }
  | { refused: { code: string; kind: ErrorKind; params: Record<string, unknown> } }

/** Called once by a worker's entry: `work` gets the job and answers one piece each time it is asked (`thread.ts`). */
export function answering<Job, Answer>(work: (job: Job) => () => Promise<Answer>): void {
  // Trusted: only our own code starts workers.
  const next = work(workerData as Job)
  parentPort?.on('message', () => {
    void said(next).then((reply) => parentPort?.postMessage(reply, []))
  })
}

async function said<Answer>(next: () => Promise<Answer>): Promise<ThreadAnswer<Answer>> {
  try {
    return { answer: await next() }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { refused: { code: error.code, kind: error.kind, params: error.params } }
  }
}
