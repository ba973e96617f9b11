import { z } from 'zod'
import { personalKinds, sensitiveGroups } from '#kernel/manifest/personal-data.ts'

const Text = z.string().trim().min(1).max(4000)
const Moment = z.iso.datetime({ offset: true, error: 'privacy.bad_moment' })

export const BreachFields = z.strictObject({
  unit: z.string().regex(/^\d{2,5}$/, 'privacy.bad_unit'),
  detectedAt: Moment,
  happenedFrom: Moment.nullable().default(null),
  happenedTo: Moment.nullable().default(null),
  what: Text,
  kinds: z.array(z.enum(personalKinds)).min(1, 'privacy.kinds_missing'),
  sensitive: z.array(z.enum(sensitiveGroups)).default([]),
  consequences: Text,
  measures: Text,
  harmful: z.boolean(),
  estimated: z.coerce.number('privacy.bad_number').int().min(0).max(100_000_000).nullable().default(null),
})
export type BreachFields = z.output<typeof BreachFields>

const standing = z.enum(['done', 'done_late', 'open', 'soon', 'overdue'])
export const BreachStep = z.object({
  key: z.string(),
  name: z.string(),
  law: z.string(),
  dueAt: z.string().nullable(),
  standing,
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
})

export const BreachScope = z.object({
  id: z.uuid(),
  kind: z.enum(['account', 'unit', 'dossiers']),
  label: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
})

export const BreachSummary = z.object({
  id: z.uuid(),
  code: z.string(),
  state: z.enum(['open', 'reported', 'closed']),
  unitName: z.string(),
  detectedAt: z.string(),
  what: z.string(),
  hoursLeft: z.int(),
  harmful: z.boolean(),
})
export type BreachSummary = z.output<typeof BreachSummary>

export const BreachView = BreachSummary.extend({
  fields: BreachFields,
  reportedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  version: z.int(),
  next: z.array(z.enum(['open', 'reported', 'closed'])),
  steps: z.array(BreachStep),
  scopes: z.array(BreachScope),
})
export type BreachView = z.output<typeof BreachView>

export const AffectedPerson = z.object({
  id: z.uuid(),
  type: z.string(),
  label: z.string(),
  name: z.string(),
  phone: z.string(),
  times: z.int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
})
export type AffectedPerson = z.output<typeof AffectedPerson>
