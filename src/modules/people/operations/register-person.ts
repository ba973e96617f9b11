import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { addPerson } from '../person.commands.ts'
import { toNewPerson } from '../person-input.rules.ts'
import { mayRegisterAt, WRITE } from '../person.policy.ts'
import { RegisterPerson } from '../person.schema.ts'

/** Registers somebody who lives here; members are registered with their membership. */
export const registerPerson = operation({
  name: 'people.register',
  permission: WRITE,
  kind: 'write',
  input: RegisterPerson,
  output: z.object({ id: z.uuid() }),
  async run(ctx, { address, ...input }) {
    const today = civilDate(ctx.now())
    await getUnit(ctx.db, address.unit, today)
    ctx.allow(mayRegisterAt(ctx.actor, address.unit))
    const addresses = [{ ...address, kind: 'residence' as const, mapOf: today }]
    return { id: await addPerson(ctx, { ...toNewPerson(input, today), name: input.name, addresses }) }
  },
})
