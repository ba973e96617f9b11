import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { createJobs, type Job } from './jobs.ts'

const { pool } = await testDatabase()
const plain: Job = {
  name: 'test.plain',
  cron: '0 0 1 1 *',
  operation: { name: 'plain' } as AnyOperation,
  input: { at: 7 },
}
const jobs = createJobs(pool, { schema: 'motcua', log: pino({ level: 'silent' }), jobs: [plain], subscriptions: [] })
afterAll(() => jobs.stop())

test('a job that never has more to do runs once each time it is due', async () => {
  const runs: unknown[] = []
  await jobs.start(async (_operation, input) => void runs.push(input))
  const place = { db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) } }
  const boss = new PgBoss({ ...place, schema: 'motcua_jobs', createSchema: false, supervise: false, schedule: false })
  await boss.send('test.plain', {})
  await vi.waitFor(() => expect(runs).toEqual([{ at: 7 }]), { timeout: 15_000 })
})
