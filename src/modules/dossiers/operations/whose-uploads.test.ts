import { expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { anOffice, submitted } from '../testing/fixtures.ts'
import { acceptDossier } from './accept-dossier.ts'
import { answerSupplement } from './answer-supplement.ts'
import { requestSupplement } from './request-supplement.ts'
import { submitDossier } from './submit-dossier.ts'

const WITH_TIME = '1.004873' // three working days
const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, reception, specialist, stranger } = office
const sent = async (seed: number, by = publicActor) =>
  (await run(uploadFile, { bytes: jpeg(seed), name: 'cccd.jpg' }, by)).uploadId
const refused = { fields: [expect.objectContaining({ code: 'dossiers.upload_unknown' })] }

test('who knows the id of a file that another account sent cannot put it into a dossier', async () => {
  const input = await office.submission()
  const [first, ...rest] = input.components ?? []
  const withFile = (upload: string) => ({
    ...input,
    components: [{ component: first?.component ?? '', uploads: [upload] }, ...rest],
  })
  const hers = await sent(1, stranger)
  await expect(run(submitDossier, withFile(hers))).rejects.toMatchObject(refused)
  const atTheDesk = { ...withFile(hers), channel: 'in_person' as const }
  await expect(run(submitDossier, atTheDesk, reception)).rejects.toMatchObject(refused)
  expect(await run(submitDossier, withFile(hers), stranger)).toMatchObject({ state: 'submitted' })
})

test('nor answer a request for papers with it', async () => {
  const { id, code } = await submitted(office, WITH_TIME)
  await run(acceptDossier, { code }, reception)
  await run(requestSupplement, { code, reason: 'Ảnh bị mờ, xin chụp lại' }, specialist)
  const component =
    office.procedures
      .find((one) => one.code === WITH_TIME)
      ?.components.find((one) => one.kind !== 'eform' && one.kind !== 'info')?.key ?? ''
  const owner = { ...publicActor, opened: [id] }
  const answer = (upload: string) =>
    run(answerSupplement, { code, components: [{ component, uploads: [upload] }] }, owner)
  await expect(answer(await sent(2, stranger))).rejects.toMatchObject(refused)
  expect(await answer(await sent(3))).toMatchObject({ state: 'in_process' })
})
