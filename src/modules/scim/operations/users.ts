import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { parseFilter } from '../scim-filter.rules.ts'
import { applyPatch, type Resource as ResourceData } from '../scim-patch.rules.ts'
import { attributeOf, LIST, selectAttributes } from '../scim-resource.rules.ts'
import { baseOf, revealed, seenBy, theUser } from '../scim.commands.ts'
import { scimErrors } from '../scim.errors.ts'
import { READ, WRITE } from '../scim.policy.ts'
import {
  ByUser,
  CreateUser,
  DeleteUser,
  ListResources,
  PatchBody,
  PatchUser,
  ReplaceUser,
  Resource,
  ResourceList,
} from '../scim.schema.ts'
import { forgetName } from '../scim.store.ts'
import { checkPaths, keptAttribute, settleBirth } from '../kept.rules.ts'
import { readUsers } from '../user.reads.ts'
import { readUser, settleName } from '../user-input.rules.ts'
import { toUser } from '../user-resource.rules.ts'
import { changeUser, createUser as register, deleteUser as remove } from '../write-user.commands.ts'

/** Larger pages than this are cut, as ServiceProviderConfig says. */
export const MOST_RESULTS = 200

/** Users that a filter finds, page by page. */
export const listUsers = question({
  name: 'scim.list-users',
  permission: READ,
  input: ListResources,
  output: ResourceList,
  reveals: 'noted',
  async run(ctx, asked) {
    const { total, Resources } = await readUserPage(ctx, asked, 'users')
    const startIndex = pageOf(asked).offset + 1
    return { schemas: [LIST], totalResults: total, startIndex, itemsPerPage: Resources.length, Resources }
  },
})

/** Which part of what was found is asked for: `offset` from 0, `limit` resources at most. */
export const pageOf = ({ startIndex, count }: ListResources) => ({
  offset: Math.max(1, startIndex) - 1,
  limit: Math.min(Math.max(0, count), MOST_RESULTS),
})

/** One page of users and how many there are; of `any resource`: attributes of groups are ones that no user has. */
export async function readUserPage(ctx: Ctx, asked: ListResources, among: 'users' | 'any resource') {
  const { filter, sortBy, sortOrder, startIndex: _start, count: _count, ...shown } = asked
  const { total, rows } = await readUsers(ctx.db, seenBy(ctx), {
    filter: filter === undefined || filter.trim() === '' ? undefined : parseFilter(filter),
    sortBy,
    descending: sortOrder === 'descending',
    among,
    ...pageOf(asked),
  })
  ctx.reveal(revealed(rows.map((row) => row.id)))
  return { total, Resources: rows.map((row) => selectAttributes(toUser(row, baseOf(ctx)), shown)) }
}

export const getUser = question({
  name: 'scim.get-user',
  permission: READ,
  input: ByUser,
  output: Resource,
  reveals: ({ user }) => revealed([user]),
  run: async (ctx, { user, ...shown }) => selectAttributes(toUser(await theUser(ctx, user), baseOf(ctx)), shown),
})

export const createUser = operation({
  name: 'scim.create-user',
  permission: WRITE,
  kind: 'write',
  input: CreateUser,
  output: Resource,
  run: async (ctx, { body }) => {
    const id = await register(ctx, readUser(body))
    return toUser(await theUser(ctx, id), baseOf(ctx))
  },
})

/** PUT: attributes that are left out stay, as what an office keeps is not deleted by leaving it out (RFC 7644 section 3.5.1). */
export const replaceUser = operation({
  name: 'scim.replace-user',
  permission: WRITE,
  kind: 'write',
  input: ReplaceUser,
  output: Resource,
  // The answer is the whole user, also where nothing was changed.
  reveals: ({ user }) => revealed([user]),
  async run(ctx, { user, body, ifMatch }) {
    const row = await theUser(ctx, user, ifMatch)
    const now = toUser(row, baseOf(ctx))
    await changeUser(ctx, row, readUser(settleBirth(now, settleName(now, body))))
    return toUser(await theUser(ctx, user), baseOf(ctx))
  },
})

export const patchUser = operation({
  name: 'scim.patch-user',
  permission: WRITE,
  kind: 'write',
  input: PatchUser,
  output: Resource,
  reveals: ({ user }) => revealed([user]),
  async run(ctx, { user, body, ifMatch }) {
    const row = await theUser(ctx, user, ifMatch)
    const now = toUser(row, baseOf(ctx))
    const operations = readPatch(body)
    checkPaths(operations)
    const patched = applyPatch(now, operations)
    const kept = keptAttribute(now, patched)
    if (kept !== undefined) throw scimErrors.mutability(kept)
    const changed = settleBirth(now, settleName(now, patched))
    await changeUser(ctx, row, { ...readUser(changed), ...takenAway(now, changed) })
    return toUser(await theUser(ctx, user), baseOf(ctx))
  },
})

/** What is taken away on purpose, not left out. */
function takenAway(now: ResourceData, changed: ResourceData) {
  const isGone = (key: string) => now[key] !== undefined && (changed[key] ?? '') === ''
  const phones = changed['phoneNumbers'] ?? []
  return {
    ...(Array.isArray(phones) && phones.length === 0 && { phones: [] }),
    ...(isGone('nickName') && { nickName: '' }),
    ...(isGone('externalId') && { externalId: '' }),
  }
}

/** The operations of a PATCH; throws `scim.invalid_syntax`. */
export function readPatch(body: ResourceData): z.output<typeof PatchBody>['Operations'] {
  const parsed = PatchBody.safeParse({ Operations: attributeOf(body, 'Operations') })
  if (!parsed.success) throw scimErrors.invalidSyntax()
  return parsed.data.Operations
}

export const deleteUser = operation({
  name: 'scim.delete-user',
  permission: WRITE,
  kind: 'write',
  input: DeleteUser,
  output: z.object({}),
  async run(ctx, { user, ifMatch }) {
    await remove(ctx, user, ifMatch)
    await forgetName(ctx.db, seenBy(ctx).client, user)
    return {}
  },
})
