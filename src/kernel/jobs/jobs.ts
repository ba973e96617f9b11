import { fromKysely, PgBoss, type JobResult } from 'pg-boss'
import type { Pool } from 'pg'
import type { Db } from '#kernel/db/db.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import type { Log } from '#kernel/log/log.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import type { Outbox } from '#kernel/operation/pipeline.ts'

/** Work on a schedule (cron in Vietnam's time): an operation run by the system. */
export type Job = {
  name: string
  cron: string
  operation: AnyOperation
  input?: Record<string, unknown>
  /**
   * Runs again at once while its answer says that there is more: many short transactions instead of a long one. `true`: with
   * the same input; an object: with that one.
   */
  again?(output: unknown): boolean | Record<string, unknown>
}

/**
 * A reaction to events of another module (or one's own): at least once, so the operation must be idempotent.
 * `events` are event types; the operation gets `{ event }` as its input.
 */
export type Subscription = {
  name: string
  events: readonly string[]
  operation: AnyOperation
  /** Runs again at once while its answer says that there is more: many short transactions instead of a long one. */
  again?(output: unknown): boolean
  /**
   * So many portions run side by side while there is more; the operation shares the work out among them. One unless told.
   * Several events at work at once share these lanes, portion by portion.
   */
  lanes?: number
  /**
   * For long work: events of so many different streams are at work at once, so that a short one does not wait for the end of
   * a long one. Those of one stream come one after the other, as ever. One unless told.
   */
  sideBySide?: number
}

/** The event as a subscriber gets it. */
export type EventMessage = Pick<StoredEvent, 'streamId' | 'seq' | 'type' | 'data'> & { at: string }

export type RunAsSystem = (operation: AnyOperation, input: unknown) => Promise<unknown>

export type Jobs = {
  outbox: Outbox
  start(run: RunAsSystem): Promise<void>
  stop(): Promise<void>
}

/** A job that goes on for hours is still the same one: taken for lost, it would be begun a second time beside itself. */
const LONGEST_SECONDS = 23 * 3600
/** The same for an event with long work; that its process is gone is seen by the missing sign of life. */
const LONG = { expireInSeconds: LONGEST_SECONDS, heartbeatSeconds: 120 }
const RETRY = { retryLimit: 5, retryDelay: 2, retryBackoff: true }

/** Jobs, schedules and the event outbox on pg-boss, in a schema of their own beside the jurisdiction's. */
export function createJobs(
  pool: Pool,
  options: { schema: string; log: Log; jobs: readonly Job[]; subscriptions: readonly Subscription[] },
): Jobs {
  const executeSql = (text: string, values?: unknown[]) => pool.query(text, values)
  const place = { db: { executeSql }, schema: `${options.schema}_jobs`, createSchema: false }
  const boss = new PgBoss(place)
  boss.on('error', (error) => options.log.error({ err: error }, 'job queue'))
  // Events may be recorded before the jobs run (first start) or where they never do (command line).
  let prepared: Promise<void> | undefined
  const prepare = () => (prepared ??= makeQueues(new PgBoss({ ...place, supervise: false, schedule: false }), options))
  return {
    async outbox(db, events) {
      const heard = (event: StoredEvent) =>
        options.subscriptions.some(({ events: types }) => types.includes(event.type))
      if (!events.some(heard)) return
      await prepare()
      await enqueue(boss, db, events, options.subscriptions)
    },
    async start(run) {
      await prepare()
      await boss.start()
      for (const subscription of options.subscriptions) await listen(boss, subscription, run, options.log)
      for (const job of options.jobs) await schedule(boss, job, run)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** Makes schema and queues, so that events can wait in them. */
async function makeQueues(
  setup: PgBoss,
  options: { jobs: readonly Job[]; subscriptions: readonly Subscription[] },
): Promise<void> {
  setup.on('error', () => {}) // what matters is thrown below
  await setup.start()
  for (const { name } of [...options.subscriptions, ...options.jobs]) await setup.createQueue(name, RETRY)
  await setup.stop({ graceful: false, close: false })
}

async function enqueue(boss: PgBoss, db: Db, events: readonly StoredEvent[], subscriptions: readonly Subscription[]) {
  for (const event of events) {
    const message: EventMessage = {
      streamId: event.streamId,
      seq: event.seq,
      type: event.type,
      data: event.data,
      at: event.at.toISOString(),
    }
    for (const { name, events: types, sideBySide } of subscriptions)
      if (types.includes(event.type)) {
        const long = sideBySide === undefined ? {} : { ...LONG, group: { id: event.streamId } }
        await boss.send(name, message, { db: fromKysely(db), ...long })
      }
  }
}

/** Events are handled one after the other; one that fails is tried again by itself, and takes none of the others with it. */
async function listen(boss: PgBoss, subscription: Subscription, run: RunAsSystem, log: Log): Promise<void> {
  const { name, operation, again, lanes = 1, sideBySide } = subscription
  const inTurn = takingTurns(lanes)
  const handle = async ({ id, data }: { id: string; data: unknown }): Promise<JobResult> => {
    const lane = () => untilDone(() => inTurn(() => run(operation, { event: data })), again)
    // All lanes come to their end, so that a second try never runs beside the rest of the first.
    const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
    const failed = ends.find((end) => end.status === 'rejected')
    if (!failed) return { id, status: 'completed' }
    const error: unknown = failed.reason
    log.error({ err: error, queue: name, job: id }, 'an event could not be handled')
    return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } }
  }
  const several = { batchSize: 1, localConcurrency: sideBySide ?? 1, localGroupConcurrency: 1 }
  const taken = sideBySide === undefined ? { batchSize: 50 } : several
  await boss.work(name, { ...taken, pollingIntervalSeconds: 1, perJobResults: true }, async (jobs) => {
    const results: JobResult[] = []
    for (const job of jobs) results.push(await handle(job))
    return results
  })
}

/** At most `most` at work at once; who comes later waits for a turn, in order: so several that work in portions alternate. */
function takingTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = most
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((turn) => waiting.push(turn))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

async function untilDone(run: () => Promise<unknown>, again?: (output: unknown) => boolean): Promise<void> {
  let output: unknown
  do output = await run()
  while (again?.(output))
}

async function schedule(boss: PgBoss, job: Job, run: RunAsSystem): Promise<void> {
  await boss.work(job.name, async () => {
    let input: Record<string, unknown> | undefined = job.input ?? {}
    while (input !== undefined) {
      // Apart: as an argument of `again?.()` a job without `again` would never run.
      const output = await run(job.operation, input)
      input = nextInput(input, job.again?.(output))
    }
  })
  await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Ho_Chi_Minh', expireInSeconds: LONGEST_SECONDS })
}

const nextInput = (
  input: Record<string, unknown>,
  again: boolean | Record<string, unknown> = false,
): Record<string, unknown> | undefined => (again === true ? input : again === false ? undefined : again)
