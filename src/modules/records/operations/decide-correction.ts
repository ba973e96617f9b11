import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { writeCursor } from '#kernel/operation/cursor.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { findMember, findMembers } from '#modules/membership/index.ts'
import { refuseRestrictedPerson } from '#modules/people/index.ts'
import { conflict, notFound, recordErrors } from '../record.errors.ts'
import { recordEvent } from '../record.events.ts'
import { mayDecide, READ, SENSITIVE, WRITE } from '../record.policy.ts'
import { findCorrection, readFacts, readFields, readOpenCorrections } from '../record.reads.ts'
import { reasonWords, type RecordField } from '../record.rules.ts'
import {
  CorrectionList,
  CorrectionView,
  DecideCorrection,
  ListCorrections,
  RevealCorrection,
} from '../record.schema.ts'
import { decideRow, lockCorrection } from '../record.store.ts'
import { PROPOSED, type CorrectionRow } from '../record.table.ts'
import { toCorrectionViews, type Seen } from '../record-view.reads.ts'
import { writeFacts } from './change-record.ts'

const PAGE = 25
const BATCH = 200
/** So many batches are looked through for one page; a caller of a small unit goes on from there. */
const BATCHES = 20

/** What members of the caller's units proposed, the oldest first. Sensitive values stay sealed here. */
export const listCorrections = question({
  name: 'records.list-corrections',
  permission: WRITE,
  input: ListCorrections,
  output: CorrectionList,
  reveals: (_input, { items }) => items.map(({ member }) => ({ type: 'member', id: member, columns: ['record'] })),
  async run(ctx, { cursor }) {
    const fields = new Map((await readFields(ctx.db)).map((field) => [field.key, field]))
    const { rows, next } = await waitingFor(ctx, cursor)
    const seen: Seen[] = []
    for (const { row, unit } of rows) seen.push(await look(ctx, row, unit, fields.get(row.field), false))
    return { items: await toCorrectionViews(ctx, seen), next }
  },
})

/** Open proposals of members of the caller's units: where she is stands with the membership, so it is asked there. */
async function waitingFor(ctx: Ctx, cursor: string | undefined) {
  const rows: { row: CorrectionRow; unit: string }[] = []
  let after = cursor
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const found = await readOpenCorrections(ctx.db, BATCH, after)
    const members = await findMembers(
      ctx.db,
      found.map(({ membership_id }) => membership_id),
    )
    for (const row of found) {
      const unit = members.get(row.membership_id)?.unit
      after = writeCursor([row.proposed_at.toISOString(), row.id])
      if (unit === undefined || !holds(ctx.actor, WRITE, unit)) continue
      rows.push({ row, unit })
      if (rows.length === PAGE) return { rows, next: after }
    }
    if (found.length < BATCH) return { rows, next: null }
  }
  return { rows, next: after ?? null }
}

async function look(
  ctx: Ctx,
  row: CorrectionRow,
  unit: string,
  field: RecordField | undefined,
  opened: boolean,
): Promise<Seen> {
  const sensitive = field?.sensitive ?? true
  const open = opened || !sensitive
  const current = open ? ((await readFacts(ctx.db, sensitive, row.membership_id)).get(row.field) ?? null) : null
  const may = mayDecide(ctx.actor, { unit, sensitive, by: row.proposed_by }).allowed
  return { row, field, open, current, may }
}

/** One proposal about a sensitive field with its value, for a purpose; the look is in the access log. */
export const revealCorrection = question({
  name: 'records.reveal-correction',
  permission: SENSITIVE,
  confirm: true,
  input: RevealCorrection,
  output: CorrectionView,
  reveals: 'noted',
  async run(ctx, input) {
    const row = await findCorrection(ctx.db, input.correction)
    const member = row && (await findMember(ctx.db, row.membership_id))
    if (!row || !member || !holds(ctx.actor, READ, member.unit)) throw notFound()
    const field = (await readFields(ctx.db)).find(({ key }) => key === row.field)
    ctx.allow(mayDecide(ctx.actor, { unit: member.unit, sensitive: true, by: row.proposed_by }))
    await refuseRestrictedPerson(ctx.db, member.personId)
    const reason = reasonWords(input.why, input.reason)
    ctx.reveal([{ type: 'member', id: member.id, columns: [row.field], reason }])
    const [view] = await toCorrectionViews(ctx, [await look(ctx, row, member.unit, field, true)])
    if (!view) throw notFound()
    return view
  },
})

/** Yes, and the record says so from now on; or no, with a reason that she reads. */
export const decideCorrection = operation({
  name: 'records.decide-correction',
  permission: WRITE,
  kind: 'write',
  input: DecideCorrection,
  output: z.object({}),
  async run(ctx, input) {
    const row = await lockCorrection(ctx.db, input.correction)
    const member = row && (await findMember(ctx.db, row.membership_id))
    if (!row || !member) throw notFound()
    const field = (await readFields(ctx.db)).find(({ key }) => key === row.field)
    const sensitive = field?.sensitive ?? true
    ctx.allow(mayDecide(ctx.actor, { unit: member.unit, sensitive, by: row.proposed_by }))
    if (row.state !== 'open') throw conflict(recordErrors.alreadyDecided)
    const accepted = input.decision === 'accept'
    if (accepted) {
      await refuseRestrictedPerson(ctx.db, member.personId)
      const value = ctx.services.aead.decrypt(row.proposed_enc, PROPOSED)
      await writeFacts(ctx, member, [{ field: row.field, value }], sensitive, 'correction')
    }
    const state = accepted ? ('accepted' as const) : ('refused' as const)
    const decided = { state, decided_at: ctx.now(), decided_by: ctx.actor.accountId, decision: input.reason }
    await decideRow(ctx.db, row.id, decided)
    const type = accepted ? 'record.correction_accepted' : 'record.correction_refused'
    await ctx.record([recordEvent(row.id, type, member.id, { field: row.field }, false)])
    return {}
  },
})
