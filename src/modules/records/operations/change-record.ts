import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findMember, type Member } from '#modules/membership/index.ts'
import { refuseRestrictedPerson } from '#modules/people/index.ts'
import { invalid, notFound, recordErrors } from '../record.errors.ts'
import { recordEvent } from '../record.events.ts'
import { mayOnRecord, SENSITIVE, WRITE } from '../record.policy.ts'
import { readFields } from '../record.reads.ts'
import { factFault, reasonWords } from '../record.rules.ts'
import { ChangeRecord, ChangeSensitive } from '../record.schema.ts'
import { setFacts } from '../record.store.ts'

/** Changes open fields of a record; what stood there before stays in the history. */
export const changeRecord = operation({
  name: 'records.change',
  permission: WRITE,
  kind: 'write',
  input: ChangeRecord,
  output: z.object({ changed: z.array(z.string()) }),
  async run(ctx, input) {
    const member = await memberFor(ctx, input.member, WRITE)
    const facts = await checkFacts(ctx, input.facts, false)
    return { changed: await writeFacts(ctx, member, facts, false) }
  },
})

/** Changes sensitive fields, for a purpose: as fresh a proof of who one is and the same trace as for seeing them. */
export const changeSensitive = operation({
  name: 'records.change-sensitive',
  permission: SENSITIVE,
  kind: 'write',
  confirm: true,
  input: ChangeSensitive,
  output: z.object({ changed: z.array(z.string()) }),
  reveals: 'noted',
  async run(ctx, input) {
    const member = await memberFor(ctx, input.member, SENSITIVE)
    const facts = await checkFacts(ctx, input.facts, true)
    ctx.reveal([
      {
        type: 'member',
        id: member.id,
        columns: facts.map(({ field }) => field),
        reason: reasonWords(input.why, input.reason),
      },
    ])
    return { changed: await writeFacts(ctx, member, facts, true) }
  },
})

/** The member, when the actor may do this with her record and she did not have it restricted. */
export async function memberFor(ctx: Ctx, id: string, permission: string): Promise<Member> {
  const member = await findMember(ctx.db, id)
  if (!member) throw notFound()
  ctx.allow(mayOnRecord(ctx.actor, permission, member.unit))
  await refuseRestrictedPerson(ctx.db, member.personId)
  return member
}

type CheckedFact = { field: string; value: string | null }

/** Values that their fields take; an empty one is null. Refuses each that is not of this sensitivity or wrong. */
export async function checkFacts(
  ctx: Ctx,
  facts: Readonly<Record<string, string>>,
  sensitive: boolean,
): Promise<CheckedFact[]> {
  const fields = new Map((await readFields(ctx.db)).map((field) => [field.key, field]))
  const faults = Object.entries(facts).flatMap(([key, value]) => {
    const field = fields.get(key)
    const code =
      !field || field.sensitive !== sensitive
        ? recordErrors.badField
        : value === ''
          ? undefined
          : factFault(field, value)
    return code === undefined ? [] : [{ path: `facts.${key}`, code }]
  })
  if (faults.length > 0) throw invalid(faults)
  return Object.entries(facts).map(([field, value]) => ({ field, value: value === '' ? null : value }))
}

/** Stores, keeps the old values, records which fields changed. Answers their keys. */
export async function writeFacts(
  ctx: Ctx,
  member: Pick<Member, 'id'>,
  facts: readonly CheckedFact[],
  sensitive: boolean,
  how: 'office' | 'correction' = 'office',
): Promise<string[]> {
  const rows = facts.map((fact) => ({ ...fact, membershipId: member.id, changeId: ctx.ids.uuid() }))
  const change = { at: ctx.now(), accountId: ctx.actor.accountId, how }
  const changed = (await setFacts(ctx.db, sensitive, rows, change)).map(({ field }) => field).toSorted()
  if (changed.length === 0) return []
  const type = sensitive ? 'record.sensitive_changed' : 'record.changed'
  await ctx.record([recordEvent(ctx.ids.uuid(), type, member.id, { fields: changed, how })])
  return changed
}
