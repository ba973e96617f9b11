import { z } from 'zod'
import { blankIsAbsent, State } from './field.schema.ts'

/** Which of her own memberships is meant; left out: the only one there is. */
export const OwnMember = z.strictObject({ member: blankIsAbsent(z.uuid()) })

/** One of her own memberships, to choose between them. */
export const OwnChoice = z
  .object({
    id: z.uuid(),
    association: z.object({ key: z.string(), name: z.string() }),
    number: z.string().nullable(),
    state: State,
  })
  .meta({ id: 'OwnMembershipChoice' })
export type OwnChoice = z.output<typeof OwnChoice>
