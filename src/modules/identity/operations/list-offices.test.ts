import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { somePlaces, signedIn } from '../testing/fixtures.ts'
import { disableAccount } from './disable-account.ts'
import { listOffices } from './list-offices.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool })
await somePlaces(t)

test('a commune is suggested while somebody receives dossiers there, and not for its specialists alone', async () => {
  expect((await t.run(listOffices, {})).items).toEqual([])
  await signedIn(t, 'specialist', '20965')
  expect((await t.run(listOffices, {})).items).toEqual([])
  const { account } = await signedIn(t, 'reception', '20965')
  expect((await t.run(listOffices, {})).items).toEqual([{ code: '20965', name: 'Xã Núi Thành' }])
  await t.run(disableAccount, { login: account.login }, systemActor)
  expect((await t.run(listOffices, {})).items).toEqual([])
})
