import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/events/canonical.ts'
import type { RetentionLine } from './retention.schema.ts'

/** The hash that the log keeps of a report (SHA-256 of its canonical JSON). */
export const contentHash = (report: readonly RetentionLine[]): string =>
  createHash('sha256').update(canonicalJson(report)).digest('hex')

/** Rows that one step takes in its transaction: some seconds of work, so that nobody waits for a lock for long. */
export const BATCH = 500
/** Folders of the file store that one step looks through. */
export const FOLDERS = 16

/** The report with what the step did to its first open line. */
export function withProgress(
  report: readonly RetentionLine[],
  index: number,
  gone: number,
  at?: number,
): RetentionLine[] {
  return report.map((line, place) => {
    if (place !== index) return line
    const done = at === undefined ? gone === 0 : at >= 256
    return { ...line, gone: line.gone + gone, done, ...(at !== undefined && { at }) }
  })
}

export const isFinished = (report: readonly RetentionLine[]): boolean => report.every((line) => line.done)
