import { z } from 'zod'

/** One person's right at one unit on one day, and why she has it. */
export const HeldRight = z
  .object({
    accountId: z.uuid(),
    login: z.string().nullable(),
    name: z.string(),
    role: z.string(),
    roleName: z.string(),
    /** The unit of the position: the one asked about, or one above it. */
    unit: z.string(),
    unitName: z.string(),
    scope: z.enum(['subtree', 'unit']),
    permissions: z.array(z.object({ permission: z.string(), label: z.string() })),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    /** Only a part of the day: from and until these moments. */
    from: z.string().nullable(),
    until: z.string().nullable(),
    endReason: z.string().nullable(),
    /** Held for this person by a substitution, for this reason. */
    substitutes: z.object({ name: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'HeldRight' })
export type HeldRightData = z.output<typeof HeldRight>
