import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { readExport } from '../export.reads.ts'
import { PersonalExport } from '../export.schema.ts'

/** Everything that is held of who asks, in one machine-readable file, after proving once more who she is. */
export const exportMyData = question({
  name: 'subjects.export-my-data',
  permission: 'signed_in',
  confirm: true,
  input: z.strictObject({}),
  output: PersonalExport,
  run: (ctx) => readExport(ctx, {}),
})
