import fc from 'fast-check'

/** What can be done with the books; members and units by their place in the lists of the test. */
export type Command =
  | { do: 'collect'; who: number; amount: number; early: boolean }
  | { do: 'reverse'; which: number }
  | { do: 'hand_over'; from: number }
  | { do: 'entry'; unit: number; amount: number; income: boolean }
  | { do: 'close'; unit: number }
  | { do: 'exempt'; who: number }
  | { do: 'merge'; from: number; to: number; undo: boolean; which: number }

/** Any of them, those of every day more often. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('collect' as const),
      who: fc.nat(5),
      amount: fc.integer({ min: 1, max: 50_000 }),
      early: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat(50) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hand_over' as const), from: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('entry' as const),
      unit: fc.nat(5),
      amount: fc.integer({ min: 1, max: 30_000 }),
      income: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), unit: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('exempt' as const), who: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      from: fc.nat(4),
      to: fc.nat(4),
      undo: fc.boolean(),
      which: fc.nat(50),
    }),
  },
)
