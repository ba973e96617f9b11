import { expect, test } from 'vitest'
import { publicActor } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { hasConsent } from '#modules/privacy/index.ts'
import { anOffice } from '../testing/fixtures.ts'
import { chooseMessages, getMessageConsent } from './choose-messages.ts'
import { submitDossier } from './submit-dossier.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, runtime } = office

test('somebody without account agrees to messages about her dossier and withdraws as easily; nobody else can', async () => {
  const { id, code } = await run(submitDossier, await office.submission())
  const owner = { ...publicActor, opened: [id] }
  const stands = () => hasConsent(runtime.db, { dossierId: id }, 'inform_applicants')
  expect(await stands()).toBe(false)
  await run(chooseMessages, { code, agree: true, version: 1 }, owner)
  expect(await stands()).toBe(true)
  await expect(run(chooseMessages, { code, agree: false, version: 1 })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(run(getMessageConsent, { code }, office.reception)).rejects.toMatchObject({ kind: 'not_found' })
  await run(chooseMessages, { code, agree: false, version: 1 }, owner)
  expect(await stands()).toBe(false)
  const [item] = (await run(getMessageConsent, { code }, owner)).items
  expect(item).toMatchObject({ given: false, history: [{ givenScreen: '/t/messages', dossier: true }] })
  expect(item?.history[0]?.withdrawnAt).not.toBeNull()
})
