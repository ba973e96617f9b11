import type { Context } from 'hono'
import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import type { Env } from '#kernel/http/face.ts'
import { plainJson } from '#kernel/http/plain-json.ts'
import { readSearch } from '../scim-search.rules.ts'
import { fitsVersion, versionOf } from '../scim-resource.rules.ts'
import { describeService } from '../operations/discovery.ts'
import { createGroup, deleteGroup, getGroup, listGroups, patchGroup, replaceGroup } from '../operations/groups.ts'
import { getMe, searchAll } from '../operations/search.ts'
import { createUser, deleteUser, getUser, listUsers, patchUser, replaceUser } from '../operations/users.ts'

const tag = 'SCIM 2.0'
const TYPE = 'application/scim+json'
type Scim = Record<string, unknown>

const readBody = async (c: Context<Env>) => ({
  body: plainJson(await c.req.text()),
  ...(c.req.method !== 'POST' && ifMatchOf(c)),
})
const readIfMatch = async (c: Context<Env>) => Promise.resolve(ifMatchOf(c))
const ifMatchOf = (c: Context<Env>) => {
  const ifMatch = c.req.header('if-match')
  return ifMatch === undefined ? {} : { ifMatch }
}

/** The resource with its version as `ETag`; 304 for a reader who has it already. */
function respond(c: Context, resource: Scim, status: 200 | 201 = 200): Response {
  const version = versionOf(resource)
  if (version !== '') c.header('etag', version)
  const location = (resource['meta'] as { location?: string } | undefined)?.location
  if (status === 201 && location !== undefined) c.header('location', location)
  const held = c.req.header('if-none-match')
  if (c.req.method === 'GET' && version !== '' && held !== undefined && fitsVersion(resource, held))
    return c.body(null, 304)
  return c.body(JSON.stringify(resource), status, { 'content-type': `${TYPE}; charset=utf-8` })
}

const route = (given: Omit<ApiRoute, 'tag' | 'respond' | 'responseType'>): ApiRoute =>
  apiRoute({
    tag,
    respond: (c: Context<Env>, output: never) => respond(c, output, given.status === 201 ? 201 : 200),
    responseType: TYPE,
    ...given,
  })
const nothing = async () => Promise.resolve({})
const readSearchBody = async (c: Context<Env>) => readSearch(plainJson(await c.req.text()))
const search = (path: `/scim/${string}`, operation: ApiRoute['operation'], summary: string): ApiRoute =>
  route({ method: 'post', path, operation, summary, readBody: readSearchBody })
const gone = (c: Context) => c.body(null, 204)

export const scimApi = [
  ...(['ServiceProviderConfig', 'ResourceTypes', 'Schemas'] as const).flatMap((what) => [
    describe(`/scim/v2/${what}`, what),
    ...(what === 'ServiceProviderConfig' ? [] : [describe(`/scim/v2/${what}/{id}`, what)]),
  ]),
  route({
    method: 'get',
    path: '/scim/v2/Users',
    operation: listUsers,
    summary: 'Members of the client’s units: filter, sortBy, startIndex, count',
  }),
  search('/scim/v2/Users/.search', listUsers, 'Members, with the search as a body'),
  search('/scim/v2/Groups/.search', listGroups, 'Units as groups, with the search as a body'),
  search('/scim/v2/.search', searchAll, 'Members and units as groups that one filter finds'),
  ...(['get', 'post', 'put', 'patch', 'delete'] as const).map((method) =>
    route({
      method,
      path: '/scim/v2/Me',
      operation: getMe,
      summary: 'Not built (501): a machine is no user',
      readBody: nothing,
    }),
  ),
  route({
    method: 'post',
    path: '/scim/v2/Users',
    operation: createUser,
    summary: 'Register a member',
    status: 201,
    creates: true,
    readBody,
  }),
  route({ method: 'get', path: '/scim/v2/Users/{user}', operation: getUser, summary: 'A member' }),
  route({ method: 'put', path: '/scim/v2/Users/{user}', operation: replaceUser, summary: 'Change a member', readBody }),
  route({
    method: 'patch',
    path: '/scim/v2/Users/{user}',
    operation: patchUser,
    summary: 'Change parts of a member',
    readBody,
  }),
  route({
    method: 'delete',
    path: '/scim/v2/Users/{user}',
    operation: deleteUser,
    summary: 'End a membership',
    status: 204,
    readBody: readIfMatch,
    respond: gone,
  } as Omit<ApiRoute, 'tag'>),
  route({ method: 'get', path: '/scim/v2/Groups', operation: listGroups, summary: 'Units as groups' }),
  route({
    method: 'post',
    path: '/scim/v2/Groups',
    operation: createGroup,
    summary: 'Refused: units are founded by decisions',
    readBody,
  }),
  route({ method: 'get', path: '/scim/v2/Groups/{group}', operation: getGroup, summary: 'A unit with its members' }),
  route({
    method: 'put',
    path: '/scim/v2/Groups/{group}',
    operation: replaceGroup,
    summary: 'Transfer members to a unit',
    readBody,
  }),
  route({
    method: 'patch',
    path: '/scim/v2/Groups/{group}',
    operation: patchGroup,
    summary: 'Transfer members to a unit',
    readBody,
  }),
  route({
    method: 'delete',
    path: '/scim/v2/Groups/{group}',
    operation: deleteGroup,
    summary: 'Refused: units are abolished by decisions',
  }),
]

function describe(path: `/scim/${string}`, what: 'ServiceProviderConfig' | 'ResourceTypes' | 'Schemas'): ApiRoute {
  return route({ method: 'get', path, operation: describeService, summary: what, fixed: { what } })
}
