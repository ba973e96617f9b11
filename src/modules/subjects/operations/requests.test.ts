import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, publicActor } from '#kernel/testing/runtime.ts'
import { acceptDossier, getDossier } from '#modules/dossiers/index.ts'
import { anOffice, OTHER_UNIT, owner, submitted, UNIT } from '#modules/dossiers/testing/fixtures.ts'
import { createPerson } from '#modules/identity/index.ts'
import { acknowledgeRequest } from './acknowledge-request.ts'
import { decideRequest } from './decide-request.ts'
import { getRequest } from './get-request.ts'
import { liftRestriction } from './lift-restriction.ts'
import { listRequests } from './list-requests.ts'
import { makeRequest } from './make-request.ts'
import { takeRequest } from './take-request.ts'
import { withdrawRequest } from './withdraw-request.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run } = office
const id = (n: number) => `00000000-0000-7000-8000-0000000000${n}`
const guardian = (accountId: string, unit: string) =>
  officer({ accountId, role: 'privacy_officer', unit, permissions: ['privacy:decide'] })
const here = guardian(id(81), UNIT)
const elsewhere = guardian(id(82), OTHER_UNIT)
let person = publicActor

const newPerson = operation({
  name: 'test.person',
  permission: 'anyone',
  kind: 'write',
  input: z.strictObject({}),
  output: z.string(),
  run: (ctx) => createPerson(ctx, { name: 'Nguyễn Thị Hạnh', locale: 'vi', level: 1 }),
})

beforeAll(async () => {
  for (const { accountId } of [here, elsewhere])
    await pool.query(`insert into accounts (id, login, display_name, created_at) values ($1, $2, 'Cán bộ', now())`, [
      accountId,
      `p${accountId?.slice(-2)}`,
    ])
  person = { ...publicActor, kind: 'account', accountId: await run(newPerson, {}), name: 'Nguyễn Thị Hạnh', level: 1 }
})

const ask = (kind: 'access' | 'correct' | 'restrict' | 'delete', more: object = {}) =>
  run(makeRequest, { kind, text: 'Xin xem', unit: UNIT, ...more }, person)

describe('a request', () => {
  test('has its dates from the calendar of the unit, with the arithmetic in words', async () => {
    const { code } = await ask('access')
    const view = await run(getRequest, { code }, person)
    expect(view).toMatchObject({
      replyDueAt: '2026-11-25T17:00:00+07:00',
      dueAt: '2026-11-30T17:00:00+07:00',
      standing: 'running',
    })
    expect(view.explanation.length).toBeGreaterThan(1)
  })

  test('is seen by its asker and by who decides at that office; for others there is none', async () => {
    const { code } = await ask('access')
    const listed = async (actor: typeof here) => (await run(listRequests, {}, actor)).items.map((item) => item.code)
    expect(await listed(here)).toContain(code)
    expect(await listed(elsewhere)).not.toContain(code)
    for (const other of [elsewhere, publicActor, { ...person, accountId: id(99) }])
      await expect(run(getRequest, { code }, other)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(run(decideRequest, { code, outcome: 'granted' }, elsewhere)).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  test('is not decided by who asked, nor twice, nor refused without the duty', async () => {
    const own = await run(makeRequest, { kind: 'access', text: '', unit: UNIT }, here)
    await expect(run(decideRequest, { code: own.code, outcome: 'granted' }, here)).rejects.toMatchObject({
      code: 'subjects.own_request',
    })
    const { code } = await ask('access')
    await expect(run(decideRequest, { code, outcome: 'refused', reasons: 'Không' }, here)).rejects.toMatchObject({
      fields: [{ path: 'duty', code: 'subjects.duty_missing' }],
    })
    await run(acknowledgeRequest, { code }, here)
    await run(decideRequest, { code, outcome: 'refused', duty: 'archive', reasons: 'Còn thời hạn lưu trữ' }, here)
    await expect(run(decideRequest, { code, outcome: 'granted' }, here)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(run(withdrawRequest, { code }, person)).rejects.toMatchObject({ code: 'subjects.already_decided' })
  })

  test('of somebody at the desk is taken by an officer of that unit only', async () => {
    const given = { kind: 'access' as const, text: '', unit: UNIT, name: 'Lê Văn Tám' }
    await expect(run(takeRequest, given, elsewhere)).rejects.toMatchObject({ kind: 'forbidden' })
    const { code } = await run(takeRequest, given, here)
    expect(await run(getRequest, { code }, here)).toMatchObject({ name: 'Lê Văn Tám', channel: 'in_person' })
  })
})

describe('what a decision does', () => {
  test('a correction changes the account', async () => {
    const { code } = await ask('correct', { field: 'name', newValue: 'Nguyễn Thị Hạnh Dung' })
    await run(decideRequest, { code, outcome: 'granted' }, here)
    const { rows } = await pool.query('select display_name from accounts where id = $1', [person.accountId])
    expect(rows).toEqual([{ display_name: 'Nguyễn Thị Hạnh Dung' }])
  })

  test('beside a dossier it is a note, which the office reads', async () => {
    const dossier = await submitted(office)
    const asked = { kind: 'correct' as const, text: 'Số nhà là 12', dossier: dossier.code }
    const { code } = await run(makeRequest, asked, owner(dossier.id))
    await run(decideRequest, { code, outcome: 'granted' }, here)
    const view = await run(getDossier, { code: dossier.code }, office.reception)
    expect(view.corrections).toEqual([{ at: '2026-11-20T09:00:00+07:00', text: 'Số nhà là 12' }])
  })

  test('a restricted dossier refuses the office every move, with a word that says why, until she lifts it', async () => {
    const dossier = await submitted(office)
    const asked = { kind: 'restrict' as const, text: 'Đang tranh chấp', dossier: dossier.code }
    const { code } = await run(makeRequest, asked, owner(dossier.id))
    await run(decideRequest, { code, outcome: 'granted' }, here)
    await expect(run(acceptDossier, { code: dossier.code }, office.reception)).rejects.toMatchObject({
      code: 'kernel.data_restricted',
      kind: 'conflict',
    })
    expect((await run(getRequest, { code }, owner(dossier.id))).can).toEqual(['lift'])
    await expect(run(liftRestriction, { code }, elsewhere)).rejects.toMatchObject({ kind: 'not_found' })
    await run(liftRestriction, { code }, owner(dossier.id))
    await expect(run(liftRestriction, { code }, here)).rejects.toMatchObject({ code: 'subjects.not_restricted' })
    expect((await run(acceptDossier, { code: dossier.code }, office.reception)).state).not.toBe('submitted')
  })
})
