import { publicActor } from '#kernel/access/actor.ts'
import type { Identify } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'

/** Who acts: an officer's session, else an applicant's token, else the public with what this browser opened. */
export function identify(_runtime: Runtime): Identify {
  return async ({ opened }) => ({ ...publicActor, opened })
}
