import { createHash } from 'node:crypto'
import { enforce, forbidden, holds } from '#kernel/access/actor.ts'
import type { NewEvent } from '#kernel/events/event.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Operation } from '#kernel/operation/operation.ts'
import { parseInput } from '#kernel/operation/pipeline.ts'
import { collectDues } from '#modules/dues/index.ts'
import { findMember, isStanding, registerMember, type Member } from '#modules/membership/index.ts'
import type { z } from 'zod'
import {
  actionProblems,
  tidyPhone,
  type Action,
  type DuesAction,
  type Item,
  type MarkAction,
  type NoteAction,
  type RegisterAction,
  type Result,
} from './action.rules.ts'
import { conflict, outreachErrors } from './outreach.errors.ts'
import { mayWorkAt } from './outreach.policy.ts'
import { dropMark, findAction, insertNote, keepResult, putMark, takeKey } from './outreach.store.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

const nothing = { receipt: null, receiptUrl: null }

/**
 * Does an action, once under its key: sent again it answers what came of it the first time. Throws what the operations
 * behind it throw; the caller's transaction (or savepoint) then holds nothing of it.
 */
export async function carryOut(ctx: Ctx, { key, at, action }: Item): Promise<Result> {
  const accountId = ctx.actor.accountId ?? ''
  const content = createHash('sha256').update(JSON.stringify(action)).digest('hex')
  const made = { key, account_id: accountId, kind: action.kind, content, made_at: new Date(at), done_at: ctx.now() }
  if (!(await takeKey(ctx.db, made))) return earlier(ctx, made)
  const problems = actionProblems(tidied(action), civilDate(ctx.now()))
  if (problems[0]) throw new AppError(problems[0].code, { kind: 'invalid', fields: problems })
  const result = await perform(ctx, tidied(action))
  await keepResult(ctx.db, key, result.member, result)
  return result
}

/** Only to who did it: a key is no secret, and somebody else's answer names a member. */
async function earlier(ctx: Ctx, made: { key: string; account_id: string; content: string }): Promise<Result> {
  const done = await findAction(ctx.db, made.key)
  if (!done || done.account_id !== made.account_id || done.content !== made.content)
    throw conflict(outreachErrors.keyUsed)
  return done.result
}

const tidied = (action: Action): Action =>
  action.kind === 'register' ? { ...action, phone: tidyPhone(action.phone) } : action

function perform(ctx: Ctx, action: Action): Promise<Result> {
  switch (action.kind) {
    case 'note':
      return note(ctx, action)
    case 'mark':
      return mark(ctx, action)
    case 'dues':
      return takeDues(ctx, action)
    case 'register':
      return register(ctx, action)
  }
}

/** The member as she is today, under her own id or the key of the action that registered her. */
async function memberOf(ctx: Ctx, ref: string): Promise<Member> {
  const registered = await findAction(ctx.db, ref)
  const isOwn = registered?.account_id === ctx.actor.accountId
  const id = (isOwn ? registered.membership_id : null) ?? ref
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const member = isId ? await findMember(ctx.db, id) : undefined
  if (!member) throw conflict(outreachErrors.memberGone)
  enforce(mayWorkAt(ctx.actor, member.unit))
  return member
}

async function note(ctx: Ctx, action: NoteAction): Promise<Result> {
  const member = await memberOf(ctx, action.member)
  await insertNote(ctx.db, {
    id: ctx.ids.uuid(),
    membership_id: member.id,
    kind: action.what,
    text_sealed: action.text === '' ? null : ctx.services.aead.encrypt(action.text, sealedColumns.note),
    happened_on: action.on,
    account_id: ctx.actor.accountId ?? '',
    created_at: ctx.now(),
  })
  if (action.what === 'visit') await dropMark(ctx.db, member.id)
  await ctx.record([contactEvent(member, 'contact.noted', { kind: action.what })])
  return { member: member.id, ...nothing }
}

async function mark(ctx: Ctx, { member: ref, marked, reason }: MarkAction): Promise<Result> {
  const member = await memberOf(ctx, ref)
  if (!marked) await dropMark(ctx.db, member.id)
  else
    await putMark(ctx.db, {
      membership_id: member.id,
      reason_sealed: reason === '' ? null : ctx.services.aead.encrypt(reason, sealedColumns.reason),
      account_id: ctx.actor.accountId ?? '',
      marked_at: ctx.now(),
    })
  await ctx.record([contactEvent(member, marked ? 'contact.marked' : 'contact.unmarked')])
  return { member: member.id, ...nothing }
}

/** That somebody was seen or noted about; what was written stays out of it. */
const contactEvent = (member: Member, type: string, data: Record<string, unknown> = {}): NewEvent => {
  const { id, personId } = member
  return { stream: 'contact', streamId: id, type, data, subjects: [personId] }
}

async function takeDues(ctx: Ctx, action: DuesAction): Promise<Result> {
  const member = await memberOf(ctx, action.member)
  if (!isStanding(member.state)) throw conflict(outreachErrors.memberGone)
  const payment = { member: member.id, amount: action.amount, way: 'cash', paidAt: action.on } as const
  const { number, code } = await runWithin(ctx, collectDues, payment)
  return { member: member.id, receipt: number, receiptUrl: `/receipt/${code}` }
}

async function register(ctx: Ctx, { unit, name, born, phone, line, basis }: RegisterAction): Promise<Result> {
  enforce(mayWorkAt(ctx.actor, unit))
  const birth = born.length === 4 ? { birthYear: born } : { birthDate: born }
  const person = { name, phone, address: line, ...birth }
  const { id } = await runWithin(ctx, registerMember, { person, unit, basis: basis as 'told' })
  return { member: id, ...nothing }
}

/** Another module's operation within this transaction, with its own permission asked as if it had been called. */
async function runWithin<I extends z.ZodType, O extends z.ZodType>(
  ctx: Ctx,
  op: Operation<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> {
  if (!holds(ctx.actor, op.permission)) enforce(forbidden())
  return op.output.parse(await op.run(ctx, parseInput(op.input, input)))
}
