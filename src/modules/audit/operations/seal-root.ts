import { z } from 'zod'
import { sealNext, settledPosition } from '#kernel/events/root.store.ts'
import { signedText } from '#kernel/events/root.ts'
import { operation } from '#kernel/operation/operation.ts'

/** A long pause is made up for in several runs. */
const ROOTS_PER_RUN = 20

/** Signs the ends of all streams that changed since the last root. An hour without events has a root too. */
export const sealRoot = operation({
  name: 'audit.seal-root',
  permission: 'audit:seal',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ number: z.int(), more: z.boolean() }),
  // The barrier is passed before the transaction: nobody waits while the tree is built.
  async prepare(ctx) {
    const settled = await settledPosition(ctx.db)
    return async ({ db, now, services }) => {
      const sign = (statement: string) => services.sealer.signText(signedText(statement))
      let last = { number: 0, more: true }
      for (let made = 0; last.more && made < ROOTS_PER_RUN; made += 1)
        last = await sealNext(db, { settled, at: now(), sign })
      return last
    }
  },
  run: () => Promise.reject(new Error('prepare does it')),
})
