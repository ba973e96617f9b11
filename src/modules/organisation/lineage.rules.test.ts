import { expect, test } from 'vitest'
import { drawLineage } from './lineage.rules.ts'

const step = (oldCode: string, newCode: string, on = '2025-07-01') => ({
  oldCode,
  oldName: oldCode,
  newCode,
  newName: newCode,
  extent: 'whole' as const,
  on,
})

test('who went up in one unit stands together on the left, and no band crosses another', () => {
  const [drawing] = drawLineage([step('a', 'x'), step('c', 'y'), step('b', 'x'), step('d', 'y')])
  expect(drawing?.olds.map(({ code }) => code)).toEqual(['a', 'b', 'c', 'd'])
  const bands = drawing?.bands.toSorted((one, two) => one.from - two.from) ?? []
  expect(bands.map(({ to }) => to)).toEqual(bands.map(({ to }) => to).toSorted((one, two) => one - two))
})

test('each day is a drawing of its own, the oldest first', () => {
  const drawings = drawLineage([step('x', 'z', '2026-04-30'), step('a', 'x')])
  expect(drawings.map(({ on }) => on)).toEqual(['2025-07-01', '2026-04-30'])
})
