import type { Ctx } from '#kernel/operation/ctx.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { toPersonCorrections } from '../person-correction.reads.ts'
import type { Correctable } from '../person-correction.rules.ts'
import {
  ByCorrection,
  ListPersonCorrections,
  PersonCorrectionList,
  PersonCorrections,
  RevealCorrectedId,
} from '../person-correction.schema.ts'
import { findCorrection, readSending, readWaiting } from '../person-correction.store.ts'
import { personErrors } from '../person.errors.ts'
import { mayDecideOn, WRITE, writableUnits } from '../person.policy.ts'
import { accountsOfPerson, unitsOfPeople } from '../person.questions.ts'

const PAGE = 25

/** What people of the caller's units say is wrong in their records, the oldest first; numbers masked. */
export const listPersonCorrections = question({
  name: 'people.list-corrections',
  permission: WRITE,
  input: ListPersonCorrections,
  output: PersonCorrectionList,
  reveals: (_input, { items }) => items.map(({ person }) => ({ type: 'person', id: person })),
  async run(ctx, { cursor }) {
    const [at, sending] = cursor === undefined ? [] : readCursor(cursor, 2).map(String)
    const after = at !== undefined && sending !== undefined ? { at, sending } : undefined
    const found = await readWaiting(ctx.db, writableUnits(ctx.actor), PAGE, after)
    const shown = found.slice(0, PAGE)
    const last = found.length > PAGE ? shown.at(-1)?.rows[0] : undefined
    const views = await Promise.all(shown.map(({ rows }) => toPersonCorrections(ctx, rows)))
    return {
      items: views.filter((one) => one !== undefined),
      next: last ? writeCursor([last.proposed_at.toISOString(), last.sending]) : null,
    }
  },
})

/** What was sent with this proposal, its numbers in full, for who may decide it. */
async function openNumber(ctx: Ctx, id: string, field: Correctable) {
  const row = await findCorrection(ctx.db, id)
  if (row?.field !== field || row.state !== 'open') throw personErrors.notFound()
  const units = (await unitsOfPeople(ctx.db, [row.person_id])).get(row.person_id) ?? []
  ctx.allow(mayDecideOn(ctx.actor, units, await accountsOfPerson(ctx.db, row.person_id)))
  const view = await toPersonCorrections(ctx, await readSending(ctx.db, row.sending), id)
  if (!view) throw personErrors.notFound()
  return view
}

/** The phones she has and those she proposes, to call her; the look is in the access log. */
export const showCorrectedPhones = question({
  name: 'people.show-corrected-phones',
  permission: WRITE,
  input: ByCorrection,
  output: PersonCorrections,
  reveals: (_input, { person }) => [{ type: 'person', id: person, columns: ['phone'], reason: 'contact' }],
  run: (ctx, { correction }) => openNumber(ctx, correction, 'phones'),
})

/** The number of her card as it stands and as she proposes it, for a reason in words. */
export const revealCorrectedId = question({
  name: 'people.reveal-corrected-id',
  permission: WRITE,
  confirm: true,
  input: RevealCorrectedId,
  output: PersonCorrections,
  reveals: ({ reason }, { person }) => [{ type: 'person', id: person, columns: ['national_id'], reason }],
  run: (ctx, { correction }) => openNumber(ctx, correction, 'national_id'),
})
