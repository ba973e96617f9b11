import { z } from 'zod'
import { enforce, holds, type Actor } from '#kernel/access/actor.ts'
import { checkAssurance, requireLevel } from '#kernel/access/assurance.ts'
import type { Db } from '#kernel/db/db.ts'
import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'
import { appendEvents } from '#kernel/events/event.store.ts'
import type { NewEvent, StoredEvent } from '#kernel/events/event.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { Ids, Random } from '#kernel/ids/ids.ts'
import type { Log } from '#kernel/log/log.ts'
import type { Caller, Ctx } from './ctx.ts'
import { findAnswer, isTwin, keyedCall, storeAnswer, type KeyedCall } from './idempotency.ts'
import type { AnyOperation, Operation, Permission, Revealed } from './operation.ts'
import type { Services } from './services.ts'

/** Hands stored events to their subscribers within the transaction. */
export type Outbox = (db: Db, events: readonly StoredEvent[]) => Promise<void>

/** Everything that is the same for all calls of one running product. */
export type Runtime = {
  db: Db
  now(): Date
  ids: Ids
  random: Random
  translators: Record<Locale, T>
  log: Log
  services: Services
  outbox: Outbox
  /** Reads an actor's rights anew within a transaction and holds on to them until it ends. */
  recheck?: Recheck
  /** Keeps who saw whose personal data; an answer that shows some waits for it. */
  accessLog?: AccessLog
}

export type Recheck = (db: Db, actor: Actor, now: Date) => Promise<Actor>

/** One call that showed personal data. */
export type Access = {
  operation: string
  permission: Permission
  caller: Caller
  at: Date
  revealed: readonly Revealed[]
}
export type AccessLog = { record(access: Access): Promise<void> }

/**
 * Runs an operation for a caller: parse, permission, transaction, run, validate the output.
 * Throws AppError with the field problems of a refused input.
 */
export async function execute<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  op: Operation<I, O>,
  rawInput: z.input<I>,
  caller: Caller,
): Promise<z.output<O>> {
  checkPermission(op, caller.actor)
  checkAssurance(op, caller.actor, runtime.now())
  const input = parseInput(op.input, rawInput)
  const call = { ...caller, noted: [] }
  const output = await answer(runtime, op, input, rawInput, call)
  const revealed = typeof op.reveals === 'function' ? op.reveals(input, output) : call.noted
  if (revealed.length > 0 && caller.actor.kind !== 'system') {
    const { name, permission } = op
    await runtime.accessLog?.record({ operation: name, permission, caller, at: runtime.now(), revealed })
  }
  return output
}

/** A call under way: what it will show gathers in `noted`. */
type Call = Caller & { noted: Revealed[] }

async function answer<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  op: Operation<I, O>,
  input: z.output<I>,
  rawInput: z.input<I>,
  caller: Call,
): Promise<z.output<O>> {
  if (op.kind === 'read') return op.output.parse(await op.run(makeCtx(runtime, runtime.db, caller), input))
  if (caller.idempotencyKey === undefined) return runInTransaction(runtime, op, input, caller)
  const key = keyedCall(caller.idempotencyKey, op.name, caller.actor.accountId ?? 'public', rawInput)
  return runOnce(runtime, op, input, caller, key)
}

async function runOnce<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  op: Operation<I, O>,
  input: z.output<I>,
  caller: Call,
  key: KeyedCall,
): Promise<z.output<O>> {
  const earlier = await findAnswer(runtime.db, runtime.services.aead, key)
  if (earlier) return op.output.parse(earlier.response)
  try {
    return await runInTransaction(runtime, op, input, caller, key)
  } catch (error) {
    // The same call at the same time may have won anywhere: at the key, or at something else that exists once (a file).
    const twin = await findAnswer(runtime.db, runtime.services.aead, key).catch((reason: unknown) => {
      throw isTwin(error) ? reason : error
    })
    if (!twin) throw error
    return op.output.parse(twin.response)
  }
}

async function runInTransaction<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  op: Operation<I, O>,
  input: z.output<I>,
  caller: Call,
  key?: KeyedCall,
): Promise<z.output<O>> {
  const rest = await op.prepare?.(makeCtx(runtime, runtime.db, caller), input)
  const attempt = () =>
    runtime.db.transaction().execute(async (trx) => {
      const ctx = makeCtx(runtime, trx, await recheck(runtime, trx, op, caller))
      const output = op.output.parse(await (rest ? rest(ctx) : op.run(ctx, input)))
      if (key) await storeAnswer(trx, runtime.services.aead, key, output, runtime.now())
      return output
    })
  try {
    return await attempt()
  } catch (error) {
    // Two that wait for each other (each taking the other's right away, say): PostgreSQL undoes one, which looks again.
    if ((error as { code?: unknown }).code !== '40P01') throw error
    return attempt()
  }
}

// Between the look at the session and this transaction a right may have ended: nothing is written under one that did.
async function recheck(runtime: Runtime, trx: Db, op: AnyOperation, caller: Call): Promise<Call> {
  if (!runtime.recheck || caller.actor.kind !== 'account') return caller
  const actor = await runtime.recheck(trx, caller.actor, runtime.now())
  checkPermission(op, actor)
  return { ...caller, actor }
}

function checkPermission(op: AnyOperation, actor: Actor): void {
  if (op.permission === 'anyone' || actor.kind === 'system') return
  if (actor.kind === 'public') throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
  if (op.permission === 'signed_in') return
  if (holds(actor, op.permission)) return
  if (actor.needs === 'second_factor') throw new AppError('kernel.second_factor_first', { kind: 'step_up' })
  throw new AppError('kernel.forbidden', { kind: 'forbidden' })
}

export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('kernel.invalid_input', {
    kind: 'invalid',
    fields: parsed.error.issues.flatMap((issue) => toProblems(issue, raw)),
  })
}

// A schema that wants its own message gives a message key ("forms.bad_phone"); anything else maps to a general one.
function toProblems(issue: z.core.$ZodIssue, raw: unknown): FieldProblem[] {
  const path = issue.path.map(String).join('.')
  const own = /^[a-z]+\.[a-z_.]+$/.test(issue.message) && issue.message !== 'kernel.bad_value'
  if (own) return [{ path, code: issue.message }]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: 'kernel.unknown_field' }))
  // What was left empty is missing, whatever should have stood there: a day, one of a list, a text of some length.
  if (isBlank(given(raw, issue.path))) return [{ path, code: 'kernel.required' }]
  if (issue.code === 'too_big') return [{ path, code: 'kernel.too_big', params: { limit: Number(issue.maximum) } }]
  // So is an empty list.
  if (issue.code === 'too_small' && issue.origin !== 'number' && Number(issue.minimum) === 1)
    return [{ path, code: 'kernel.required' }]
  if (issue.code === 'too_small') return [{ path, code: 'kernel.too_small', params: { limit: Number(issue.minimum) } }]
  return [{ path, code: 'kernel.bad_value' }]
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === ''

/** What was sent at this path; an issue itself does not tell it. */
const given = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    raw,
  )

function makeCtx(runtime: Runtime, db: Db, caller: Call): Ctx {
  return {
    db,
    actor: caller.actor,
    now: runtime.now,
    ids: runtime.ids,
    random: runtime.random,
    locale: caller.locale,
    t: runtime.translators[caller.locale],
    requestId: caller.requestId,
    client: caller.client ?? { address: '', userAgent: '' },
    log: runtime.log,
    services: runtime.services,
    allow: enforce,
    reveal: (revealed) => void caller.noted.push(...revealed),
    require: (level) => requireLevel(caller.actor, level),
    record: async (events: readonly NewEvent[], role) => {
      const { actor, requestId, client } = caller
      const writer = { actor, role: role ?? null, at: runtime.now(), requestId, lookupKey: runtime.services.lookupKey }
      const stored = await appendEvents(db, events, { ...writer, ...(client && { client }) })
      await runtime.outbox(db, stored)
    },
  }
}
