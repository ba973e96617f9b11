import { expect, test } from 'vitest'
import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { revealedIn } from './access-event.ts'
import { createAccessLog } from './access-log.ts'
import { readAbout } from './event.store.ts'
import { verifyLog } from './verify/verify-log.ts'

const { pool, owner } = await testDatabase()
const { runtime } = testRuntime({ pool })
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const lan = officer({ accountId: id(900), name: 'Lan', role: 'reception', unit: '20965', permissions: ['things:read'] })
const caller = { actor: lan, locale: 'vi' as const, requestId: 'r', client: { address: '203.0.113.7', userAgent: '' } }
const look = question({
  name: 'things.look',
  permission: 'things:read',
  input: z.strictObject({ ids: z.array(z.string()), reason: z.string().optional() }),
  output: z.object({ names: z.array(z.string()) }),
  reveals: ({ ids, reason }) => ids.map((one) => ({ type: 'thing', id: one, ...(reason && { reason }) })),
  run: async (_ctx, { ids }) => ({ names: ids.map(() => 'Hạnh') }),
})
const accessRows = async () =>
  (await pool.query(`select stream_id, seq from events where stream = 'access' order by position`)).rows

test('whoever is shown personal data leaves who, what, why, from where and under which position', async () => {
  await execute(runtime, look, { ids: [id(1), id(2), 'no-uuid'], reason: 'khiếu nại' }, caller)
  const [event] = await readAbout(runtime.db, id(2), { limit: 10 })
  expect(event).toMatchObject({
    type: 'access.read',
    actorId: id(900),
    actorName: 'Lan',
    actorRole: 'reception',
    positionId: id(900),
    origin: '203.0.113.7',
    requestId: 'r',
    data: { operation: 'things.look' },
  })
  expect(event && revealedIn(event)).toEqual(
    [id(1), id(2), 'no-uuid'].map(
      (one) => expect.objectContaining({ type: 'thing', id: one, reason: 'khiếu nại' }) as unknown,
    ),
  )
})

test('the system, and an answer that shows nothing of anybody, leave no trace', async () => {
  const before = (await accessRows()).length
  await execute(runtime, look, { ids: [] }, caller)
  await execute(runtime, look, { ids: [id(1)] }, { ...caller, actor: systemActor })
  expect(await accessRows()).toHaveLength(before)
})

test('many looks at once are one chain in few inserts, and each waits for its own', async () => {
  let inserts = 0
  const counted = { ...runtime, accessLog: createAccessLog({ ...runtime, lookupKey: runtime.services.lookupKey }) }
  pool.on('acquire', () => (inserts += 1))
  await Promise.all(
    Array.from({ length: 300 }, async (_, n) => {
      await execute(counted, look, { ids: [id(1000 + n)] }, caller)
      expect(await readAbout(runtime.db, id(1000 + n), { limit: 1 })).toHaveLength(1)
    }),
  )
  expect(inserts - 300).toBeLessThan(30)
  expect((await verifyLog(pool, { keys: [] })).faults).toEqual([])
})

test('when the log cannot be written nobody is shown anything, and afterwards it goes on', async () => {
  await owner.query('revoke insert on events from motcua_app')
  await expect(execute(runtime, look, { ids: [id(1)] }, caller)).rejects.toThrow('permission denied')
  await owner.query('grant insert on events to motcua_app')
  const streams = new Set((await accessRows()).map((row) => row.stream_id as string))
  await execute(runtime, look, { ids: [id(1)] }, caller)
  expect(new Set((await accessRows()).map((row) => row.stream_id as string)).size).toBe(streams.size + 1)
  expect((await verifyLog(pool, { keys: [] })).faults).toEqual([])
})
