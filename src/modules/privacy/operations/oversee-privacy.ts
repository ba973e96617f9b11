import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { MANAGE } from '../privacy.policy.ts'

/** Asked by pages that show public things in the dress of the office: is this person one who looks after them? */
export const overseePrivacy = question({
  name: 'privacy.oversee',
  permission: MANAGE,
  input: z.strictObject({}),
  output: z.object({ allowed: z.literal(true) }),
  run: async () => ({ allowed: true as const }),
})
