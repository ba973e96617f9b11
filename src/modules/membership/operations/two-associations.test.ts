import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { aMemberOfTwo, OTHER_ELDERLY_BRANCH, someElderly } from '../testing/two-associations.ts'
import { OTHER_BRANCH } from '../testing/fixtures.ts'
import { refusal, unionOffice } from '../testing/union-office.ts'
import { findMember } from '../member.questions.ts'
import { ownPath, ownTabs } from '../own-choice.rules.ts'
import { checkCard } from './check-card.ts'
import { getOwnMembership } from './get-member.ts'
import { getOwnCard, issueOwnCard, printOwnCard } from './own-card.ts'
import { requestOwnTransfer } from './request-transfer.ts'

const { pool } = await testDatabase()
const { office, run, db } = await unionOffice(pool)
beforeAll(() => someElderly(office))

test('who belongs to two associations has a card in each, with its own code, number and print', async () => {
  const her = await aMemberOfTwo(office)
  const first = await run(getOwnCard, {}, her.actor)
  expect(first.memberships.map(({ association }) => association.key).toSorted()).toEqual([
    'elderly_association',
    'womens_union',
  ])
  expect(await refusal(run(issueOwnCard, {}, her.actor))).toBe('membership.which_membership')
  const union = await run(issueOwnCard, { member: her.union }, her.actor)
  expect(await run(getOwnCard, { member: her.elderly }, her.actor)).toMatchObject({
    membership: her.elderly,
    card: null,
  })
  const elderly = await run(issueOwnCard, { member: her.elderly }, her.actor)
  expect(elderly.code).not.toBe(union.code)
  expect([union.association, elderly.association]).toEqual([
    'Hội Liên hiệp Phụ nữ Việt Nam',
    'Hội Người cao tuổi Việt Nam',
  ])
  expect((await run(getOwnCard, { member: her.union }, her.actor)).card?.code).toBe(union.code)
  expect(await run(checkCard, { code: elderly.code })).toMatchObject({
    status: 'valid',
    association: 'Hội Người cao tuổi Việt Nam',
  })
  const printed = await run(printOwnCard, { member: her.elderly }, her.actor)
  expect([printed.mediaType, printed.name]).toEqual(['application/pdf', `the-hoi-vien-${elderly.number}.pdf`])
})

test('she moves in one association and stays where she is in the other', async () => {
  const her = await aMemberOfTwo(office)
  expect(await refusal(run(requestOwnTransfer, { to: OTHER_ELDERLY_BRANCH }, her.actor))).toBe(
    'membership.which_membership',
  )
  expect(await refusal(run(requestOwnTransfer, { member: her.elderly, to: OTHER_BRANCH }, her.actor))).toBe(
    'membership.bad_unit',
  )
  await run(requestOwnTransfer, { member: her.elderly, to: OTHER_ELDERLY_BRANCH }, her.actor)
  await run(requestOwnTransfer, { member: her.union, to: OTHER_BRANCH }, her.actor)
  const { items } = await run(getOwnMembership, {}, her.actor)
  // Both came by a list, and that is their ground.
  expect(items.map(({ basis }) => basis)).toEqual(['list', 'list'])
  expect(new Map(items.map(({ id, transfers }) => [id, transfers.map(({ to }) => to.code)]))).toEqual(
    new Map([
      [her.union, [OTHER_BRANCH]],
      [her.elderly, [OTHER_ELDERLY_BRANCH]],
    ]),
  )
  expect((await findMember(db, her.union))?.unit).not.toBe(OTHER_BRANCH)
})

test('a membership of somebody else is not there for her, in whatever association', async () => {
  const [her, other] = [await aMemberOfTwo(office), await aMemberOfTwo(office, 'Ngô Thị Chín')]
  await run(issueOwnCard, { member: other.elderly }, other.actor)
  for (const member of [other.union, other.elderly]) {
    expect(await refusal(run(getOwnCard, { member }, her.actor))).toBe('kernel.not_found')
    expect(await refusal(run(issueOwnCard, { member }, her.actor))).toBe('kernel.not_found')
    expect(await refusal(run(printOwnCard, { member }, her.actor))).toBe('kernel.not_found')
    expect(await refusal(run(requestOwnTransfer, { member, to: OTHER_BRANCH }, her.actor))).toBe('kernel.not_found')
  }
  // Without a card there is nothing to print.
  expect(await refusal(run(printOwnCard, { member: her.elderly }, her.actor))).toBe('kernel.not_found')
})

test('tabs say the association, and the number only where two would read the same; one membership has none', () => {
  const one = (id: string, key: string, number: string) =>
    ({ id, association: { key, name: key.toUpperCase() }, number, state: 'active' }) as const
  const [union, elderly, past] = [one('1', 'u', 'A1'), one('2', 'e', 'B1'), one('3', 'u', 'A2')]
  expect(ownTabs('/here', [union], '1')).toEqual([])
  expect(ownTabs('/here', [union, elderly], '2')).toEqual([
    { href: '/here?member=1', label: 'U', active: false },
    { href: '/here?member=2', label: 'E', active: true },
  ])
  expect(ownTabs('/here', [union, elderly, past], '1').map(({ label }) => label)).toEqual(['U · A1', 'E', 'U · A2'])
  expect(ownPath('/here', 'x&y')).toBe('/here?member=x%26y')
})
