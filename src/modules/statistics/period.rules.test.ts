import { expect, test } from 'vitest'
import { AskForm } from './statistics.schema.ts'

test('a period begins before it ends, in a time of which there can be something to tell', () => {
  const isTaken = (period: string) => AskForm.safeParse({ unit: '48', period }).success
  expect(['2026', '2026-02', '2026-Q4', '2026-H1', '2026-2031', '2026-2026'].filter((key) => !isTaken(key))).toEqual([])
  expect(['2026-2020', '0000', '0001-03', '1900-9999', '2026-13'].filter(isTaken)).toEqual([])
})
