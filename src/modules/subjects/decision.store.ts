import type { Ctx } from '#kernel/operation/ctx.ts'
import { restrict } from '#kernel/personal/restriction.ts'
import { noteCorrection } from '#modules/dossiers/index.ts'
import { correctPerson } from '#modules/identity/index.ts'
import { insertDeletion } from './deletion.store.ts'
import { readPerson } from './person.reads.ts'
import { openContent } from './sealed-request.rules.ts'
import { subjectErrors } from './subject.errors.ts'
import { deletionEvent, deletionEvents } from './subject.events.ts'
import type { RequestRow } from './subject.table.ts'

/** What a granted request does. Access and provision need nothing done: her page shows and gives everything. */
export async function carryDecision(ctx: Ctx, row: RequestRow): Promise<void> {
  switch (row.kind) {
    case 'access':
    case 'provide':
    case 'withdraw_consent':
      return
    case 'correct':
      return correct(ctx, row)
    case 'restrict':
    case 'object':
      return restrictAll(ctx, row)
    case 'delete':
      return startDeletion(ctx, row)
  }
}

/** Of an account the data change; beside a dossier stands a note, and what was issued stays as it was issued. */
async function correct(ctx: Ctx, row: RequestRow): Promise<void> {
  const content = openContent(ctx.services.aead, row.content_sealed)
  if (row.dossier_id !== null) {
    const text = content.newValue ?? content.text
    await noteCorrection(ctx, { dossierId: row.dossier_id, requestId: row.id, text })
    return
  }
  if (row.account_id === null || content.newValue === undefined) return
  if (content.field === 'name') await correctPerson(ctx, row.account_id, { name: content.newValue })
  if (content.field === 'birth_date') await correctPerson(ctx, row.account_id, { birthDate: content.newValue })
}

async function restrictAll(ctx: Ctx, row: RequestRow): Promise<void> {
  const entry = () => ({ id: ctx.ids.uuid(), requestId: row.id, at: ctx.now() })
  if (row.dossier_id !== null) return restrict(ctx.db, { kind: 'dossier', id: row.dossier_id }, entry())
  if (row.account_id === null) throw subjectErrors.gone()
  await restrict(ctx.db, { kind: 'account', id: row.account_id }, entry())
  const { dossiers } = await readPerson(ctx, { accountId: row.account_id })
  for (const { id } of dossiers) await restrict(ctx.db, { kind: 'dossier', id }, entry())
}

/** Decided here, carried out by a job right after: it touches many rows, and starts again where it was interrupted. */
async function startDeletion(ctx: Ctx, row: RequestRow): Promise<void> {
  if (row.account_id === null && row.dossier_id === null) throw subjectErrors.gone()
  const id = ctx.ids.uuid()
  const { dossiers } = await readPerson(ctx, {
    accountId: row.account_id,
    dossierIds: row.dossier_id === null ? [] : [row.dossier_id],
  })
  // By id from here on: the account's number, by which they were found, is among the first things to go.
  const dossierIds = row.dossier_id === null ? dossiers.map((one) => one.id) : [row.dossier_id]
  await insertDeletion(ctx.db, {
    id,
    request_id: row.id,
    account_id: row.dossier_id === null ? row.account_id : null,
    dossier_ids: dossierIds,
    decided_at: ctx.now(),
  })
  await ctx.record([deletionEvent(id, deletionEvents.decided, { unit: row.unit_code }, true)])
}
