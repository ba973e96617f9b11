import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import type { TestRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, whoIs } from '#modules/identity/testing/fixtures.ts'
import { addPeople, linkAccount } from '#modules/people/index.ts'
import { importUnits } from '#modules/units/index.ts'
import { admitMembers, type AdmittedMember } from '../member.commands.ts'
import { BRANCH } from './fixtures.ts'

export const ELDERLY_BRANCH = 'CT20965-01'
export const OTHER_ELDERLY_BRANCH = 'CT20965-02'

/** An association of the elderly beside the union of `someUnion`: a province, a commune and two branches. */
export async function someElderly(test: TestRuntime): Promise<void> {
  const row = (code: string, parentCode: string | null, level: string, name: string) => ({
    code,
    parentCode,
    level,
    name,
    nameEn: name,
    placeCode: parentCode === null ? '48' : '20965',
  })
  const rows = [
    row('CT48', null, 'elderly_province', 'Hội Người cao tuổi thành phố Đà Nẵng'),
    row('CT20965', 'CT48', 'elderly_commune', 'Hội Người cao tuổi xã Núi Thành'),
    row(ELDERLY_BRANCH, 'CT20965', 'elderly_branch', 'Chi hội 1'),
    row(OTHER_ELDERLY_BRANCH, 'CT20965', 'elderly_branch', 'Chi hội 2'),
  ]
  const list = { name: 'elderly', tree: 'elderly_association', validFrom: '2025-07-01', validTo: null, rows }
  await test.run(importUnits, { lists: [list] }, systemActor)
}

const admit = operation({
  name: 'test.admit-to-both',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ account: z.uuid(), name: z.string() }),
  output: z.object({ union: z.uuid(), elderly: z.uuid() }),
  async run(ctx, { account, name }) {
    const [personId, union, elderly] = [randomUUID(), randomUUID(), randomUUID()]
    await addPeople(ctx, [{ id: personId, name, sex: 'female', birthYear: 1962 }])
    await linkAccount(ctx, account, personId)
    const base = { personId, kind: 'ordinary', reason: 'import' } as const
    const members: AdmittedMember[] = [
      { ...base, id: union, association: 'womens_union', unit: BRANCH, joinedOn: '1990-10-20' },
      { ...base, id: elderly, association: 'elderly_association', unit: ELDERLY_BRANCH, joinedOn: '2023-10-01' },
    ]
    await admitMembers(ctx, members)
    return { union, elderly }
  },
})

/** Somebody of 64 who stands in both associations, signed in, with her memberships. */
export async function aMemberOfTwo(
  test: TestRuntime,
  name = 'Hồ Thị Tám',
): Promise<{ actor: Actor; union: string; elderly: string }> {
  const account = await anAccount(test, { name })
  const made = await test.run(admit, { account: account.id, name }, systemActor)
  return { ...made, actor: await whoIs(test, await aToken(test, account)) }
}
