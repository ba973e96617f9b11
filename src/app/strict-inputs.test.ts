import { expect, test } from 'vitest'
import type { z } from 'zod'
import { modules } from './modules.ts'

type Def = { type: string; catchall?: { _zod: { def: { type: string } } }; shape?: Record<string, z.ZodType> }

/** Paths of objects that let fields through which they do not name. */
function open(schema: unknown, path: string, seen = new Set<unknown>()): string[] {
  const def = (schema as { _zod?: { def?: Def } } | undefined)?._zod?.def
  if (!def || seen.has(schema)) return []
  seen.add(schema)
  const own = def.type === 'object' && !['never', undefined].includes(def.catchall?._zod.def.type) ? [path] : []
  const inside = Object.entries(def.shape ?? {}).flatMap(([name, one]) => open(one, `${path}.${name}`, seen))
  const { shape: _shape, ...rest } = def
  const parts = Object.entries(rest).flatMap(([name, one]) =>
    Array.isArray(one)
      ? one.flatMap((item: unknown, at) => open(item, `${path}/${name}${at}`, seen))
      : open(one, `${path}/${name}`, seen),
  )
  return [...own, ...inside, ...parts]
}

test('no operation takes a field that its input does not name (mass assignment)', () => {
  const operations = modules.flatMap((module) => module.operations)
  expect(operations.length).toBeGreaterThan(100)
  // Messages of our own queue are events, of which a handler reads what it knows.
  const found = operations.flatMap(({ name, input }) => open(input, name))
  expect(found.filter((path) => !path.endsWith('.event'))).toEqual([])
})
