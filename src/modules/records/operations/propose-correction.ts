import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { conflict, notFound, onField, recordErrors } from '../record.errors.ts'
import { recordEvent } from '../record.events.ts'
import { readFacts, readFields } from '../record.reads.ts'
import { factFault } from '../record.rules.ts'
import { ByCorrection, ProposeCorrection } from '../record.schema.ts'
import { decideRow, insertCorrection, lockCorrection } from '../record.store.ts'
import { PROPOSED } from '../record.table.ts'
import { withRecord } from './own-record.ts'

/** A member says what one field should be; one proposal for a field at a time. An officer of hers decides. */
export const proposeCorrection = operation({
  name: 'records.propose-correction',
  permission: 'signed_in',
  kind: 'write',
  input: ProposeCorrection,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const member = (await withRecord(ctx)).find(({ id }) => id === input.member)
    if (!member || ctx.actor.accountId === null) throw notFound()
    const field = (await readFields(ctx.db)).find(({ key }) => key === input.field)
    if (!field) throw onField('field', recordErrors.badField)
    const fault = factFault(field, input.value)
    if (fault !== undefined) throw onField('value', fault)
    const current = (await readFacts(ctx.db, field.sensitive, member.id)).get(field.key)
    if (current === input.value) throw onField('value', recordErrors.sameValue)
    const id = ctx.ids.uuid()
    const added = await insertCorrection(ctx.db, {
      id,
      membership_id: member.id,
      field: field.key,
      proposed_enc: ctx.services.aead.encrypt(input.value, PROPOSED),
      note: input.note,
      state: 'open',
      proposed_at: ctx.now(),
      proposed_by: ctx.actor.accountId,
      decided_at: null,
      decided_by: null,
      decision: '',
    })
    if (!added) throw onField('value', recordErrors.alreadyProposed)
    await ctx.record([recordEvent(id, 'record.correction_proposed', member.id, { field: field.key })])
    return { id }
  },
})

/** Takes a proposal back that nobody has decided. */
export const withdrawCorrection = operation({
  name: 'records.withdraw-correction',
  permission: 'signed_in',
  kind: 'write',
  input: ByCorrection,
  output: z.object({}),
  async run(ctx, input) {
    const row = await lockCorrection(ctx.db, input.correction)
    if (!row || row.proposed_by !== ctx.actor.accountId) throw notFound()
    if (row.state !== 'open') throw conflict(recordErrors.alreadyDecided)
    await decideRow(ctx.db, row.id, {
      state: 'withdrawn',
      decided_at: ctx.now(),
      decided_by: row.proposed_by,
      decision: '',
    })
    await ctx.record([
      recordEvent(row.id, 'record.correction_withdrawn', row.membership_id, { field: row.field }, false),
    ])
    return {}
  },
})
