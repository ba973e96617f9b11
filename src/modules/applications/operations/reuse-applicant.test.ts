import { beforeAll, expect, test } from 'vitest'
import { publicActor, systemActor, type Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { applicant, answerAll, importReference } from '../testing/fixtures.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { withdrawConsent } from '#modules/privacy/index.ts'
import { operation } from '#kernel/operation/operation.ts'
import { z } from 'zod'
import { attachFile } from './attach-file.ts'
import { forgetApplicant } from './forget-applicant.ts'
import { getDraftPage } from './get-draft-page.ts'
import { reviewDraft } from './review-draft.ts'
import { savePage } from './save-page.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'

const { pool } = await testDatabase()
const product = testRuntime({ pool })
const { run, outboxed } = product
const hanh: Actor = {
  ...publicActor,
  kind: 'account',
  accountId: '00000000-0000-7000-8000-000000000001',
  name: 'Nguyễn Thị Hạnh',
  level: 2,
}

beforeAll(() => importReference(product))

async function apply(consents: { purpose: 'inform_applicants' | 'reuse_answers'; version: number }[]) {
  const { id } = await run(startDraft, { procedure: '1.001193', unit: '20965' }, hanh)
  await run(savePage, { draft: id, page: 'applicant', raw: applicant }, hanh)
  await answerAll({ run: (op, input) => run(op, input, { ...hanh, opened: [id] }) }, id, '1.001193')
  const { uploadId } = await run(uploadFile, { bytes: jpeg(1), name: 'giay.jpg' })
  await run(attachFile, { draft: id, component: 'birth-notification', upload: uploadId }, hanh)
  const asked = (await run(reviewDraft, { draft: id }, hanh)).consents.map(({ purpose }) => purpose)
  await run(submitDraft, { draft: id, consents }, hanh)
  return asked
}

const beginsWith = async () => {
  const { id } = await run(startDraft, { procedure: '1.001193', unit: '20965' }, hanh)
  return (await run(getDraftPage, { draft: id, page: 'applicant' }, hanh)).raw
}

const withdraw = operation({
  name: 'applications.test',
  permission: 'anyone',
  kind: 'write',
  input: z.strictObject({}),
  output: z.number(),
  run: (ctx) =>
    withdrawConsent(ctx, { accountId: hanh.accountId }, 'reuse_answers', { channel: 'online', screen: '/test' }),
})

const keptRows = async () => (await pool.query('select applicant_enc from kept_applicants')).rows

test('without consent the next application begins with no more than the account says', async () => {
  expect(await apply([])).toEqual(['inform_applicants', 'reuse_answers'])
  expect(await beginsWith()).not.toHaveProperty('nationalId')
  expect(await keptRows()).toEqual([])
})

test('with consent it is filled in, and what is kept lies encrypted', async () => {
  await apply([{ purpose: 'reuse_answers', version: 1 }])
  expect(await beginsWith()).toMatchObject({ fullName: applicant.fullName, nationalId: applicant.nationalId })
  expect(JSON.stringify(await keptRows())).not.toContain(applicant.nationalId)
  expect(await apply([])).toEqual(['inform_applicants'])
})

test('withdrawn, nothing is filled in from that moment, and what was kept goes', async () => {
  await run(withdraw, {}, hanh)
  expect(await beginsWith()).not.toHaveProperty('nationalId')
  const event = outboxed.findLast(({ type }) => type === 'consent.withdrawn')
  expect(event).toBeDefined()
  expect(await run(forgetApplicant, { event: { data: event?.data ?? {} } }, systemActor)).toEqual({ forgotten: true })
  expect(await run(forgetApplicant, { event: { data: event?.data ?? {} } }, systemActor)).toEqual({ forgotten: false })
  expect(await keptRows()).toEqual([])
})
