import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { readReferenceLifeEvents, readReferenceProcedures } from '../index.ts'
import { importProcedures } from './import-procedures.ts'
import { listProcedures } from './list-procedures.ts'

const { pool } = await testDatabase()
const { run, setNow } = testRuntime({ pool })

test('a procedure that begins later is found by its words from its day on, by what was started before', async () => {
  const [one, next] = await readReferenceProcedures('reference/procedures')
  if (!one || !next) throw new Error('There are reference procedures')
  const versions = [one, { ...next, validFrom: '2026-12-01', validTo: null }]
  const lifeEvents = await readReferenceLifeEvents('reference/life-events.json')
  await run(importProcedures, { versions, lifeEvents }, systemActor)

  const found = async () => (await run(listProcedures, { q: next.name.vi })).items.map(({ code }) => code)
  expect(await found()).not.toContain(next.code)
  setNow('2026-12-01T00:00:00+07:00')
  expect(await found()).toContain(next.code)
})
