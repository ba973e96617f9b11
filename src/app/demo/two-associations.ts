import { z } from 'zod'
import { hashPassword } from '#kernel/crypto/password.ts'
import type { Run } from '#kernel/http/face.ts'
import { operation } from '#kernel/operation/operation.ts'
import { setFee } from '#modules/dues/index.ts'
import { createPerson } from '#modules/identity/index.ts'
import { admitMembers } from '#modules/membership/index.ts'
import { addPeople, linkAccount } from '#modules/people/index.ts'
import { beginRecords } from '#modules/records/index.ts'
import { DEMO_PASSWORD } from './accounts.ts'
import { ELDERLY } from './elderly.ts'
import { DEMO_BRANCH } from './union.ts'

/** A woman of 64 in the women's union and in the association of the elderly (from 60 on, says its charter). */
export const memberOfTwo = { login: 'ho.tam', name: 'Hồ Thị Tám' } as const

/** Her account, her two memberships with what each knows of her, and dues of the elderly so that she owes both. */
export async function makeDemoMemberOfTwo(run: Run): Promise<void> {
  await run(setFee, {
    association: ELDERLY,
    unit: null,
    year: 2026,
    kind: 'ordinary',
    period: 'year',
    amount: 36_000,
    shareIn: 'percent',
    shares: [
      { level: 'elderly_branch', share: 70 },
      { level: 'elderly_commune', share: 30 },
    ],
    decision: 'QĐ 04/QĐ-BTV, 20/12/2025',
  })
  await run(makeMemberOfTwo, {})
}

const makeMemberOfTwo = operation({
  name: 'demo.make-member-of-two',
  permission: 'demo:make',
  kind: 'write',
  input: z.strictObject({}),
  output: z.null(),
  async run(ctx) {
    const passwordHash = await hashPassword(DEMO_PASSWORD)
    const account = await createPerson(ctx, { ...memberOfTwo, locale: 'vi', level: 0, passwordHash })
    const [personId, union, elderly] = [ctx.ids.uuid(), ctx.ids.uuid(), ctx.ids.uuid()]
    const address = { kind: 'residence' as const, line: 'Khối phố 1', unit: '20965', mapOf: '2025-07-01' }
    const person = { id: personId, name: memberOfTwo.name, sex: 'female' as const, birthDate: '1962-04-10' }
    await addPeople(ctx, [{ ...person, birthYear: 1962, addresses: [address] }])
    await linkAccount(ctx, account, personId)
    const base = { personId, kind: 'ordinary' as const, reason: 'import' as const }
    await admitMembers(ctx, [
      { ...base, id: union, association: 'womens_union', unit: DEMO_BRANCH, joinedOn: '1990-10-20' },
      { ...base, id: elderly, association: ELDERLY, unit: 'CT20965-01', joinedOn: '2023-10-01' },
    ])
    await beginRecords(ctx, [
      {
        membershipId: union,
        facts: { education: 'upper_secondary', occupation: 'trader', workplace: 'Chợ Núi Thành' },
      },
      { membershipId: elderly, facts: { occupation: 'retired' } },
    ])
    return null
  },
})
