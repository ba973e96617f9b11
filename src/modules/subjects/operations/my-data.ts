import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { readHeldRows, toGroups } from '../held.reads.ts'
import { MyData } from '../subject.schema.ts'

/** What the office holds of who asks, by purpose, values masked. With a dossier's code: of that dossier alone. */
export const myData = question({
  name: 'subjects.my-data',
  permission: 'anyone',
  input: z.strictObject({ dossier: z.string().max(80).optional() }),
  output: MyData,
  async run(ctx, input) {
    const held = await readHeldRows(ctx, input)
    return { groups: toGroups(held), dossiers: held.person.dossiers.map(({ code }) => code) }
  },
})
