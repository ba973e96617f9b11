import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { listOf, resourceTypes, schemas, serviceProviderConfig } from '../scim-discovery.rules.ts'
import { baseOf } from '../scim.commands.ts'
import { scimErrors } from '../scim.errors.ts'
import { Resource } from '../scim.schema.ts'
import { MOST_RESULTS } from './users.ts'

/** What this service can do, which resources it has and how they are made; for whoever sets up a connection. */
export const describeService = question({
  name: 'scim.describe',
  permission: 'anyone',
  input: z.strictObject({
    what: z.enum(['ServiceProviderConfig', 'ResourceTypes', 'Schemas']),
    id: z.string().max(200).optional(),
  }),
  output: Resource,
  run(ctx, { what, id }) {
    const base = baseOf(ctx)
    if (what === 'ServiceProviderConfig') return Promise.resolve(serviceProviderConfig(base, MOST_RESULTS))
    const all: { id: string }[] = what === 'Schemas' ? schemas(base) : resourceTypes(base)
    if (id === undefined) return Promise.resolve(listOf(all))
    const one = all.find((each) => each.id.toLowerCase() === id.toLowerCase())
    if (!one) throw scimErrors.notFound()
    return Promise.resolve({ ...one })
  },
})
