import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import { CODE_LENGTH, groupCode, newCode } from '#kernel/codes/code-alphabet.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findAccountBy, parsePhone } from '#modules/identity/index.ts'
import { findProcedure } from '#modules/procedures/index.ts'
import { findUnit } from '#modules/units/index.ts'
import { conflict, invalid, mandateErrors, onField } from '../mandate.errors.ts'
import { mandateEvent } from '../mandate.events.ts'
import { ACT, mayDeal } from '../mandate.policy.ts'
import { CODE_MINUTES, lastDay, newMandate, type Mandate } from '../mandate.rules.ts'
import { RequestMandate } from '../mandate.schema.ts'
import { countOpen, insertMandate } from '../mandate.store.ts'
import type { MandateRow } from '../mandate.table.ts'
import { sealedColumns } from '../sealed-columns.rules.ts'
import { childBorn, requestProblems, storedNumber } from '../request.rules.ts'

const MAX_OPEN = 20

/**
 * One side asks: "I want to act for ..." or "let ... act for me". Nothing is allowed by it until the other side, or an
 * officer who saw the paper, says yes. Whether the phone number or user name belongs to an account is not told: the
 * answer, and what the asker sees of her request, are the same.
 */
export const requestMandate = operation({
  name: 'mandates.request',
  permission: 'signed_in',
  kind: 'write',
  input: RequestMandate,
  output: z.object({ id: z.uuid(), code: z.string().nullable(), codeUntil: z.string().nullable() }),
  async run(ctx, input) {
    ctx.allow(mayDeal(ctx.actor))
    const { me, today } = await check(ctx, input)
    const codeUntil = input.way === 'code' ? new Date(ctx.now().getTime() + CODE_MINUTES * 60_000) : null
    const mandate = newMandate({
      kind: input.kind,
      requestedBy: input.side,
      scope: { procedures: input.procedures, acts: input.acts },
      validUntil: lastDay(today, input.validUntil, childBorn(input)) ?? today,
      requestedAt: ctx.now(),
      codeUntil,
    })
    const other = input.way === 'contact' ? await findOther(ctx, input.contact, me) : null
    const code = codeUntil === null ? null : newCode(ctx.random, CODE_LENGTH.mandate)
    const row = toRow(ctx, input, mandate, { me, other, code })
    await insertMandate(ctx.db, row)
    const { procedures, acts } = mandate.scope
    const data = { kind: input.kind, by: input.side, way: input.way, procedures, acts, until: mandate.validUntil }
    await ctx.record([mandateEvent(row.id, 'mandate.requested', data, [row.representative_id, row.principal_id])])
    return { id: row.id, code: code && groupCode(code), codeUntil: codeUntil && isoMoment(codeUntil) }
  },
})

async function check(ctx: Ctx, input: RequestMandate): Promise<{ me: string; today: string }> {
  const me = ctx.actor.accountId
  if (me === null || ctx.actor.machine) throw conflict(mandateErrors.noSession)
  const today = civilDate(ctx.now())
  const unit = input.unit === '' ? undefined : await findUnit(ctx.db, input.unit, today)
  const problems = requestProblems(input, today, unit?.level === 'commune')
  if (problems.length > 0) throw invalid(problems)
  if (input.kind === 'association' && input.side === 'representative' && !holds(ctx.actor, ACT, input.unit))
    throw onField('unit', mandateErrors.notAtUnit)
  if (input.procedures !== 'all')
    for (const code of input.procedures)
      if (!(await findProcedure(ctx.db, code, today, ctx.now())))
        throw onField('procedures', mandateErrors.unknownProcedure)
  if ((await countOpen(ctx.db, me)) >= MAX_OPEN) throw conflict(mandateErrors.tooManyOpen)
  return { me, today }
}

/** The account behind a phone number or user name; null when there is none, which is told to nobody. */
async function findOther(ctx: Ctx, contact: string, me: string): Promise<string | null> {
  const phone = parsePhone(contact)
  const login = contact.toLowerCase()
  if (phone === undefined && !/^[a-z][a-z0-9._-]{1,39}$/.test(login)) throw onField('contact', mandateErrors.badContact)
  const found = await findAccountBy(ctx.db, phone === undefined ? { login } : { phone }, civilDate(ctx.now()))
  if (found?.id === me) throw onField('contact', mandateErrors.yourself)
  return found && found.disabledAt === null ? found.id : null
}

type Sides = { me: string; other: string | null; code: string | null }

function toRow(ctx: Ctx, input: RequestMandate, mandate: Mandate, { me, other, code }: Sides): MandateRow {
  const { aead, lookupKey } = ctx.services
  const asks = input.side === 'representative'
  const atDesk = input.way === 'desk'
  const number = atDesk ? (storedNumber(input) ?? '') : null
  const born = childBorn(input)
  const now = mandate.requestedAt
  return {
    id: ctx.ids.uuid(),
    kind: input.kind,
    state: mandate.state,
    requested_by: input.side,
    representative_id: asks ? me : other,
    association_unit: input.kind === 'association' ? input.unit : null,
    principal_id: asks ? other : me,
    represented_id: null,
    desk_unit: atDesk ? input.unit : null,
    principal_name_enc: atDesk ? aead.encrypt(input.person.name, sealedColumns.name) : null,
    principal_number_enc: number === null ? null : aead.encrypt(number, sealedColumns.number),
    principal_number_hash: number === null ? null : keyedHash(lookupKey, number, sealedColumns.number),
    principal_birth_enc: born === undefined ? null : aead.encrypt(born, sealedColumns.birth),
    contact_enc: input.way === 'contact' ? aead.encrypt(input.contact, sealedColumns.contact) : null,
    code_hash: code === null ? null : keyedHash(lookupKey, code, sealedColumns.code),
    code_enc: code === null ? null : aead.encrypt(code, sealedColumns.code),
    code_until: mandate.codeUntil,
    procedures: mandate.scope.procedures === 'all' ? null : [...mandate.scope.procedures],
    acts: [...mandate.scope.acts],
    valid_until: mandate.validUntil,
    consented_representative_at: asks ? now : null,
    consented_principal_at: asks ? null : now,
    confirmed_at: null,
    confirmed_by: null,
    paper: null,
    paper_file: null,
    requested_at: now,
    started_at: null,
    ended_at: null,
    ended_by: null,
    notice_at: null,
    version: 1,
  }
}
