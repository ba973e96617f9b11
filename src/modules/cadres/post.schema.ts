import { z } from 'zod'
import { AnyUnitCode } from '#modules/units/index.ts'
import { SIDES } from './post.policy.ts'
import { END_REASONS, HOWS, SAID_REASONS, STANDINGS } from './post.rules.ts'

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(tidy)
    .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')
const Day = z.iso.date('kernel.bad_value')
const Cursor = optional(z.string().max(400))

/** The decision behind a post: number, day, who signed, the paper (id of an upload). */
const decision = {
  decisionNumber: words(60).default(''),
  decisionOn: optional(Day),
  decisionSigner: words(120).default(''),
  decisionFile: optional(z.uuid()),
}

export const Appoint = z.strictObject({
  member: z.uuid(),
  unit: AnyUnitCode,
  kind: z.string().max(40).min(1, 'kernel.required'),
  how: z.enum(HOWS, 'kernel.required'),
  from: Day.meta({ description: 'First day' }),
  term: words(40).default(''),
  termTo: optional(Day).meta({ description: 'Last day of the term; by the length that the kind has when left out' }),
  ...decision,
})
export type Appoint = z.output<typeof Appoint>

export const ByPost = z.strictObject({ post: z.uuid() })
export const SetDecision = z.strictObject({ post: z.uuid(), version: z.coerce.number().int(), ...decision })
export const EndPost = z
  .strictObject({
    post: z.uuid(),
    lastDay: Day,
    reason: z.enum(SAID_REASONS, 'kernel.required'),
    note: words(500).default(''),
  })
  .refine(({ reason, note }) => reason !== 'other' || note !== '', { path: ['note'], message: 'cadres.reason_missing' })
export const ReElect = z.strictObject({
  post: z.uuid(),
  how: z.enum(HOWS, 'kernel.required'),
  from: Day,
  term: words(40).default(''),
  termTo: optional(Day),
  ...decision,
})
export const GiveRole = z.strictObject({ post: z.uuid(), login: z.string().trim().min(1, 'kernel.required').max(60) })
export const TakeRole = z.strictObject({ post: z.uuid(), reason: words(300).default('') })
export const StartHandover = z.strictObject({ post: z.uuid(), successor: optional(z.uuid()) })
export const TickHandover = z.strictObject({
  post: z.uuid(),
  item: z.uuid(),
  side: z.enum(SIDES),
  note: words(300).default(''),
})
export const GetCommittee = z.strictObject({ unit: AnyUnitCode, asOf: optional(Day), cursor: Cursor })
export const ListCommittees = z.strictObject({ under: optional(AnyUnitCode), cursor: Cursor })
export const ListExpiring = z.strictObject({ cursor: Cursor })
export const FindCandidates = z.strictObject({ unit: AnyUnitCode, q: words(120).default('') })
export const MemberPosts = z.strictObject({
  member: z.uuid(),
  /** What a list calls her post: to begin the form with. */
  named: words(120).default(''),
})

const Decision = z.object({ number: z.string(), on: z.string().nullable(), signer: z.string(), file: z.boolean() })

export const PostLine = z
  .object({
    id: z.uuid(),
    member: z.uuid(),
    name: z.string(),
    kind: z.string(),
    kindName: z.string(),
    unit: z.string(),
    unitName: z.string(),
    how: z.enum(HOWS),
    term: z.string(),
    from: z.string(),
    to: z.string().nullable(),
    termTo: z.string().nullable(),
    standing: z.enum(STANDINGS),
    endReason: z.enum(END_REASONS).nullable(),
    decision: Decision,
    /** A role came with it that has not ended. */
    withRole: z.boolean(),
  })
  .meta({ id: 'Post' })
export type PostLine = z.output<typeof PostLine>

const UnitHead = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  above: z.array(z.object({ code: z.string(), name: z.string() })),
})

export const Committee = z
  .object({
    unit: UnitHead,
    asOf: z.string(),
    manage: z.boolean(),
    posts: z.array(PostLine),
    /** Kinds of this level that nobody holds on that day. */
    vacant: z.array(z.object({ kind: z.string(), name: z.string() })),
    past: z.array(PostLine),
    next: z.string().nullable(),
  })
  .meta({ id: 'Committee' })
export type Committee = z.output<typeof Committee>

export const CommitteeLine = z.object({
  code: z.string(),
  name: z.string(),
  place: z.string(),
  head: z.string().nullable(),
  posts: z.int(),
  vacant: z.int(),
  expiring: z.int(),
})
export const CommitteeList = z.object({
  unit: UnitHead.nullable(),
  items: z.array(CommitteeLine),
  next: z.string().nullable(),
})
export type CommitteeList = z.output<typeof CommitteeList>

export const PostList = z.object({ items: z.array(PostLine), next: z.string().nullable() })

export const HandoverView = z.object({
  startedAt: z.string(),
  doneAt: z.string().nullable(),
  successor: z.object({ post: z.uuid(), name: z.string() }).nullable(),
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      note: z.string(),
      givenAt: z.string().nullable(),
      takenAt: z.string().nullable(),
    }),
  ),
  /** Which sides the caller may tick. */
  may: z.array(z.enum(SIDES)),
})
export type HandoverView = z.output<typeof HandoverView>

/** What somebody leads and led herself, and hand-overs of which she is a side. */
export const OwnPosts = z
  .object({
    posts: z.array(PostLine),
    handovers: z.array(
      z.object({
        post: z.uuid(),
        kindName: z.string(),
        unitName: z.string(),
        side: z.enum(SIDES),
        /** Items that she has still to confirm; 0: the other side has. */
        items: z.int(),
      }),
    ),
  })
  .meta({ id: 'OwnPosts' })
export type OwnPosts = z.output<typeof OwnPosts>

export const PostDetail = PostLine.extend({
  version: z.int(),
  endNote: z.string().nullable(),
  follows: z.uuid().nullable(),
  followedBy: z.uuid().nullable(),
  can: z.array(z.enum(['change', 'end', 're_elect', 'hand_over', 'give_role', 'take_role'])),
  /** The role that usually comes with it, in words, and what it lets her do. */
  role: z.object({ key: z.string(), name: z.string(), permissions: z.array(z.string()) }).nullable(),
  /** Accounts of hers that could get it; only for who may give it. */
  accounts: z.array(z.object({ login: z.string(), name: z.string() })),
  handover: HandoverView.nullable(),
  successors: z.array(z.object({ post: z.uuid(), name: z.string() })),
  events: z.array(z.object({ type: z.string(), at: z.string(), by: z.string() })),
}).meta({ id: 'PostDetail' })
export type PostDetail = z.output<typeof PostDetail>
