import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { findValue, readHeldRows } from '../held.reads.ts'
import { textOf } from '../held-value.rules.ts'
import { subjectErrors } from '../subject.errors.ts'

/** One value of one's own in full, after proving once more who one is: the phone may lie open on a table. */
export const revealOwnValue = question({
  name: 'subjects.reveal-own-value',
  permission: 'signed_in',
  confirm: true,
  input: z.strictObject({ table: z.string().max(63), rowKey: z.string().max(200), column: z.string().max(63) }),
  output: z.object({ value: z.string() }),
  async run(ctx, input) {
    const value = findValue(await readHeldRows(ctx, {}), input)
    if (value === undefined) throw subjectErrors.notFound()
    return { value: textOf(value) }
  },
})
