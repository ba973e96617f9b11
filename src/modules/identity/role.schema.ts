import { z } from 'zod'
import { RoleKey } from './account.schema.ts'
import { givesChoices } from './role.policy.ts'

const Name = z
  .string()
  .overwrite((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .min(1, 'kernel.required')
  .max(60)
  .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')

const Minutes = (least: number, most: number) => z.coerce.number('kernel.bad_value').int().min(least).max(most)

const fields = {
  names: z.object({ vi: Name, en: Name, pl: Name }),
  permissions: z
    .array(z.string().regex(/^[a-z]+:[a-z_-]+$/, 'identity.unknown_permission'))
    .max(200)
    .overwrite((all) => [...new Set(all)].toSorted())
    .meta({ description: 'What holders of the role may do', example: ['dossiers:read', 'dossiers:receive'] }),
  gives: z.enum(givesChoices).meta({
    description: 'What holders who administer accounts may hand on: what they may do themselves, or everything',
  }),
  secondFactor: z.boolean().meta({ description: 'Holders must sign in with a second factor' }),
  idleMinutes: Minutes(5, 1440).meta({ description: 'A session ends after so many minutes without a request' }),
  absoluteMinutes: Minutes(30, 10_080).meta({ description: 'A session ends after so many minutes, however busy' }),
}

export const CreateRole = z.object({ role: RoleKey, ...fields })
export const UpdateRole = z.object({
  role: RoleKey,
  ...fields,
  version: z.coerce.number().int().positive().meta({ description: 'The version that was looked at' }),
})

export const RoleView = z
  .object({
    role: z.string(),
    name: z.string(),
    names: z.object({ vi: z.string(), en: z.string(), pl: z.string() }),
    permissions: z.array(z.string()),
    gives: z.enum(givesChoices),
    secondFactor: z.boolean(),
    idleMinutes: z.int(),
    absoluteMinutes: z.int(),
    version: z.int(),
    /** People who hold it now or later. */
    people: z.int(),
    editable: z.boolean(),
    deletable: z.boolean(),
  })
  .meta({ id: 'Role' })
export type RoleViewData = z.output<typeof RoleView>

export const PermissionChoice = z.object({
  permission: z.string(),
  module: z.string(),
  label: z.string(),
  givable: z.boolean(),
})
export const RoleDetail = RoleView.extend({
  choices: z.array(PermissionChoice),
  events: z.array(
    z.object({ type: z.string(), at: z.string(), by: z.string(), changes: z.record(z.string(), z.unknown()) }),
  ),
}).meta({ id: 'RoleDetail' })
