import { execute } from '#kernel/operation/pipeline.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { importUnits } from '#modules/units/index.ts'
import type { twoCommunes } from './two-communes.ts'

export const ORIGIN = 'http://localhost:3000'
export const MEMBER = 'urn:motcua:params:scim:schemas:extension:association:2.0:Member'
export type Json = Record<string, unknown>
type Body = Record<string, never> & { [key: string]: never } & Json
type Keys = Record<'writer' | 'reader' | 'branch', string>
type Users = { totalResults: number; itemsPerPage: number; startIndex: number; Resources: Json[] }

const WRITING = [
  'scim:read',
  'scim:write',
  'members:write',
  'members:admit',
  'members:transfer',
  'people:read',
  'people:write',
]
type World = Awaited<ReturnType<typeof twoCommunes>>

export const newUser = (userName: string, formatted: string, member: Json = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', MEMBER],
  userName,
  externalId: `hr-${userName}`,
  name: { formatted },
  phoneNumbers: [{ value: '0905 111 222', type: 'mobile' }],
  [MEMBER]: { unit: 'PN20965-01', birthDate: '1985-03-12', sex: 'female', joinedOn: '2020-03-08', ...member },
})

/**
 * A provisioning client as other systems have one: over HTTP, with a key, knowing nothing but RFC 7643 and 7644. `writer`
 * and `reader` are of one commune's association, `branch` of another one's.
 */
export async function scimClient(world: World) {
  await importTheUnits(world)
  await world.appoint('union_leader', 'PN48', 'leader')
  const keys: Keys = {
    writer: await machine(world, 'PN20965', WRITING),
    reader: await machine(world, 'PN20965', ['scim:read']),
    branch: await machine(world, 'PN20971', WRITING),
  }
  async function call(key: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await world.app.request(`${ORIGIN}/scim/v2${path}`, {
      method,
      headers: {
        ...(key !== '' && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Body }
  }
  const get = (path: string, key = keys.writer, headers = {}) => call(key, 'GET', path, undefined, headers)
  const users = async (query: string, key = keys.writer): Promise<Users> => {
    const { body, status } = await get(`/Users?${query}`, key)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body as unknown as Users
  }
  return {
    keys,
    call,
    get,
    users,
    filter: (text: string) => users(`filter=${encodeURIComponent(text)}`),
    create: (body: Json, key = keys.writer) => call(key, 'POST', '/Users', body),
    patch: (path: string, ...Operations: Json[]) =>
      call(keys.writer, 'PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations }),
  }
}

async function asLeader(world: World, path: string, body: unknown) {
  const answer = await world.app.request(ORIGIN + path, {
    method: 'POST',
    headers: {
      origin: ORIGIN,
      authorization: `Bearer ${await world.signIn('leader')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (answer.status >= 300) throw new Error(text)
  return JSON.parse(text) as Record<string, string>
}

/** As the leader does it: a machine with rights that she holds, and its key. */
async function machine(world: World, unit: string, scopes: string[]): Promise<string> {
  const { id } = await asLeader(world, '/api/v1/machines', {
    name: `Máy ${unit}`,
    purpose: 'SCIM',
    unit,
    subtree: true,
    scopes,
  })
  return (await asLeader(world, `/api/v1/machines/${id}/keys`, { kind: 'api_key', days: 90 }))['token'] ?? ''
}

async function importTheUnits(world: World): Promise<void> {
  const row = (code: string, parentCode: string | null, level: string, name: string, placeCode: string) => ({
    code,
    parentCode,
    level,
    name,
    nameEn: name,
    placeCode,
  })
  const rows = [
    row('PN48', null, 'union_province', 'Hội LHPN Đà Nẵng', '48'),
    row('PN20965', 'PN48', 'union_commune', 'Hội LHPN xã Núi Thành', '20965'),
    row('PN20965-01', 'PN20965', 'union_branch', 'Chi hội An Hải', '20965'),
    row('PN20965-02', 'PN20965', 'union_branch', 'Chi hội Bà Bầu', '20965'),
    row('PN20971', 'PN48', 'union_commune', 'Hội LHPN xã Tam Mỹ', '20971'),
    row('PN20971-01', 'PN20971', 'union_branch', 'Chi hội Trung Chánh', '20971'),
  ]
  const lists = [{ name: 'union', tree: 'womens_union', validFrom: '2025-07-01', validTo: null, rows }]
  await execute(world.runtime, importUnits, { lists }, { actor: systemActor, locale: 'vi', requestId: 'test' })
}
