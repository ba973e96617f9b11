import type { z } from 'zod'
import type { Ctx, Revealed } from './ctx.ts'

export type { Revealed } from './ctx.ts'

/** `'anyone'`: the public may call it. `'signed_in'`: any account. Otherwise a permission such as `dossiers:accept`. */
export type Permission = 'anyone' | 'signed_in' | `${string}:${string}`

/**
 * One use case. Named, with its permission, once; the pipeline (`execute`) does the rest:
 * parse, transaction (`write` only), permission, run, validate the output, record.
 */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  name: string
  permission: Permission
  /** `write` runs in one transaction; `read` does not, and must not change anything. */
  kind: 'read' | 'write'
  /** Least level of assurance of the caller (`kernel.level_needed`); one that depends on data is asked by `ctx.require`. */
  level?: 1 | 2
  /** The session must have proved who it is within the last ten minutes (`kernel.confirm_first`). Machines are not asked. */
  confirm?: true
  input: I
  output: O
  /**
   * What personal data of people the answer shows: written to the access log before the answer goes out. `'noted'`: `run`
   * says so itself by `ctx.reveal`, when the answer does not hold the ids. Left out by those that show none.
   */
  reveals?: 'noted' | ((input: z.output<I>, output: z.output<O>) => readonly Revealed[])
  /**
   * Slow work that needs no database (reading an uploaded file), done before the transaction: so it holds no connection
   * while others wait for one. It returns what is left to do in the transaction, in place of `run`.
   */
  prepare?(ctx: Ctx, input: z.output<I>): Promise<(ctx: Ctx) => Promise<z.input<O>>>
  run(ctx: Ctx, input: z.output<I>): Promise<z.input<O>>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a list of operations of all shapes; `unknown` is not assignable here (run is contravariant)
export type AnyOperation = Operation<any, any>

export function operation<I extends z.ZodType, O extends z.ZodType>(definition: Operation<I, O>): Operation<I, O> {
  return definition
}

/** Shorthand for an operation that only reads. */
export function question<I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<Operation<I, O>, 'kind'>,
): Operation<I, O> {
  return { ...definition, kind: 'read' }
}
