import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { somebodyDecides, toOwnCorrections } from '../person-correction.reads.ts'
import { OwnCorrections } from '../person-correction.schema.ts'
import { readOwnCorrections } from '../person-correction.store.ts'
import { ownPersonId } from './get-person.ts'

const MOST = 50

/** What she proposed to correct of herself, what became of it, and whether somebody at her units can decide. */
export const listOwnCorrections = question({
  name: 'people.list-own-corrections',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: OwnCorrections,
  async run(ctx) {
    const id = await ownPersonId(ctx)
    if (id === undefined) return { route: 'request' as const, items: [] }
    const rows = await readOwnCorrections(ctx.db, id, MOST)
    const route = (await somebodyDecides(ctx, id)) ? ('office' as const) : ('request' as const)
    return { route, items: await toOwnCorrections(ctx, rows) }
  },
})
