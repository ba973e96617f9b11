import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { correctPersonRecord } from '../person.commands.ts'
import { beforeOf, fieldLabel, fingerprint, only, proposedOf, valuesOf } from '../person-correction.reads.ts'
import { toChanges, type Proposed } from '../person-correction.rules.ts'
import { DecideCorrections } from '../person-correction.schema.ts'
import { closeCorrection, findCorrection, lockCorrections } from '../person-correction.store.ts'
import { personErrors } from '../person.errors.ts'
import { personEvent } from '../person.events.ts'
import { mayDecideOn, WRITE } from '../person.policy.ts'
import { accountsOfPerson, personIds, unitsOfPeople } from '../person.questions.ts'
import { findStored, lockPerson } from '../person.store.ts'
import type { PersonCorrectionRow } from '../person.table.ts'
import { readPerson } from '../person-view.reads.ts'
import { writablePerson } from './correct-person.ts'

type Decision = z.output<typeof DecideCorrections>['decisions'][number]
type Decided = { row: PersonCorrectionRow; decision: Decision }
const states = { accept: 'accepted', refuse: 'refused' } as const

/**
 * Yes, and her record says so from now on, or no, with a word that she reads; field by field, all that is accepted at once.
 * A record that changed since it was looked at is not overwritten. The same answer once more says nothing new.
 */
export const decideCorrections = operation({
  name: 'people.decide-corrections',
  permission: WRITE,
  kind: 'write',
  input: DecideCorrections,
  output: z.object({}),
  async run(ctx, { decisions }) {
    const people = new Map<string, Decision[]>()
    for (const decision of decisions) {
      const person = await decidedPerson(ctx, decision.correction)
      people.set(person, [...(people.get(person) ?? []), decision])
    }
    for (const person of [...people.keys()].toSorted()) await decide(ctx, person, people.get(person) ?? [])
    return {}
  },
})

/** The record that goes on of whom the proposal is about, when the caller may decide it. */
async function decidedPerson(ctx: Ctx, correction: string): Promise<string> {
  const row = await findCorrection(ctx.db, correction)
  if (!row) throw personErrors.notFound()
  const units = (await unitsOfPeople(ctx.db, [row.person_id])).get(row.person_id) ?? []
  ctx.allow(mayDecideOn(ctx.actor, units, await accountsOfPerson(ctx.db, row.person_id)))
  for (const id of await personIds(ctx.db, row.person_id))
    if ((await findStored(ctx.db, id))?.merged_into === null) return id
  throw personErrors.notFound()
}

async function decide(ctx: Ctx, person: string, decisions: readonly Decision[]): Promise<void> {
  // Her record first, as whoever proposes does.
  await lockPerson(ctx.db, person)
  const rows = await lockCorrections(
    ctx.db,
    decisions.map(({ correction }) => correction),
  )
  const fresh: Decided[] = []
  for (const row of rows) {
    const decision = decisions.find(({ correction }) => correction === row.id)
    if (!decision) continue
    if (row.state === 'open') fresh.push({ row, decision })
    else if (row.state !== states[decision.decision] || row.decided_by !== ctx.actor.accountId)
      throw personErrors.alreadyDecided()
  }
  const accepted = fresh.filter(({ decision }) => decision.decision === 'accept')
  if (accepted.length > 0) await carryOut(ctx, person, accepted)
  for (const { row, decision } of fresh)
    await closeCorrection(ctx.db, row.id, {
      state: states[decision.decision],
      decided_at: ctx.now(),
      decided_by: ctx.actor.accountId,
      decision: decision.word,
    })
  for (const answer of ['accept', 'refuse'] as const) {
    const those = fresh.filter(({ decision }) => decision.decision === answer)
    if (those.length === 0) continue
    const fields = those.map(({ row }) => ({ correction: row.id, field: row.field }))
    await ctx.record([personEvent(`person.correction_${states[answer]}`, person, { fields })])
  }
}

/** Writes what was accepted as any correction is written: one event, found by the new words, looked at for duplicates. */
async function carryOut(ctx: Ctx, person: string, accepted: readonly Decided[]): Promise<void> {
  await writablePerson(ctx, person)
  const record = await readPerson(ctx.db, person, civilDate(ctx.now()))
  if (!record) throw personErrors.notFound()
  const now = valuesOf(ctx, record)
  let proposed: Proposed = {}
  for (const { row, decision } of accepted) {
    const looked = decision.seen ?? fingerprint(ctx, beforeOf(ctx, row))
    if (fingerprint(ctx, only(row.field, now)) !== looked) throw personErrors.changedSince(fieldLabel(ctx, row.field))
    proposed = { ...proposed, ...proposedOf(ctx, row) }
  }
  await correctPersonRecord(ctx, person, toChanges(proposed))
}
