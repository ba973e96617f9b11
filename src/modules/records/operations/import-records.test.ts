import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn } from '#modules/identity/testing/fixtures.ts'
import { registerMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, FAR_BRANCH, someone, someUnion } from '#modules/membership/testing/fixtures.ts'
import { importRecords, undoImportedRecords, type ImportedRecord } from '../record.commands.ts'
import { countRecords, recordSummaries } from '../record.questions.ts'
import { changeRecord } from './change-record.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
const { db } = office.runtime
let cadre: Actor
beforeAll(async () => {
  await someUnion(office)
  cadre = (await signedIn(office, 'union_cadre', COMMUNE)).actor
})

let people = 0
async function aMember(unit = BRANCH): Promise<string> {
  people += 1
  const person = { name: `Nguyễn Thị ${'ABC'[people % 3]}ình`, birthDate: '1980-03-08', phone: `0905 30000${people}` }
  return (await run(registerMember, someone({ person, unit, joinedOn: '2010-03-08' }), systemActor)).id
}

describe('many at once', () => {
  const importing = operation({
    name: 'test.import-records',
    permission: 'test:make',
    kind: 'write',
    input: z.object({ batch: z.uuid(), rows: z.custom<readonly ImportedRecord[]>() }),
    output: z.null(),
    run: async (ctx, { batch, rows }) => (await importRecords(ctx, batch, rows), null),
  })
  const undoing = operation({
    name: 'test.undo-records',
    permission: 'test:make',
    kind: 'write',
    input: z.object({ batch: z.uuid() }),
    output: z.null(),
    run: async (ctx, { batch }) => (await undoImportedRecords(ctx, batch), null),
  })

  test('an import puts values where they belong, figures count them without a name, and it can be taken back', async () => {
    const [a, b, c] = [await aMember(), await aMember(), await aMember(FAR_BRANCH)] as const
    await run(changeRecord, { member: a, facts: { education: 'primary' } }, cadre)
    const batch = '01900000-0000-7000-8000-00000000ba7c'
    const rows: ImportedRecord[] = [
      {
        membershipId: a,
        facts: { education: 'upper_secondary', ethnicity: '26', party: 'member', party_joined_on: '2026-12-01' },
        entries: [{ kind: 'hardship', what: 'poor', year: 2026 }],
      },
      { membershipId: b, facts: { education: 'upper_secondary', ethnicity: '01', party: 'proposed', nonsense: 'x' } },
      {
        membershipId: c,
        facts: { education: 'primary', party: 'member' },
        entries: [{ kind: 'award', what: 'Giấy khen', year: 2026 }],
      },
    ]
    await run(importing, { batch, rows }, systemActor)
    const ids = [a, b, c]
    const day = { asOf: '2026-11-20', today: '2026-11-20' }
    const counted = async () => countRecords(db, ids, [BRANCH, BRANCH, FAR_BRANCH], day)
    const here = (await counted()).get(BRANCH)
    expect(here).toMatchObject({
      fields: { education: { upper_secondary: 2 } },
      minority: 1,
      // Who joins in December is no Party member in November.
      partyMembers: 0,
      partyProposed: 1,
      hardship: { poor: 1 },
    })
    expect((await counted()).get(FAR_BRANCH)).toMatchObject({ partyMembers: 1, awards: 1, minority: 0 })
    expect((await recordSummaries(db, ids)).get(a)).toMatchObject({ education: 'upper_secondary' })
    await run(changeRecord, { member: b, facts: { education: 'lower_secondary' } }, cadre)
    await run(undoing, { batch }, systemActor)
    const summaries = await recordSummaries(db, ids)
    expect(ids.map((id) => summaries.get(id)?.education)).toEqual(['primary', 'lower_secondary', null])
    expect((await counted()).get(BRANCH)).toMatchObject({ minority: 0, partyProposed: 0, hardship: {} })
  })
})
