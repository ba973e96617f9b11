import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { LIST } from '../scim-resource.rules.ts'
import { scimErrors } from '../scim.errors.ts'
import { READ } from '../scim.policy.ts'
import { ListResources, ResourceList } from '../scim.schema.ts'
import { readGroupPage } from './groups.ts'
import { pageOf, readUserPage } from './users.ts'

/**
 * Users and groups that one filter finds, users first, each in the order asked for. An attribute that only the other kind
 * has is one without a value (RFC 7644 section 3.4.2.1); one that neither has is refused.
 */
export const searchAll = question({
  name: 'scim.search',
  permission: READ,
  input: ListResources,
  output: ResourceList,
  reveals: 'noted',
  async run(ctx, asked) {
    const { offset, limit } = pageOf(asked)
    const users = await readUserPage(ctx, asked, 'any resource')
    const rest = { offset: Math.max(0, offset - users.total), limit: limit - users.Resources.length }
    const groups = await readGroupPage(ctx, asked, rest)
    const Resources = [...users.Resources, ...groups.Resources]
    const totalResults = users.total + groups.total
    return { schemas: [LIST], totalResults, startIndex: offset + 1, itemsPerPage: Resources.length, Resources }
  },
})

/** A machine is no user here, so there is nobody that `/Me` could be (RFC 7644 section 3.11). */
export const getMe = question({
  name: 'scim.get-me',
  permission: 'anyone',
  input: z.strictObject({}),
  output: z.object({}),
  run: () => Promise.reject(scimErrors.noMe()),
})
