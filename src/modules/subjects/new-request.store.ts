import { newCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { workingCalendarFor } from '#modules/calendars/index.ts'
import { countOpenRequests } from './request.reads.ts'
import { deadlinesOf, type RequestKind } from './request.rules.ts'
import { insertRequest, readTerms } from './request.store.ts'
import { sealAsker, sealContent, type Asker } from './sealed-request.rules.ts'
import { subjectErrors } from './subject.errors.ts'
import { requestEvent, requestEvents } from './subject.events.ts'
import type { RequestContent } from './subject.schema.ts'

/** Drawn characters of a request's code; 43 bits are enough beside the policy. */
const CODE_LENGTH = 9
/** Beyond this many unanswered ones an office cannot tell them apart. */
const MOST_OPEN = 10

export type NewRequest = {
  kind: RequestKind
  channel: 'online' | 'in_person'
  unitCode: string
  accountId: string | null
  dossierId: string | null
  submittedBy: string | null
  asker: Asker
  content: RequestContent
}

/** Stores a request with its two dates, counted from now by the calendar of the unit. Returns its code. */
export async function storeRequest(ctx: Ctx, given: NewRequest): Promise<string> {
  if (given.kind === 'correct' && given.content.text === '' && !given.content.newValue)
    throw subjectErrors.field('text', 'text_missing')
  if ((await countOpenRequests(ctx.db, given.accountId, given.dossierId)) >= MOST_OPEN)
    throw new AppError('subjects.too_many_open', { kind: 'conflict', params: { count: MOST_OPEN } })
  const term = (await readTerms(ctx.db)).get(given.kind)
  if (!term) throw new RangeError(`no term for ${given.kind}`)
  const now = ctx.now()
  const { reply, due } = deadlinesOf(await workingCalendarFor(ctx.db, given.unitCode), now, term)
  const id = ctx.ids.uuid()
  const code = newCode(ctx.random, CODE_LENGTH)
  await insertRequest(ctx.db, {
    id,
    code,
    kind: given.kind,
    state: 'submitted',
    channel: given.channel,
    unit_code: given.unitCode,
    account_id: given.accountId,
    dossier_id: given.dossierId,
    person_sealed: sealAsker(ctx.services.aead, given.asker),
    content_sealed: sealContent(ctx.services.aead, given.content),
    submitted_at: now,
    submitted_by: given.submittedBy,
    reply_due_at: reply.dueAt,
    reply_steps: reply.steps,
    due_at: due.dueAt,
    due_steps: due.steps,
    acknowledged_at: null,
    decided_at: null,
    decided_by: null,
    outcome: null,
    duty: null,
    answer_sealed: null,
    finished_at: null,
  })
  const data = { kind: given.kind, channel: given.channel, unit: given.unitCode }
  await ctx.record([requestEvent(id, requestEvents.submitted, data, true)])
  return code
}
