import { z } from 'zod'
import { findOwnUploads } from '#kernel/files/own-uploads.ts'
import { findUsableUploads } from '#kernel/files/upload.store.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findMember } from '#modules/membership/index.ts'
import { findUnit, type Unit } from '#modules/units/index.ts'
import { cadreErrors, onField } from '../post.errors.ts'
import { postEvent } from '../post.events.ts'
import { MANAGE, mayManage, mayRead } from '../post.policy.ts'
import { readKinds, unitsOfFile } from '../post.reads.ts'
import { lastDayOfTerm, plusDays } from '../post.rules.ts'
import { Appoint } from '../post.schema.ts'
import { countSeats, insertPost, lockSeats, type Held } from '../post.store.ts'
import type { PostKindRow } from '../post.table.ts'

/** The furthest that a post may begin ahead: a congress is called half a year before. */
const AHEAD_DAYS = 366

/** Puts a member into a post of a unit. It raises no rights: a role that comes with it is given apart, in words. */
export const appoint = operation({
  name: 'cadres.appoint',
  permission: MANAGE,
  kind: 'write',
  input: Appoint,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    ctx.allow(mayManage(ctx.actor, input.unit))
    const unit = await findUnit(ctx.db, input.unit, input.from)
    if (!unit) throw onField('from', cadreErrors.unknownUnit)
    const kind = (await readKinds(ctx.db, unit.level)).find(({ key }) => key === input.kind)
    if (!kind || (kind.valid_to !== null && kind.valid_to < input.from)) throw onField('kind', cadreErrors.unknownKind)
    await refuseStranger(ctx, input.member, unit, input.from)
    return { id: await beginPost(ctx, { ...input, kind }) }
  },
})

/** She is a member on that day, somewhere below the unit: nobody leads an association that she does not belong to. */
async function refuseStranger(ctx: Ctx, membership: string, unit: Unit, on: string): Promise<void> {
  const member = await findMember(ctx.db, membership, on)
  // That somebody is a member elsewhere is not told to who does not work there.
  const isKnown = member !== undefined && mayManage(ctx.actor, member.unit).allowed
  if (!isKnown || member.state !== 'active') throw onField('member', cadreErrors.notMember)
  const place = await findUnit(ctx.db, member.unit, on)
  if (!place?.path.includes(unit.code)) throw onField('member', cadreErrors.notOfUnit)
}

export type Beginning = Omit<z.output<typeof Appoint>, 'kind'> & {
  kind: PostKindRow
  follows?: string
  held?: Held
}

/** Stores and records a post that begins; the callers have checked the unit, the kind and the member. */
export async function beginPost(ctx: Ctx, input: Beginning): Promise<string> {
  const { kind, from } = input
  if (from > plusDays(civilDate(ctx.now()), AHEAD_DAYS)) throw onField('from', cadreErrors.tooFar)
  const termTo = input.termTo ?? (kind.term_months === null ? null : lastDayOfTerm(from, kind.term_months))
  if (termTo !== null && termTo < from) throw onField('termTo', cadreErrors.periodReversed)
  if (kind.seats !== null && kind.seats > 1) {
    await lockSeats(ctx.db, input.unit, kind.key)
    if ((await countSeats(ctx.db, input.unit, kind.key, from)) >= kind.seats)
      throw onField('kind', cadreErrors.seatTaken)
  }
  const id = ctx.ids.uuid()
  await insertPost(ctx.db, {
    id,
    membership_id: input.member,
    unit_code: input.unit,
    level: kind.level,
    kind: kind.key,
    sole: kind.seats === 1,
    how: input.how,
    term: input.term,
    valid_from: from,
    term_to: termTo,
    decision_number: input.decisionNumber,
    decision_on: input.decisionOn ?? null,
    decision_signer: input.decisionSigner,
    decision_file: await usableFile(ctx, input.decisionFile),
    follows: input.follows ?? null,
    ...input.held,
    created_at: ctx.now(),
  })
  const data = { unit: input.unit, kind: kind.key, how: input.how, from, termTo, follows: input.follows ?? null }
  await ctx.record([postEvent(id, 'post.began', input.member, data)])
  return id
}

/** The paper, if she uploaded it herself, or one that lies with a post she may read: one decision appoints several. */
export async function usableFile(ctx: Ctx, file: string | undefined): Promise<string | null> {
  if (file === undefined) return null
  const units = await unitsOfFile(ctx.db, file)
  const known = units.some((unit) => mayRead(ctx.actor, unit).allowed)
  const [upload] = known ? await findUsableUploads(ctx.db, [file]) : await findOwnUploads(ctx, [file])
  if (!upload) throw onField('decisionFile', cadreErrors.noFile)
  return upload.id
}
