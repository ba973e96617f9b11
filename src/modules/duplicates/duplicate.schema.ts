import { z } from 'zod'

const Reason = z.object({ field: z.string(), level: z.string(), weight: z.number() })

/** A person as both sides of a comparison show her; phones masked, numbers by their presence only. */
export const PersonSide = z
  .object({
    id: z.uuid(),
    name: z.string(),
    otherNames: z.array(z.string()),
    sex: z.string().nullable(),
    birthDate: z.iso.date().nullable(),
    birthYear: z.int().nullable(),
    hasNationalId: z.boolean(),
    hasOldId: z.boolean(),
    hasPhoto: z.boolean(),
    diedOn: z.iso.date().nullable(),
    phones: z.array(z.string()),
    address: z.string(),
    units: z.array(z.object({ code: z.string(), name: z.string() })),
    accounts: z.int(),
    memberships: z.array(
      z.object({
        id: z.uuid(),
        association: z.string(),
        number: z.string().nullable(),
        state: z.string(),
        kind: z.string(),
        unit: z.string(),
        unitName: z.string(),
        joinedOn: z.iso.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'PersonSide' })

export const PairView = z
  .object({
    a: z.uuid(),
    b: z.uuid(),
    score: z.number(),
    sure: z.boolean(),
    reasons: z.array(Reason),
    people: z.tuple([z.object(personLine()), z.object(personLine())]),
  })
  .meta({ id: 'DuplicatePair' })

function personLine() {
  return {
    name: z.string(),
    birthDate: z.iso.date().nullable(),
    birthYear: z.int().nullable(),
    unitName: z.string(),
  }
}

export const ListPairs = z.strictObject({
  state: z.enum(['open', 'different']).default('open'),
  cursor: z.string().max(500).optional(),
})
export const Pairs = z.object({ items: z.array(PairView), next: z.string().nullable() })

export const TwoPeople = z.strictObject({ a: z.uuid(), b: z.uuid() })
export const Comparison = z
  .object({
    left: PersonSide,
    right: PersonSide,
    score: z.number(),
    sure: z.boolean(),
    reasons: z.array(Reason),
    state: z.enum(['open', 'different', 'merged']).nullable(),
    /** Fields in which both say something else: one has to be chosen. */
    choices: z.array(z.string()),
    /** Associations in which both have a standing membership. */
    conflicts: z.array(z.string()),
  })
  .meta({ id: 'PersonComparison' })

/** Fields of which one side's value goes on. `birth` is date and year, a number is number and hash. */
export const choosable = ['name', 'sex', 'birth', 'nationalId', 'oldId', 'photo', 'diedOn'] as const
const Side = z.enum(['kept', 'gone'])

export const MergePeople = z.strictObject({
  kept: z.uuid(),
  gone: z.uuid(),
  /** Left out: the kept record's value, and where it has none, the other's. */
  choose: z.partialRecord(z.enum(choosable), Side).default({}),
  /** By association: whose standing membership goes on; the other is folded into it. */
  memberships: z.record(z.string().regex(/^[a-z][a-z_]{0,59}$/), Side).default({}),
})
export const Merged = z.object({ id: z.uuid(), kept: z.uuid() })

export const MergeView = z
  .object({
    id: z.uuid(),
    kept: z.object({ id: z.uuid(), name: z.string() }),
    gone: z.object({ id: z.uuid(), name: z.string() }),
    mergedAt: z.iso.datetime(),
    mergedBy: z.string().nullable(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PersonMerge' })
export const Merges = z.object({ items: z.array(MergeView), next: z.string().nullable() })
