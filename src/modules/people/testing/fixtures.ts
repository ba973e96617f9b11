import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { systemActor, type TestRuntime } from '#kernel/testing/runtime.ts'

/** Calls the door as another module would: within an operation of its own. */
export const callWithin =
  ({ run }: Pick<TestRuntime, 'run'>) =>
  <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    run(
      operation({
        name: 'test.within',
        permission: 'anyone',
        kind: 'write',
        input: z.object({}),
        output: z.custom<T>(),
        run: work as (ctx: Ctx) => Promise<never>,
      }),
      {},
      systemActor,
    ) as Promise<T>
