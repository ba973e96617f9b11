import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { readAbout } from '#kernel/events/event.store.ts'
import { liftRestrictions, restrict } from '#kernel/personal/restriction.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { findMember, registerMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, FAR_BRANCH, OTHER_COMMUNE, someone, someUnion } from '#modules/membership/testing/fixtures.ts'
import { changeRecord, changeSensitive } from './change-record.ts'
import { decideCorrection, listCorrections, revealCorrection } from './decide-correction.ts'
import { getRecord } from './get-record.ts'
import { getOwnRecord } from './own-record.ts'
import { proposeCorrection, withdrawCorrection } from './propose-correction.ts'
import { addEntry, addSensitiveEntry, removeOpenEntry } from './record-entries.ts'
import { revealSensitive } from './reveal-sensitive.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
const { db } = office.runtime
let cadre: Actor
let head: Actor
let stranger: Actor

beforeAll(async () => {
  await someUnion(office)
  cadre = (await signedIn(office, 'union_cadre', COMMUNE)).actor
  head = (await signedIn(office, 'branch_head', BRANCH)).actor
  stranger = (await signedIn(office, 'union_cadre', OTHER_COMMUNE)).actor
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

let people = 0
async function aMember(unit = BRANCH): Promise<string> {
  people += 1
  const phone = `0905 3${String(people).padStart(5, '0')}`
  const person = { name: `Nguyễn Thị ${'ABCDEGHIKLMN'[people % 12]}ình`, birthDate: '1980-03-08', phone }
  return (await run(registerMember, someone({ person, unit, joinedOn: '2010-03-08' }), systemActor)).id
}

async function herself(): Promise<{ member: string; actor: Actor; account: string }> {
  const member = await aMember()
  const account = await anAccount(office, {})
  const person = (await findMember(db, member))?.personId ?? ''
  await sql`insert into person_accounts (account_id, person_id, linked_at) values (${account.id}::uuid, ${person}::uuid, now())`.execute(
    db,
  )
  return { member, account: account.id, actor: await whoIs(office, await aToken(office, account)) }
}

const care = { why: 'care' as const, reason: '' }
/** Looks at personal data of this member, as she would find them: operation, columns, reason. */
const looks = async (member: string) =>
  (await readAbout(db, member, { limit: 50 })).filter(({ stream }) => stream !== 'record' && stream !== 'member')

describe('the record', () => {
  test('is edited by the branch head, and what stood there before stays in the history', async () => {
    const member = await aMember()
    await run(changeRecord, { member, facts: { education: 'primary', workplace: 'Chợ Núi Thành' } }, head)
    office.setNow('2026-11-20T09:01:00+07:00')
    const again = await run(changeRecord, { member, facts: { education: 'lower_secondary', workplace: '' } }, cadre)
    expect(again.changed).toEqual(['education', 'workplace'])
    expect((await run(changeRecord, { member, facts: { education: 'lower_secondary' } }, cadre)).changed).toEqual([])
    const record = await run(getRecord, { member }, head)
    expect(record.fields.find(({ key }) => key === 'education')?.text).toBe('Trung học cơ sở')
    expect(
      record.changes.filter(({ item }) => item === 'education').map(({ before, after }) => [before, after]),
    ).toEqual([
      ['Tiểu học', 'Trung học cơ sở'],
      [null, 'Tiểu học'],
    ])
    expect(record.changes.find(({ item }) => item === 'workplace')).toMatchObject({
      before: 'Chợ Núi Thành',
      after: null,
    })
    expect(record.completeness.percent).toBeGreaterThan(0)
    expect(record.completeness.missing).toContain('Dân tộc')
  })

  test('a wrong value is refused at its field', async () => {
    const member = await aMember()
    const wrong = run(changeRecord, { member, facts: { education: 'sorcery', it: 'basic' } }, cadre)
    await expect(wrong).rejects.toMatchObject({ fields: [{ path: 'facts.education', code: 'records.bad_choice' }] })
    expect((await run(getRecord, { member }, cadre)).changes).toEqual([])
  })

  test('is there for her branch and her commune, and for nobody else', async () => {
    const member = await aMember()
    const far = await aMember(FAR_BRANCH)
    expect(await refusal(run(getRecord, { member }, stranger))).toBe('kernel.not_found')
    expect(await refusal(run(getRecord, { member: far }, head))).toBe('kernel.not_found')
    expect(await refusal(run(changeRecord, { member: far, facts: {} }, head))).toBe('kernel.not_found')
    expect(await refusal(run(revealSensitive, { member, ...care }, stranger))).toBe('kernel.not_found')
  })

  test('holds family situation by year, loans and awards; what is taken out stays in the history', async () => {
    const member = await aMember()
    await run(addEntry, { member, kind: 'family', what: 'widowed', year: 2025 }, head)
    const loan = { member, kind: 'loan' as const, what: 'NHCSXH', from: '2026-03-01', amount: 50_000_000 }
    const { id } = await run(addEntry, loan, head)
    expect(await refusal(run(addEntry, { member, kind: 'family', what: 'widowed' }, head))).toBe('records.year_missing')
    expect((await run(getRecord, { member }, head)).entries).toMatchObject([
      { kind: 'loan', amount: 50_000_000 },
      { kind: 'family', year: 2025 },
    ])
    office.setNow('2026-11-20T09:02:00+07:00')
    await run(removeOpenEntry, { member, entry: id }, head)
    const record = await run(getRecord, { member }, head)
    expect(record.entries).toHaveLength(1)
    expect(record.changes[0]).toMatchObject({ item: 'loan', before: 'NHCSXH', after: null })
    expect(await refusal(run(removeOpenEntry, { member: await aMember(), entry: id }, head))).toBe('kernel.not_found')
  })
})

describe('what is sensitive', () => {
  test('lies apart: no field, entry or history of it is in the record, nor can the record be made to take it', async () => {
    const member = await aMember()
    await run(changeSensitive, { member, facts: { ethnicity: '30', religion: 'catholic' }, ...care }, cadre)
    await run(addSensitiveEntry, { member, kind: 'hardship', what: 'poor', year: 2026 }, cadre)
    const record = JSON.stringify(await run(getRecord, { member }, cadre))
    for (const word of ['"30"', 'catholic', 'Công giáo', 'hardship', 'poor"']) expect(record).not.toContain(word)
    expect(await refusal(run(changeRecord, { member, facts: { ethnicity: '01' } }, cadre))).toBe('records.bad_field')
    expect(await refusal(run(addEntry, { member, kind: 'hardship' as 'loan', what: 'poor', year: 2026 }, cadre))).toBe(
      'kernel.invalid_input',
    )
    const { rows } = await pool.query(`select count(*)::int as n from record_facts where field = any($1)`, [
      ['ethnicity', 'religion', 'party'],
    ])
    expect(rows).toEqual([{ n: 0 }])
  })

  test('a branch head may not open it; an officer may for a purpose, and each look is in the log with its reason', async () => {
    const member = await aMember()
    await run(changeSensitive, { member, facts: { party: 'member', party_joined_on: '2019-05-19' }, ...care }, cadre)
    expect(await refusal(run(revealSensitive, { member, ...care }, head))).toBe('kernel.forbidden')
    const unsaid = run(revealSensitive, { member, why: 'other', reason: '' }, cadre)
    await expect(unsaid).rejects.toMatchObject({ fields: [{ path: 'reason', code: 'records.reason_missing' }] })
    const before = (await looks(member)).length
    const seen = await run(revealSensitive, { member, why: 'other', reason: 'Xét khen thưởng' }, cadre)
    expect(seen.fields.find(({ key }) => key === 'party_joined_on')?.text).toBe('19/05/2019')
    expect(seen.changes.map(({ item }) => item).toSorted()).toEqual(['party', 'party_joined_on'])
    const after = await looks(member)
    expect(after).toHaveLength(before + 1)
    expect(JSON.stringify(after[0]?.data)).toContain('Xét khen thưởng')
    expect(JSON.stringify(after[0]?.data)).toContain('party')
  })

  test('nobody opens it in a session that has not proved lately who it is', async () => {
    const member = await aMember()
    const unsure = { ...cadre, confirmedAt: new Date('2026-11-20T08:00:00+07:00') }
    expect(await refusal(run(revealSensitive, { member, ...care }, unsure))).toBe('kernel.confirm_first')
    expect(await refusal(run(changeSensitive, { member, facts: {}, ...care }, unsure))).toBe('kernel.confirm_first')
  })
})

describe('a member and her own record', () => {
  test('she sees everything, proposes a correction, an officer accepts it, she sees the outcome', async () => {
    const { member, actor } = await herself()
    await run(changeRecord, { member, facts: { occupation: 'farmer' } }, cadre)
    await run(changeSensitive, { member, facts: { religion: 'buddhism' }, ...care }, cadre)
    const mine = await run(getOwnRecord, {}, actor)
    expect(mine.fields.find(({ key }) => key === 'religion')?.text).toBe('Phật giáo')
    const proposal = { member, field: 'occupation', value: 'trader', note: 'Tôi bán hàng ở chợ' }
    const { id } = await run(proposeCorrection, proposal, actor)
    expect(await refusal(run(proposeCorrection, proposal, actor))).toBe('records.already_proposed')
    expect((await run(listCorrections, {}, stranger)).items).toEqual([])
    const [waiting] = (await run(listCorrections, {}, head)).items.filter((one) => one.id === id)
    expect(waiting).toMatchObject({ current: 'Nông dân', proposed: 'Buôn bán, dịch vụ', may: true })
    office.setNow('2026-11-20T09:03:00+07:00')
    await run(decideCorrection, { correction: id, decision: 'accept' }, head)
    const after = await run(getOwnRecord, {}, actor)
    expect(after.fields.find(({ key }) => key === 'occupation')?.text).toBe('Buôn bán, dịch vụ')
    expect(after.corrections[0]).toMatchObject({ id, state: 'accepted' })
    expect((await run(getRecord, { member }, cadre)).changes[0]).toMatchObject({
      how: 'correction',
      before: 'Nông dân',
    })
    expect(await refusal(run(decideCorrection, { correction: id, decision: 'accept' }, head))).toBe(
      'records.already_decided',
    )
  })

  test('a refusal gives its reason; a proposal can be taken back', async () => {
    const { member, actor } = await herself()
    const { id } = await run(proposeCorrection, { member, field: 'professional', value: 'bachelor' }, actor)
    const unsaid = run(decideCorrection, { correction: id, decision: 'refuse' }, cadre)
    await expect(unsaid).rejects.toMatchObject({ fields: [{ code: 'records.reason_missing' }] })
    await run(decideCorrection, { correction: id, decision: 'refuse', reason: 'Cần bản sao bằng' }, cadre)
    const again = await run(proposeCorrection, { member, field: 'professional', value: 'bachelor' }, actor)
    await run(withdrawCorrection, { correction: again.id }, actor)
    const { corrections, fields } = await run(getOwnRecord, {}, actor)
    expect(corrections.map(({ state, decision }) => [state, decision])).toContainEqual(['refused', 'Cần bản sao bằng'])
    expect(corrections.map(({ state }) => state).toSorted()).toEqual(['refused', 'withdrawn'])
    expect(fields.find(({ key }) => key === 'professional')?.value).toBeNull()
  })

  test('of a sensitive field only an officer with that right sees and decides the proposal, and it lies sealed', async () => {
    const { member, actor } = await herself()
    const { id } = await run(proposeCorrection, { member, field: 'religion', value: 'cao_dai' }, actor)
    const listed = async (who: Actor) => (await run(listCorrections, {}, who)).items.find((one) => one.id === id)
    expect(await listed(head)).toMatchObject({ proposed: null, current: null, may: false })
    expect(await listed(cadre)).toMatchObject({ proposed: null, may: true })
    expect(await refusal(run(decideCorrection, { correction: id, decision: 'accept' }, head))).toBe('kernel.forbidden')
    expect(await refusal(run(revealCorrection, { correction: id, ...care }, head))).toBe('kernel.forbidden')
    expect((await run(revealCorrection, { correction: id, ...care }, cadre)).proposed).toBe('Cao Đài')
    const { rows } = await pool.query<{ proposed_enc: string }>(
      `select proposed_enc from record_corrections where id = $1`,
      [id],
    )
    expect(rows[0]?.proposed_enc).not.toContain('cao_dai')
    await run(decideCorrection, { correction: id, decision: 'accept' }, cadre)
    expect((await run(getOwnRecord, {}, actor)).fields.find(({ key }) => key === 'religion')?.value).toBe('cao_dai')
  })

  test('nobody proposes for another, nor decides what she proposed herself', async () => {
    const { member, actor, account } = await herself()
    const other = await herself()
    const own = { member, field: 'it', value: 'basic' }
    expect(await refusal(run(proposeCorrection, own, other.actor))).toBe('kernel.not_found')
    const { id } = await run(proposeCorrection, own, actor)
    expect(await refusal(run(withdrawCorrection, { correction: id }, other.actor))).toBe('kernel.not_found')
    const both = { ...cadre, accountId: account }
    expect(await refusal(run(decideCorrection, { correction: id, decision: 'accept' }, both))).toBe('records.your_own')
    expect(await run(getOwnRecord, {}, cadre)).toMatchObject({ member: null, corrections: [] })
  })
})

test('what its owner had restricted is neither opened nor changed by anybody', async () => {
  const { member, actor, account } = await herself()
  const { id } = await run(proposeCorrection, { member, field: 'religion', value: 'buddhism' }, actor)
  const entry = { id: crypto.randomUUID(), requestId: crypto.randomUUID(), at: office.runtime.now() }
  await sql`
    insert into subject_requests (id, code, kind, state, channel, unit_code, account_id, person_sealed, content_sealed,
      submitted_at, reply_due_at, reply_steps, due_at, due_steps)
    values (${entry.requestId}::uuid, 'YC-1', 'restrict', 'submitted', 'online', '20965', ${account}::uuid, '', '',
      now(), now(), '[]', now(), '[]')`.execute(db)
  await restrict(db, { kind: 'account', id: account }, entry)
  const works = [
    run(revealSensitive, { member, ...care }, cadre),
    run(revealCorrection, { correction: id, ...care }, cadre),
    run(decideCorrection, { correction: id, decision: 'accept' }, cadre),
    run(changeSensitive, { member, facts: { religion: 'catholic' }, ...care }, cadre),
    run(changeRecord, { member, facts: { it: 'basic' } }, cadre),
    run(addEntry, { member, kind: 'family', what: 'widowed', year: 2025 }, cadre),
  ]
  const words = await Promise.all(works.map(refusal))
  expect(words).toEqual(words.map(() => 'kernel.data_restricted'))
  await liftRestrictions(db, entry.requestId, office.runtime.now())
  await run(revealCorrection, { correction: id, ...care }, cadre)
})
