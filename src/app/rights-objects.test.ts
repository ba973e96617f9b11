import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#kernel/testing/database.ts'
import { submitDossier } from '#modules/dossiers/index.ts'
import { modules } from './modules.ts'
import { rights } from './rights.table.ts'
import { HERE, officerRoles, THERE, twoCommunes } from './testing/two-communes.ts'

const { pool } = await testDatabase()
const world = await twoCommunes(pool)
const ORIGIN = 'http://localhost:3000'
const operations = modules.flatMap((module) => module.operations)
const NOTHING = '01900000-0000-7000-8000-00000000dead'

const theirs = await world.office.run(submitDossier, await world.office.submission(undefined, THERE))
const colleague = world.person(`specialist.${THERE}`)
const position = (await pool.query<{ id: string }>('select id from positions where account_id = $1', [colleague.id]))
  .rows[0]?.id
const { rows: files } = await pool.query<{ id: string }>(
  'select file_id as id from dossier_files where dossier_id = $1',
  [theirs.id],
)

/** A thing of the other commune beside one that there is not, by the place in the address that names it. */
const pairs: { route: RegExp; name: string; real: string; none: string }[] = [
  { route: /^\/api\/v1\/dossiers\//, name: 'code', real: theirs.code, none: '20971-261120-9999' },
  { route: /^\/api\/v1\/accounts\//, name: 'login', real: colleague.login, none: 'khong.co.ai' },
]
/** Bodies with which each operation would get as far as looking for the thing. */
const reason = 'Lý do'
const bodies: Record<string, Record<string, unknown>> = {
  'dossiers.refuse': { reasons: [reason] },
  'dossiers.assign': { assignee: NOTHING },
  'dossiers.send-back': { reason },
  'dossiers.request-supplement': { reason },
  'dossiers.supplement': { text: reason },
  'dossiers.stop': { reason },
  'dossiers.extend': { dueAt: '2026-12-30T17:00:00+07:00', reason },
  'dossiers.reveal-national-id': { reason },
  'dossiers.reveal': { field: 'phone', why: 'contact' },
  'dossiers.reveal-applicant': { field: 'phone', why: 'contact' },
  'identity.grant-position': { role: 'chair', unit: HERE },
  'identity.reset-password': { password: 'mot cau khac de nho', reason },
  'identity.disable-account': { reason },
  'identity.enable-account': { reason },
}

async function ask(token: string | undefined, method: string, path: string, body?: unknown) {
  const answer = await world.app.request(ORIGIN + path, {
    method: method.toUpperCase(),
    headers: {
      origin: ORIGIN,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** The answer without what must differ: the name that was asked for, and the number of the request. */
const plain = ({ status, text }: { status: number; text: string }, named: string) => ({
  status,
  text: text
    .replaceAll(named, 'X')
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/\\?"instance\\?":"[^"]*"/g, ''),
})

describe('a thing of another commune looks like one that there is not', () => {
  const routes = modules
    .flatMap((module) => module.api)
    .flatMap((route) => pairs.filter((pair) => pair.route.test(route.path)).map((pair) => ({ route, pair })))
  test.each(routes.map((one) => [`${one.route.method.toUpperCase()} ${one.route.path}`, one] as const))(
    '%s',
    async (_, { route, pair }) => {
      for (const role of officerRoles) {
        const { token } = world.person(`${role.replace('_', '-')}.${HERE}`)
        const other: Record<string, string> = {
          position: position ?? NOTHING,
          file: files[0]?.id ?? NOTHING,
          form: '01',
        }
        const pathTo = (name: string) =>
          route.path.replaceAll(/\{(\w+)\}/g, (_whole, part: string) =>
            part === pair.name ? name : (other[part] ?? NOTHING),
          )
        const body = route.method === 'get' ? undefined : (bodies[route.operation.name] ?? {})
        const foreign = plain(await ask(token, route.method, pathTo(pair.real), body), pair.real)
        const absent = plain(await ask(token, route.method, pathTo(pair.none), body), pair.none)
        expect(foreign, `${role}: ${foreign.text}`).toEqual(absent)
        // Whoever is let in by the table must have got as far as the thing itself.
        const letIn = rights[route.operation.name]?.includes(role)
        expect(foreign.status, `${role}: ${foreign.text}`).toBe(letIn ? 404 : 403)
      }
    },
  )

  test.each(['', '/national-id', '/refuse', '/approve', '/prints/01'])('the desk page of a dossier%s', async (rest) => {
    for (const role of officerRoles) {
      const { token } = world.person(`${role.replace('_', '-')}.${HERE}`)
      const foreign = await ask(token, 'get', `/desk/dossiers/${theirs.code}${rest}`)
      const absent = await ask(token, 'get', `/desk/dossiers/20971-261120-9999${rest}`)
      expect(foreign.status).toBe(404)
      expect(foreign.status).toBe(absent.status)
      expect(foreign.text).not.toContain(theirs.trackingCode)
    }
  })
})

/** Fields that only the product sets: whose it is, where it belongs, how far it is, how surely somebody is known. */
const never = {
  id: NOTHING,
  unit_code: THERE,
  unitCode: THERE,
  account_id: NOTHING,
  accountId: NOTHING,
  ownerId: NOTHING,
  level: 2,
  state: 'resolved',
  step: 'return',
  kind: 'machine',
  permissions: ['dossiers:approve'],
  disabledAt: null,
  disabled_at: null,
  createdAt: '2020-01-01T00:00:00Z',
  actor: { kind: 'system' },
  session: NOTHING,
  positions: [{ role: 'administrator', unit: HERE }],
}

describe('fields that are none of the caller', () => {
  // By the schemas themselves: what an input does not name is refused or left out, in whatever depth.
  const asked = operations.filter(({ name }) => rights[name]?.length !== 0)
  test.each(asked.map((op) => [op.name, op] as const))('%s takes none that it does not name', (_name, op) => {
    expect(openPlaces(z.toJSONSchema(op.input, { io: 'output', unrepresentable: 'any' }))).toEqual([])
  })

  test('are not stored with an account, whoever sends them', async () => {
    const { token } = world.person(`administrator.${HERE}`)
    const login = 'nguoi.moi'
    const account = { login, name: 'Người Mới', password: 'mot cau dai de nho', unit: HERE }
    const made = await ask(token, 'post', '/api/v1/accounts', { ...never, ...account })
    expect(made.status).toBe(201)
    const { rows } = await pool.query('select * from accounts where login = $1', [login])
    expect(rows).toMatchObject([{ unit_code: HERE, level: 0, kind: 'person', disabled_at: null }])
    expect(rows[0]?.id).not.toBe(NOTHING)
    const held = await pool.query('select 1 from positions where account_id = $1', [rows[0]?.id])
    expect(held.rowCount).toBe(0)
  })

  test('make a submission of somebody else of nothing: it is refused, or hers', async () => {
    const submission = await world.office.submission(undefined, HERE)
    const answer = await ask(world.resident.token, 'post', '/api/v1/dossiers', { ...never, ...submission })
    expect([201, 422]).toContain(answer.status)
    const { rows } = await pool.query(
      `select 1 from dossiers where unit_code = $1 and (account_id = $2 or state <> 'submitted')`,
      [HERE, NOTHING],
    )
    expect(rows).toEqual([])
  })
})

/** Places of a schema that take fields of any name with any content; a map with values of one kind is none. */
function openPlaces(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { additionalProperties: more, properties } = schema as { additionalProperties?: unknown; properties?: object }
  const isOpen =
    properties !== undefined &&
    (more === true || (typeof more === 'object' && more !== null && Object.keys(more).length === 0))
  return [
    ...(isOpen ? [path || '.'] : []),
    ...Object.entries(schema).flatMap(([key, value]) => openPlaces(value, `${path}/${key}`)),
  ]
}
