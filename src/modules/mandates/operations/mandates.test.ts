import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { actorNow, everyAct, guardianship, offer } from '../testing/fixtures.ts'
import { acceptMandate, findMandateByCode } from './accept-mandate.ts'
import { actFor, stopActing } from './act-for.ts'
import { decideMandate } from './decide-mandate.ts'
import { endByTime } from './end-by-time.ts'
import { cancelMandate, narrowMandate, refuseMandate, revokeMandate } from './end-mandate.ts'
import { getMandate } from './get-mandate.ts'
import { listMandates, listWaiting } from './list-mandates.ts'
import { requestMandate } from './request-mandate.ts'

const UNIT = '20965'
const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
beforeAll(() => somePlaces(office))

type Person = { actor: Actor; token: string; id: string; phone: string }
let people = 0

async function aPerson(name: string, over: { role?: string; unit?: string } = {}): Promise<Person> {
  people += 1
  const phone = `+8490500${String(people).padStart(4, '0')}`
  const account = await anAccount(office, { name, phone, ...over })
  const token = await aToken(office, account)
  return { actor: await actorNow(office, token), token, id: account.id, phone }
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? error.code : error
}

async function faceToFace(over: Parameters<typeof offer>[0] = {}) {
  const resident = await aPerson('Bùi Thị Tư')
  const helper = await aPerson('Lê Thị Mai')
  const { id, code } = await run(requestMandate, offer(over), resident.actor)
  await run(acceptMandate, { code: code ?? '' }, helper.actor)
  return { id, resident, helper }
}

describe('face to face, by a code on the other phone', () => {
  test('the resident lets her helper act, the helper sees what for and says yes, both see it', async () => {
    const resident = await aPerson('Bùi Thị Tư')
    const helper = await aPerson('Lê Thị Mai')
    const { id, code } = await run(requestMandate, offer({ acts: ['apply', 'withdraw'] }), resident.actor)
    expect(code).toMatch(/^\w{4}-\w{4}$/)
    const seen = await run(findMandateByCode, { code: code?.toLowerCase() ?? '' }, helper.actor)
    expect(seen).toMatchObject({ principal: 'Bùi Thị Tư', side: 'representative', can: ['accept', 'refuse'] })
    expect(seen.acts).toEqual(['apply', 'follow', 'withdraw'])
    await run(acceptMandate, { code: code ?? '' }, helper.actor)
    for (const { actor } of [resident, helper]) {
      const [mandate] = (await run(listMandates, {}, actor)).items
      expect(mandate).toMatchObject({ id, state: 'active', representative: 'Lê Thị Mai', principal: 'Bùi Thị Tư' })
      expect(mandate?.code).toBeNull()
    }
  })

  test('a code works once, for ten minutes, and never for the one who shows it', async () => {
    const { resident, helper } = await faceToFace()
    const third = await aPerson('Trần Văn Ba')
    const used = await run(requestMandate, offer(), resident.actor)
    expect(await refusal(run(acceptMandate, { code: used.code ?? '' }, resident.actor))).toBe('mandates.own_code')
    await run(acceptMandate, { code: used.code ?? '' }, helper.actor)
    expect(await refusal(run(acceptMandate, { code: used.code ?? '' }, third.actor))).toBe('mandates.bad_code')
    const late = await run(requestMandate, offer(), resident.actor)
    office.setNow('2026-11-20T09:10:00+07:00')
    expect(await refusal(run(findMandateByCode, { code: late.code ?? '' }, third.actor))).toBe('mandates.bad_code')
    office.setNow('2026-11-20T09:00:00+07:00')
    expect(await refusal(run(acceptMandate, { code: 'AAAA-AAAA' }, third.actor))).toBe('mandates.bad_code')
  })

  test('of two who accept one code at once, one becomes the representative', async () => {
    const resident = await aPerson('Bùi Thị Tư')
    const [one, two] = [await aPerson('Một'), await aPerson('Hai')]
    const { id, code } = await run(requestMandate, offer(), resident.actor)
    const answers = await Promise.allSettled(
      [one, two].map(({ actor }) => run(acceptMandate, { code: code ?? '' }, actor)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const seen = await Promise.all([one, two].map(({ actor }) => refusal(run(getMandate, { mandate: id }, actor))))
    expect(seen.filter((code) => code === 'kernel.not_found')).toHaveLength(1)
  })
})

describe('by phone number', () => {
  test('the asker learns nothing: a number with an account and one without look the same', async () => {
    const asker = await aPerson('Người Hỏi')
    const other = await aPerson('Võ Thị Bí Mật')
    const asked = offer({ side: 'representative', way: 'contact' })
    const known = await run(requestMandate, { ...asked, contact: other.phone.replace('+84', '0') }, asker.actor)
    const unknown = await run(requestMandate, { ...asked, contact: '0999 888 777' }, asker.actor)
    const [there, nobody] = [
      await run(getMandate, { mandate: known.id }, asker.actor),
      await run(getMandate, { mandate: unknown.id }, asker.actor),
    ]
    const same = ({ id: _id, contact: _contact, log, ...view }: typeof there) => ({ ...view, log: log.length })
    expect(same(there)).toEqual(same(nobody))
    expect(JSON.stringify(there)).not.toContain('Bí Mật')
    // The one who is asked sees who asks, and answers.
    const [mine] = (await run(listMandates, {}, other.actor)).items
    expect(mine).toMatchObject({ representative: 'Người Hỏi', contact: null, can: ['accept', 'refuse'] })
    await run(acceptMandate, { mandate: known.id }, other.actor)
    expect((await run(getMandate, { mandate: known.id }, asker.actor)).principal).toBe('Võ Thị Bí Mật')
  })

  test('nobody accepts, refuses or ends what is between others, nor says yes to her own request', async () => {
    const asker = await aPerson('Người Hỏi')
    const other = await aPerson('Người Được Hỏi')
    const stranger = await aPerson('Người Lạ')
    const asked = offer({ side: 'representative', way: 'contact', contact: other.phone })
    const { id } = await run(requestMandate, asked, asker.actor)
    expect(await refusal(run(acceptMandate, { mandate: id }, stranger.actor))).toBe('kernel.not_found')
    for (const operation of [refuseMandate, cancelMandate, revokeMandate, actFor])
      expect(await refusal(run(operation, { mandate: id }, stranger.actor))).toBe('kernel.not_found')
    expect(await refusal(run(acceptMandate, { mandate: id }, asker.actor))).toBe('mandates.refusal_not_yours')
    expect(await refusal(run(actFor, { mandate: id }, asker.actor))).toBe('mandates.not_active')
    await run(refuseMandate, { mandate: id }, other.actor)
    expect(await refusal(run(acceptMandate, { mandate: id }, other.actor))).toBe('mandates.refusal_not_possible')
  })

  test('to oneself, to what is no number, and more than twenty open requests are refused', async () => {
    const asker = await aPerson('Người Hỏi')
    const asked = offer({ side: 'representative', way: 'contact' })
    expect(await refusal(run(requestMandate, { ...asked, contact: asker.phone }, asker.actor))).toBe(
      'mandates.yourself',
    )
    expect(await refusal(run(requestMandate, { ...asked, contact: '??' }, asker.actor))).toBe('mandates.bad_contact')
    for (let n = 0; n < 20; n += 1) await run(requestMandate, { ...asked, contact: `099900${1000 + n}` }, asker.actor)
    expect(await refusal(run(requestMandate, offer(), asker.actor))).toBe('mandates.too_many_open')
  })
})

describe('acting', () => {
  test('she acts for the other and for nobody else, has no office meanwhile, and stops', async () => {
    const cadre = await signedIn(office, 'union_cadre', UNIT)
    const resident = await aPerson('Bùi Thị Tư')
    const { id } = await run(
      requestMandate,
      offer({ kind: 'association', way: 'unit', unit: UNIT, procedures: 'all' }),
      resident.actor,
    )
    await run(acceptMandate, { mandate: id }, cadre.actor)
    await run(actFor, { mandate: id }, cadre.actor)
    const acting = await actorNow(office, cadre.token)
    expect(acting.onBehalfOf).toMatchObject({ mandateId: id, accountId: resident.id, name: 'Bùi Thị Tư', scope: 'all' })
    expect(acting.positions).toEqual([])
    expect(acting.accountId).toBe(cadre.account.id)
    expect(await refusal(run(requestMandate, offer(), acting))).toBe('mandates.stop_first')
    await run(stopActing, {}, acting)
    const after = await actorNow(office, cadre.token)
    expect(after.onBehalfOf).toBeUndefined()
    expect(after.positions).toHaveLength(1)
  })

  test('any officer of the association at the unit acts, one of another unit does not, nor one who has left', async () => {
    const [one, two] = [await signedIn(office, 'union_cadre', UNIT), await signedIn(office, 'union_cadre', UNIT)]
    const elsewhere = await signedIn(office, 'union_cadre', '20971')
    const resident = await aPerson('Bùi Thị Tư')
    const { id } = await run(requestMandate, offer({ kind: 'association', way: 'unit', unit: UNIT }), resident.actor)
    await run(acceptMandate, { mandate: id }, one.actor)
    await run(actFor, { mandate: id }, two.actor)
    expect(await refusal(run(actFor, { mandate: id }, elsewhere.actor))).toBe('kernel.not_found')
    expect((await actorNow(office, two.token)).onBehalfOf?.ended).toBeUndefined()
    await pool.query(`update positions set ended_at = now() where account_id = $1`, [two.account.id])
    expect((await actorNow(office, two.token)).onBehalfOf).toMatchObject({ ended: true, acts: [], scope: [] })
  })

  test('revoked by either side it is over at once: she acts for nobody, and not for herself by mistake', async () => {
    for (const side of ['resident', 'helper'] as const) {
      const pair = await faceToFace()
      await run(actFor, { mandate: pair.id }, pair.helper.actor)
      expect((await actorNow(office, pair.helper.token)).onBehalfOf?.acts).toEqual(everyAct)
      await run(revokeMandate, { mandate: pair.id }, pair[side].actor)
      const acting = await actorNow(office, pair.helper.token)
      expect(acting.onBehalfOf).toMatchObject({ ended: true, acts: [], scope: [] })
      expect(await refusal(run(actFor, { mandate: pair.id }, pair.helper.actor))).toBe('mandates.not_active')
      expect(await refusal(run(revokeMandate, { mandate: pair.id }, pair.resident.actor))).toBe(
        'mandates.refusal_not_possible',
      )
    }
  })

  test('an account that is closed has nobody acting for it', async () => {
    const { id, resident, helper } = await faceToFace()
    await run(actFor, { mandate: id }, helper.actor)
    await pool.query(`update accounts set disabled_at = now() where id = $1`, [resident.id])
    expect((await actorNow(office, helper.token)).onBehalfOf?.ended).toBe(true)
  })

  test('either side makes it smaller at once, neither makes it wider', async () => {
    const { id, resident, helper } = await faceToFace()
    const wide = { mandate: id, procedures: 'all' as const, acts: [...everyAct] }
    await run(narrowMandate, { ...wide, acts: ['follow'] }, resident.actor)
    for (const { actor } of [resident, helper])
      expect(await refusal(run(narrowMandate, wide, actor))).toBe('mandates.refusal_wider')
    const longer = { ...wide, acts: ['follow' as const], validUntil: '2031-01-01' }
    expect(await refusal(run(narrowMandate, longer, resident.actor))).toBe('mandates.refusal_wider')
    await run(actFor, { mandate: id }, helper.actor)
    expect((await actorNow(office, helper.token)).onBehalfOf?.acts).toEqual(['follow'])
  })
})

describe('guardians and organisations: an officer sees the paper', () => {
  test('a mother acts for her child once the desk has seen the birth certificate, until the child is eighteen', async () => {
    const mother = await aPerson('Phạm Thị Hoa')
    const reception = await signedIn(office, 'reception', UNIT)
    const asked = guardianship(UNIT, { validUntil: '2031-11-01' })
    const { id } = await run(requestMandate, asked, mother.actor)
    expect(await refusal(run(actFor, { mandate: id }, mother.actor))).toBe('mandates.not_active')
    const waiting = (await run(listWaiting, {}, reception.actor)).items.find((one) => one.id === id)
    expect(waiting).toMatchObject({
      principal: 'Nguyễn Gia Bảo',
      representative: 'Phạm Thị Hoa',
      can: ['confirm', 'refuse'],
    })
    const paper = await run(getMandate, { mandate: id }, reception.actor)
    expect(paper.person).toEqual({ number: '049*****1234', birthDate: '2018-03-05' })
    const decision = { mandate: id, decision: 'confirm' as const }
    expect(await refusal(run(decideMandate, decision, reception.actor))).toBe('mandates.paper_missing')
    await run(decideMandate, { ...decision, paper: 'Giấy khai sinh số 12/2018' }, reception.actor)
    await run(actFor, { mandate: id }, mother.actor)
    const acting = await actorNow(office, mother.token)
    expect(acting.onBehalfOf).toMatchObject({ kind: 'guardian', accountId: null, name: 'Nguyễn Gia Bảo' })
    // Another guardian of the same child acts for the same person.
    const father = await aPerson('Nguyễn Văn Nam')
    const second = await run(requestMandate, asked, father.actor)
    await run(decideMandate, { ...decision, mandate: second.id, paper: 'Giấy khai sinh số 12/2018' }, reception.actor)
    await run(actFor, { mandate: second.id }, father.actor)
    expect((await actorNow(office, father.token)).onBehalfOf?.representedId).toBe(acting.onBehalfOf?.representedId)
  })

  test('a child who is of age next month gives no longer mandate than that, one who is of age none', async () => {
    const mother = await aPerson('Phạm Thị Hoa')
    const born = (birthDate: string) =>
      guardianship(UNIT, { person: { name: 'Nguyễn An', number: '049208001234', birthDate } })
    const { id } = await run(requestMandate, born('2008-12-20'), mother.actor)
    expect((await run(getMandate, { mandate: id }, mother.actor)).validUntil).toBe('2026-12-19')
    expect(await refusal(run(requestMandate, born('2008-11-20'), mother.actor))).toBe('mandates.no_day_left')
  })

  test('nobody confirms her own request, and no desk that of another commune', async () => {
    const reception = await signedIn(office, 'reception', UNIT)
    const elsewhere = await signedIn(office, 'reception', '20971')
    const { id } = await run(requestMandate, guardianship(UNIT), reception.actor)
    const decision = { mandate: id, decision: 'confirm' as const, paper: 'Giấy khai sinh' }
    expect(await refusal(run(decideMandate, decision, reception.actor))).toBe('mandates.not_your_own')
    expect(await refusal(run(decideMandate, decision, elsewhere.actor))).toBe('kernel.not_found')
  })

  test('the desk ends what it confirmed; of what others agreed on it sees nothing', async () => {
    const reception = await signedIn(office, 'reception', UNIT)
    const director = await aPerson('Đỗ Văn Giám Đốc')
    const asked = guardianship(UNIT, {
      kind: 'organisation',
      person: { name: 'Hợp tác xã Tam Mỹ', number: '4001234567', birthDate: '' },
    })
    const { id } = await run(requestMandate, asked, director.actor)
    await run(decideMandate, { mandate: id, decision: 'confirm', paper: 'Giấy chứng nhận 4001234567' }, reception.actor)
    await run(actFor, { mandate: id }, director.actor)
    expect((await actorNow(office, director.token)).onBehalfOf?.name).toBe('Hợp tác xã Tam Mỹ')
    await run(revokeMandate, { mandate: id }, reception.actor)
    expect((await actorNow(office, director.token)).onBehalfOf?.ended).toBe(true)
    const private_ = await faceToFace()
    expect(await refusal(run(getMandate, { mandate: private_.id }, reception.actor))).toBe('kernel.not_found')
  })
})

test('when the last day is over the right is gone before the job runs, which then says so and does it once', async () => {
  const { id, helper } = await faceToFace({ validUntil: '2026-11-25' })
  await run(actFor, { mandate: id }, helper.actor)
  expect(await run(endByTime, {}, systemActor)).toMatchObject({ noticed: expect.any(Number) })
  expect((await run(endByTime, {}, systemActor)).noticed).toBe(0)
  await pool.query(
    `update sessions set expires_at = expires_at + interval '30 days', last_seen_at = now() + interval '30 days'`,
  )
  office.setNow('2026-11-26T00:01:00+07:00')
  expect((await actorNow(office, helper.token)).onBehalfOf?.ended).toBe(true)
  expect((await run(endByTime, {}, systemActor)).expired).toBeGreaterThan(0)
  expect(await run(endByTime, {}, systemActor)).toMatchObject({ expired: 0 })
  const log = (await run(getMandate, { mandate: id }, helper.actor)).log.map(({ type }) => type)
  expect(log).toEqual(expect.arrayContaining(['mandate.requested', 'mandate.accepted', 'mandate.expired']))
  office.setNow('2026-11-20T09:00:00+07:00')
})
