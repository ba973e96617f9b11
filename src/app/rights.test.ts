import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { listRoles } from '#modules/identity/index.ts'
import { modules } from './modules.ts'
import { callers, rights, type RightsCaller } from './rights.table.ts'

const { pool } = await testDatabase()
const { runtime, run } = testRuntime({ pool })
const roles = await listRoles(runtime.db)
const operations = modules.flatMap((module) => module.operations)

// The roles are data of the database, so the actors hold what the migrated database says and not a copy of it.
function actorOf(caller: RightsCaller): Actor {
  if (caller === 'public') return publicActor
  const accountId = '00000000-0000-7000-8000-000000000001'
  if (caller === 'signed_in') return { ...publicActor, kind: 'account', accountId, name: 'no position' }
  const role = roles.find(({ key }) => key === caller)
  if (!role) throw new Error(`The database has no role ${caller}`)
  return officer({ accountId, role: caller, unit: '20965', permissions: role.permissions })
}

/** The real pipeline with the real name and permission; only what would happen behind the check is taken out. */
async function isLetThrough(op: AnyOperation, actor: Actor): Promise<boolean> {
  const reached = z.literal('reached')
  const probe = { name: op.name, permission: op.permission, kind: 'read' as const, input: z.unknown(), output: reached }
  try {
    return (await run({ ...probe, run: async () => 'reached' as const }, {}, actor)) === 'reached'
  } catch (error) {
    if (error instanceof AppError && ['forbidden', 'unauthenticated'].includes(error.kind)) return false
    throw error
  }
}

test('every operation of every module stands in the rights table', () => {
  expect(operations.map((op) => op.name).filter((name) => !(name in rights))).toEqual([])
})

test('the rights table names no operation that is gone', () => {
  const names = new Set(operations.map((op) => op.name))
  const running = new Set<string>(modules.map((module) => module.name))
  const gone = Object.keys(rights).filter((name) => running.has(name.split('.', 1)[0] ?? '') && !names.has(name))
  expect(gone).toEqual([])
})

test('every role of the database is a caller of the table', () => {
  expect(roles.map((role) => role.key).filter((key) => !callers.includes(key as RightsCaller))).toEqual([])
})

test('every permission that an operation asks for is named by its module', () => {
  const unnamed = modules.flatMap((module) =>
    module.operations
      .map((op) => op.permission)
      .filter((permission) => permission !== 'anyone' && permission !== 'signed_in')
      .filter((permission) => !module.permissions.includes(permission as `${string}:${string}`)),
  )
  expect([...new Set(unnamed)]).toEqual([])
})

describe('the pipeline lets through exactly those whom the table names', () => {
  test.each(operations.map((op) => [op.name, op] as const))('%s', async (name, op) => {
    const through: RightsCaller[] = []
    for (const caller of callers) if (await isLetThrough(op, actorOf(caller))) through.push(caller)
    expect(through).toEqual(callers.filter((caller) => rights[name]?.includes(caller)))
    expect(await isLetThrough(op, systemActor)).toBe(true)
  })
})
