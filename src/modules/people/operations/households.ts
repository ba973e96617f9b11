import { z } from 'zod'
import { sql } from 'kysely'
import { ownTables } from '#kernel/db/db.ts'
import { forbidden } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { AnyUnitCode, getUnit } from '#modules/units/index.ts'
import { personErrors } from '../person.errors.ts'
import { personEvent } from '../person.events.ts'
import { WRITE } from '../person.policy.ts'
import { ByPerson } from '../person.schema.ts'
import type { PeopleTables } from '../person.table.ts'
import { writablePerson } from './correct-person.ts'
import { residenceUnits } from './list-residence-units.ts'

export const RELATIONS = ['head', 'spouse', 'child', 'parent', 'sibling', 'grandchild', 'grandparent', 'other'] as const
const text = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((given) => given.normalize('NFC').trim())
    .default('')

/** She belongs to a household from today: one of the unit by its number, or the first of its people to be written down. */
export const joinHousehold = operation({
  name: 'people.join-household',
  permission: WRITE,
  kind: 'write',
  input: ByPerson.extend({ unit: AnyUnitCode, number: text(30), line: text(200), relation: z.enum(RELATIONS) }),
  output: z.object({ household: z.uuid() }),
  async run(ctx, { person: id, unit, number, line, relation }) {
    const today = civilDate(ctx.now())
    const person = await writablePerson(ctx, id)
    await getUnit(ctx.db, unit, today)
    // The number of a household is easily guessed, and who belongs to one sees who else does.
    const communes = await residenceUnits(ctx)
    if (communes !== 'all' && !communes.some(({ code }) => code === unit))
      ctx.allow(forbidden('people.not_your_commune'))
    const { rows } = await sql<{ id: string }>`
      insert into households (id, number, unit_code, line, created_at)
      values (${ctx.ids.uuid()}::uuid, ${number === '' ? null : number}, ${unit}, ${line}, ${ctx.now()})
      on conflict (unit_code, number) where number is not null do update set number = excluded.number
      returning id`.execute(ctx.db)
    const household = rows[0]?.id ?? ''
    await ownTables<PeopleTables>(ctx.db)
      .insertInto('household_members')
      .values({ household_id: household, person_id: person.id, relation, valid_from: today, valid_to: null })
      .onConflict((conflict) =>
        conflict.columns(['household_id', 'person_id', 'valid_from']).doUpdateSet({ relation, valid_to: null }),
      )
      .execute()
    await ctx.record([personEvent('person.household_joined', person.id, { household })])
    return { household }
  },
})

/** She has left a household; that she was there stays. */
export const leaveHousehold = operation({
  name: 'people.leave-household',
  permission: WRITE,
  kind: 'write',
  input: ByPerson.extend({ household: z.uuid() }),
  output: z.object({ household: z.uuid() }),
  async run(ctx, { person: id, household }) {
    const person = await writablePerson(ctx, id)
    const { numUpdatedRows } = await ownTables<PeopleTables>(ctx.db)
      .updateTable('household_members')
      .set({ valid_to: civilDate(ctx.now()) })
      .where('household_id', '=', household)
      .where('person_id', '=', person.id)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    if (!numUpdatedRows) throw personErrors.notFound()
    await ctx.record([personEvent('person.household_left', person.id, { household })])
    return { household }
  },
})
