import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { invalid, notFound } from '../record.errors.ts'
import { recordEvent } from '../record.events.ts'
import { SENSITIVE, WRITE } from '../record.policy.ts'
import { entryFaults, type EntryKind } from '../record.rules.ts'
import { AddEntry, AddSensitiveEntry, RemoveEntry } from '../record.schema.ts'
import { addEntries, removeEntry } from '../record.store.ts'
import { memberFor } from './change-record.ts'

type Given = {
  kind: EntryKind
  what: string
  year?: number | undefined
  from?: string | undefined
  to?: string | undefined
  amount?: number | undefined
  note: string
}

async function add(ctx: Ctx, membershipId: string, given: Given, sensitive: boolean): Promise<{ id: string }> {
  const entry = {
    kind: given.kind,
    what: given.what,
    year: given.year ?? null,
    from: given.from ?? null,
    to: given.to ?? null,
    amount: given.amount ?? null,
    note: given.note,
  }
  const faults = entryFaults(given.kind, entry)
  if (faults.length > 0) throw invalid(faults)
  const id = ctx.ids.uuid()
  const change = { at: ctx.now(), accountId: ctx.actor.accountId, how: 'office' as const }
  await addEntries(ctx.db, sensitive, [{ ...entry, id, membershipId, changeId: ctx.ids.uuid() }], change)
  await ctx.record([recordEvent(ctx.ids.uuid(), 'record.entry_added', membershipId, { kind: given.kind, entry: id })])
  return { id }
}

async function remove(ctx: Ctx, membershipId: string, id: string, sensitive: boolean): Promise<Record<string, never>> {
  const change = { at: ctx.now(), accountId: ctx.actor.accountId, how: 'office' as const }
  const kind = await removeEntry(ctx.db, sensitive, { id, membershipId, changeId: ctx.ids.uuid() }, change)
  if (kind === undefined) throw notFound()
  await ctx.record([recordEvent(ctx.ids.uuid(), 'record.entry_removed', membershipId, { kind, entry: id })])
  return {}
}

/** Adds to the record: family situation of a year, a loan, an award, a training, an activity. */
export const addEntry = operation({
  name: 'records.add-entry',
  permission: WRITE,
  kind: 'write',
  input: AddEntry,
  output: z.object({ id: z.uuid() }),
  run: async (ctx, { member, ...given }) => add(ctx, (await memberFor(ctx, member, WRITE)).id, given, false),
})

/** Takes an entry out of the record; the history keeps it. */
export const removeOpenEntry = operation({
  name: 'records.remove-entry',
  permission: WRITE,
  kind: 'write',
  input: RemoveEntry,
  output: z.object({}),
  run: async (ctx, { member, entry }) => remove(ctx, (await memberFor(ctx, member, WRITE)).id, entry, false),
})

/** Adds what is sensitive: hardship of a year, health, discipline. */
export const addSensitiveEntry = operation({
  name: 'records.add-sensitive-entry',
  permission: SENSITIVE,
  kind: 'write',
  confirm: true,
  input: AddSensitiveEntry,
  output: z.object({ id: z.uuid() }),
  run: async (ctx, { member, ...given }) => add(ctx, (await memberFor(ctx, member, SENSITIVE)).id, given, true),
})

export const removeSensitiveEntry = operation({
  name: 'records.remove-sensitive-entry',
  permission: SENSITIVE,
  kind: 'write',
  confirm: true,
  input: RemoveEntry,
  output: z.object({}),
  run: async (ctx, { member, entry }) => remove(ctx, (await memberFor(ctx, member, SENSITIVE)).id, entry, true),
})
