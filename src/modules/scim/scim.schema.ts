import { z } from 'zod'

const text = (max: number) => z.string().max(max)
const attributes = text(1000).optional()
const wholeNumber = z.coerce.number('scim.not_a_number').int('scim.not_a_number')
const shown = { attributes, excludedAttributes: attributes }

export const ListResources = z.strictObject({
  filter: text(2000).optional(),
  sortBy: text(100).optional(),
  sortOrder: z.enum(['ascending', 'descending']).default('ascending'),
  /** From 1; less counts as 1 (RFC 7644 section 3.4.2.4). */
  startIndex: wholeNumber.default(1),
  count: wholeNumber.default(100),
  ...shown,
})
export type ListResources = z.output<typeof ListResources>

const Version = text(200).optional()
/** Of any form: a resource that is not there is 404 whatever its id looks like (RFC 7644 section 3.4.1). */
const UserId = text(100)
export const ByUser = z.strictObject({ user: UserId, ...shown })
export const ByGroup = z.strictObject({ group: text(40), ...shown })
/** What a client sends is read attribute by attribute (user-input.rules.ts): unknown ones are ignored, as RFC 7643 asks. */
const Body = z.record(z.string().max(200), z.unknown())
export const CreateUser = z.strictObject({ body: Body })
export const BulkBody = CreateUser
export const ReplaceUser = z.strictObject({ user: UserId, body: Body, ifMatch: Version })
export const PatchUser = ReplaceUser
export const DeleteUser = z.strictObject({ user: UserId, ifMatch: Version })
export const PatchGroup = z.strictObject({ group: text(40), body: Body, ifMatch: Version })
export const CreateGroup = z.strictObject({ body: Body })
export const DeleteGroup = z.strictObject({ group: text(40) })

/** A resource as JSON, with its `meta.version`. */
export const Resource = z.record(z.string(), z.unknown())
export const ResourceList = z.object({
  schemas: z.array(z.string()),
  totalResults: z.int(),
  startIndex: z.int(),
  itemsPerPage: z.int(),
  Resources: z.array(Resource),
})

const Operation = z.object({
  op: z.preprocess((op) => (typeof op === 'string' ? op.toLowerCase() : op), z.enum(['add', 'replace', 'remove'])),
  path: text(500).optional(),
  value: z.unknown().optional(),
})
export const PatchBody = z.object({ Operations: z.array(Operation).min(1).max(1000) })
