import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { modules } from './modules.ts'
import { permissionWords } from '#modules/identity/index.ts'
import { callersOf, pageRights, routeRights } from './rights-pages.table.ts'
import { callers, rights, type RightsCaller } from './rights.table.ts'
import { allMessages, givablePermissions } from './runtime.ts'
import { HERE, twoCommunes } from './testing/two-communes.ts'

const { pool } = await testDatabase()
const world = await twoCommunes(pool)
const ORIGIN = 'http://localhost:3000'
const routes = modules.flatMap((module) => module.api)
const pages = modules.flatMap((module) => module.pages)

const sessions = new Map<string, string>()

/** Signs in anew for each question that may change something: a form that signs out must not spoil the next. */
async function headersOf(caller: RightsCaller, method: string): Promise<Record<string, string>> {
  if (caller === 'public') return {}
  const login = caller === 'signed_in' ? world.resident.login : `${caller.replace('_', '-')}.${HERE}`
  const token = (method === 'GET' ? sessions.get(login) : undefined) ?? (await world.signIn(login))
  if (method === 'GET') sessions.set(login, token)
  return { cookie: `motcua_session=${token}` }
}

/** Every part of an address that names a thing gets a name that no thing has. */
const GUESSES: Record<string, string> = {
  code: '20965-261120-9999',
  tracking: 'AAAAAAAAAAA',
  procedure: '1.001193',
  scope: '20965',
  field: 'phone',
  '/units/code': '20965',
}
const guessed = (path: string) =>
  path.replaceAll(/\{(\w+)\}|:(\w+)/g, (_, braced?: string, colon?: string) => {
    const name = braced ?? colon ?? ''
    const place = path.includes('/units/') ? `/units/${name}` : name
    return GUESSES[place] ?? GUESSES[name] ?? '01900000-0000-7000-8000-00000000dead'
  })

type Answer = { status: number; location: string | null; body: string }

async function ask(caller: RightsCaller, path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = {
    ...(init.headers as Record<string, string>),
    ...(await headersOf(caller, init.method ?? 'GET')),
    origin: ORIGIN,
  }
  const answer = await world.app.request(`${ORIGIN}${path}`, { ...init, headers })
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() }
}

const toSignIn = ({ status, location }: Answer) => status === 303 && (location ?? '').startsWith('/sign-in?next=')

/** Whether the answer says "not you": sign in first, or not allowed. Proving once more who one is, is no refusal. */
const isRefusal = (answer: Answer): boolean =>
  (answer.status === 401 && !/confirm_first|level_needed|confirm_password/.test(answer.body)) ||
  answer.status === 403 ||
  toSignIn(answer)

async function throughOf(question: (caller: RightsCaller) => Promise<Answer>): Promise<RightsCaller[]> {
  const through: RightsCaller[] = []
  for (const caller of callers) {
    const answer = await question(caller)
    // 501 is what a protocol has us say of a part that is not built.
    if (answer.status !== 501) expect(answer.status, `${caller}: ${answer.body.slice(0, 300)}`).toBeLessThan(500)
    if (!isRefusal(answer)) through.push(caller)
  }
  return through
}

const inOrder = (allowed: readonly RightsCaller[]) => callers.filter((caller) => allowed.includes(caller))

describe('the API lets through exactly those whom the table names', () => {
  test.each(routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
    '%s',
    async (name, route) => {
      const through = await throughOf((caller) =>
        ask(caller, guessed(route.path), {
          method: route.method.toUpperCase(),
          ...(route.method !== 'get' && { body: '{}', headers: { 'content-type': 'application/json' } }),
        }),
      )
      expect(through).toEqual(inOrder(routeRights[name] ?? rights[route.operation.name] ?? []))
    },
  )
})

describe('pages and their forms let through exactly those whom the table names', () => {
  test('every page and every form has its row, and no row is of a page that is gone', () => {
    const there = pages.map(({ path, actions = {} }) => [path, Object.keys(actions).toSorted()])
    const rows = Object.entries(pageRights).map(([path, { actions = {} }]) => [path, Object.keys(actions).toSorted()])
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(there))
  })

  test.each(pages.map(({ path }) => [path]))('GET %s', async (path) => {
    const row = pageRights[path]
    if (!row) throw new Error(`${path} has no row in rights-pages.table.ts`)
    expect(await throughOf((caller) => ask(caller, guessed(path)))).toEqual(inOrder(callersOf(row.get)))
  })

  const forms = pages.flatMap(({ path, actions = {} }) => Object.keys(actions).map((action) => [path, action] as const))
  test.each(forms)('POST %s, form %s', async (path, action) => {
    const rule = pageRights[path]?.actions?.[action]
    if (!rule) throw new Error(`${path}, ${action} has no row in rights-pages.table.ts`)
    const through = await throughOf((caller) =>
      ask(caller, guessed(path), { method: 'POST', body: new URLSearchParams({ action }) }),
    )
    expect(through).toEqual(inOrder(callersOf(rule)))
  })
})

test("whatever people can be given is said in words, in groups; what nobody can is the system's own", () => {
  const words = allMessages()
  const ofSystem = (permission: string) => {
    const asking = modules.flatMap((module) => module.operations).filter((one) => one.permission === permission)
    return asking.length > 0 && asking.every(({ name }) => rights[name]?.length === 0)
  }
  const wordless = modules
    .flatMap((module) => module.permissions)
    .filter((permission) => !ofSystem(permission))
    .flatMap((permission) => [permissionWords(permission), `${permission.split(':', 1)[0]}.permission.group`])
    .filter((id) => !(id in words.vi && id in words.en && id in words.pl))
  expect(wordless).toEqual([])
  expect(givablePermissions().filter(ofSystem)).toEqual([])
})
