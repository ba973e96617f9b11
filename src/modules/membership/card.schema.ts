import { z } from 'zod'
import { AnyUnitCode } from '#modules/units/index.ts'
import { State, blankIsAbsent } from './field.schema.ts'

export const CardView = z
  .object({
    code: z.string().meta({ description: 'In groups, as printed' }),
    url: z.string().meta({
      description:
        'For the QR: `/v/card/<code>#<seal>`, made on the day of the call; the seal is checked without a network',
    }),
    name: z.string(),
    number: z.string(),
    association: z.string(),
    unit: z.string(),
    kind: z.string(),
    joinedOn: z.string(),
    state: State,
  })
  .meta({ id: 'MemberCard' })
export type CardView = z.output<typeof CardView>
export const CheckCard = z.strictObject({ code: z.string().max(200) })
export const CheckedCard = z
  .object({
    status: z.enum(['valid', 'not_now', 'ended', 'unknown']),
    code: z.string().nullable(),
    association: z.string().nullable(),
    /** The unit of the commune: a branch would say too much of where she lives. */
    unit: z.string().nullable(),
    /** Initials and given name, to compare with the card in hand. */
    holder: z.string().nullable(),
    sinceYear: z.int().nullable(),
  })
  .meta({ id: 'CheckedCard' })
export type CheckedCard = z.output<typeof CheckedCard>
export const PrintCards = z.strictObject({
  members: z.array(z.uuid()).max(200).default([]),
  /** Or all of a unit that have a standing membership, the next 200 after `after`. */
  unit: blankIsAbsent(AnyUnitCode),
})
export const RenewCard = z.strictObject({ member: z.uuid() })
