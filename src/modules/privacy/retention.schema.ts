import { z } from 'zod'

/** One rule at one table in a run: how many rows it would take, had to leave for a hold, and took. Never a value. */
export const RetentionLine = z.object({
  rule: z.string(),
  /** A table, or `bytes`: contents in the file store that no row names. */
  table: z.string(),
  action: z.enum(['delete', 'anonymise', 'bytes']),
  days: z.int(),
  due: z.int(),
  held: z.int(),
  gone: z.int(),
  /** Moments of the oldest rows. */
  oldest: z.array(z.string()),
  done: z.boolean(),
  /** How far the file store was looked through, of 256 folders. */
  at: z.int().optional(),
})
export type RetentionLine = z.output<typeof RetentionLine>

export const RetentionRun = z.object({
  id: z.uuid(),
  dry: z.boolean(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  askedAt: z.string(),
  askedBy: z.string().nullable(),
  asOf: z.string(),
  finishedAt: z.string().nullable(),
  reportHash: z.string().nullable(),
  lines: z.array(RetentionLine),
})
export type RetentionRun = z.output<typeof RetentionRun>

export const Period = z.object({ rule: z.string(), days: z.int(), source: z.string(), recalled: z.boolean() })

export const Hold = z.object({
  id: z.uuid(),
  kind: z.enum(['dossier', 'account']),
  label: z.string(),
  reason: z.string(),
  since: z.string(),
  setBy: z.string().nullable(),
})
export type Hold = z.output<typeof Hold>
