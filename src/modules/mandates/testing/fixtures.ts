import type { Actor } from '#kernel/access/actor.ts'
import type { TestRuntime } from '#kernel/testing/runtime.ts'
import { identify } from '#modules/identity/index.ts'
import { asRepresentative } from '../mandate.questions.ts'
import type { RequestMandate } from '../mandate.schema.ts'
import type { z } from 'zod'

/** Who a token stands for at this moment, as every request finds out anew: herself, or whom she acts for. */
export async function actorNow(test: TestRuntime, token: string): Promise<Actor> {
  const { db, now, services } = test.runtime
  const { mandateId, ...actor } = await identify(db, { sessionToken: token, opened: [] }, now())
  return mandateId === undefined ? actor : asRepresentative(db, services.aead, actor, mandateId, now())
}

export const everyAct = ['apply', 'follow', 'receive', 'supplement', 'withdraw'] as const

type Asked = z.input<typeof RequestMandate>

/** "I let my ... act for me", to be accepted face to face by a code. */
export const offer = (over: Partial<Asked> = {}): Asked => ({
  kind: 'relative',
  side: 'principal',
  way: 'code',
  acts: [...everyAct],
  ...over,
})

/** "I ask to act for my child": the desk has to see the birth certificate. */
export const guardianship = (unit: string, over: Partial<Asked> = {}): Asked => ({
  kind: 'guardian',
  side: 'representative',
  way: 'desk',
  unit,
  person: { name: 'Nguyễn Gia Bảo', number: '049218001234', birthDate: '2018-03-05' },
  acts: [...everyAct],
  ...over,
})
