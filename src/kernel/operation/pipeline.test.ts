import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { operation, question } from './operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, publicActor, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { parseInput } from './pipeline.ts'
import { pruneAnswers } from './prune-answers.ts'

const { pool } = await testDatabase()
const { run, outboxed } = testRuntime({ pool })
const streamId = '0190b000-0000-7000-8000-000000000001'
let made = 0

const make = operation({
  name: 'things.make',
  permission: 'things:make',
  kind: 'write',
  input: z.strictObject({ name: z.string().min(1).max(5), fail: z.boolean().optional() }),
  output: z.object({ id: z.string(), name: z.string() }),
  async run(ctx, input) {
    made += 1
    const id = ctx.ids.uuid()
    await ctx.record([{ stream: 'thing', streamId: id, type: 'thing.made', data: { name: input.name }, first: true }])
    if (input.fail) throw new Error('after the write')
    return { id, name: input.name }
  },
})
const maker = officer({ accountId: streamId, role: 'maker', unit: '20965', permissions: ['things:make'] })
const count = async () => Number((await pool.query('select count(*) from events')).rows[0].count)

test('the public is asked to sign in, others without the permission are refused', async () => {
  await expect(run(make, { name: 'a' })).rejects.toMatchObject({ kind: 'unauthenticated' })
  const other = officer({ accountId: streamId, role: 'guest', unit: '20965', permissions: [] })
  await expect(run(make, { name: 'a' }, other)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('what was left empty is missing, not too short', () => {
  const schema = z.strictObject({
    name: z.string().min(1),
    codes: z.array(z.string()).min(1),
    pages: z.number().min(1),
    since: z.iso.date(),
    until: z.iso.date('kernel.bad_value'),
    kind: z.enum(['core', 'ordinary']),
    phone: z.string().min(9),
  })
  const read = () => parseInput(schema, { name: '', codes: [], pages: 0, since: '', until: '', kind: '', phone: '' })
  const fields = [
    'name kernel.required',
    'codes kernel.required',
    'pages kernel.too_small',
    'since kernel.required',
    'until kernel.required',
    'kind kernel.required',
    'phone kernel.required',
  ]
  expect(read).toThrow(
    expect.objectContaining({
      fields: fields.map((field) => {
        const [path, code] = field.split(' ')
        return expect.objectContaining({ path, code })
      }),
    }),
  )
})

test('what was sent and is of no use is wrong, not missing', () => {
  const schema = z.strictObject({ pages: z.coerce.number(), days: z.array(z.number()), name: z.string() })
  const read = () => parseInput(schema, { pages: 'abc', days: ['x', null] })
  const problems = [
    'pages kernel.bad_value',
    'days.0 kernel.bad_value',
    'days.1 kernel.required',
    'name kernel.required',
  ]
  expect(read).toThrow(
    expect.objectContaining({
      fields: problems.map((problem) => {
        const [path, code] = problem.split(' ')
        return { path, code }
      }),
    }),
  )
})

test('a refused input names every field that is wrong', async () => {
  const refusal = run(make, { name: 'far too long', extra: 1 } as never, maker)
  await expect(refusal).rejects.toMatchObject({
    kind: 'invalid',
    fields: expect.arrayContaining([
      { path: 'name', code: 'kernel.too_big', params: { limit: 5 } },
      { path: 'extra', code: 'kernel.unknown_field' },
    ]),
  })
})

test('what an operation wrote before it failed is undone', async () => {
  const before = await count()
  await expect(run(make, { name: 'a', fail: true }, maker)).rejects.toThrow('after the write')
  expect(await count()).toBe(before)
})

test('a repeated call with the same key is answered from the first, another body under it is a conflict', async () => {
  const first = await run(make, { name: 'key' }, maker, { idempotencyKey: 'k1' })
  const again = await run(make, { name: 'key' }, maker, { idempotencyKey: 'k1' })
  expect(again).toEqual(first)
  await expect(run(make, { name: 'new' }, maker, { idempotencyKey: 'k1' })).rejects.toMatchObject({ kind: 'conflict' })
})

test('twenty calls at once with one key make one thing', async () => {
  const before = await count()
  const all = await Promise.all(
    Array.from({ length: 20 }, () => run(make, { name: 'one' }, maker, { idempotencyKey: 'k2' })),
  )
  expect(new Set(all.map((thing) => thing.id)).size).toBe(1)
  expect(await count()).toBe(before + 1)
  expect(made).toBeGreaterThan(1)
})

test('an answer that breaks its own schema never leaves', async () => {
  const broken = question({
    name: 'things.broken',
    permission: 'anyone',
    input: z.object({}),
    output: z.object({ n: z.number() }),
    run: vi.fn(async () => ({ n: 'x' }) as never),
  })
  await expect(run(broken, {}, publicActor)).rejects.toThrow()
  expect(outboxed.every((event) => event.type === 'thing.made')).toBe(true)
})

test('answers of keyed calls are forgotten after a week, not before', async () => {
  const { run: runLater, setNow } = testRuntime({ pool, now: '2026-11-20T09:00:00+07:00' })
  await runLater(make, { name: 'old' }, maker, { idempotencyKey: 'k3' })
  setNow('2026-11-26T09:00:00+07:00')
  expect(await runLater(pruneAnswers, {}, systemActor)).toEqual({ removed: 0 })
  setNow('2026-11-27T09:00:01+07:00')
  expect((await runLater(pruneAnswers, {}, systemActor)).removed).toBeGreaterThanOrEqual(1)
})
