import type { Hono } from 'hono'
import type { Pool } from 'pg'
import { z } from 'zod'
import { readConfig } from '#kernel/config/config.ts'
import { createAccessLog } from '#kernel/events/access-log.ts'
import type { Env } from '#kernel/http/face.ts'
import { createTranslators } from '#kernel/i18n/messages.ts'
import { operation } from '#kernel/operation/operation.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { anOffice, type Office } from '#modules/dossiers/testing/fixtures.ts'
import { createAccount, createPerson, startSession } from '#modules/identity/index.ts'
import { allMessages, givablePermissions, recheckAny } from '../runtime.ts'
import { createServer } from '../server.ts'

/** Two communes of one province, and a commune of neither, with people in every role at each. */
export const HERE = '20965'
export const THERE = '20971'
export const PROVINCE = '48'

export const officerRoles = [
  'reception',
  'specialist',
  'chair',
  'administrator',
  'privacy_officer',
  'union_cadre',
  'branch_head',
  'union_leader',
  'auditor',
] as const
export type OfficerRole = (typeof officerRoles)[number]

export type Person = { login: string; id: string; token: string; name: string }

export type TwoCommunes = {
  app: Hono<Env>
  office: Office
  runtime: Runtime
  /** A session anew, as after a full sign-in. */
  signIn(login: string): Promise<string>
  person(login: string): Person
  /** A new officer there; her login is `<role>.<unit>` unless named. */
  appoint(role: string, unit: string, login?: string): Promise<Person>
  /** Somebody without a position. */
  resident: Person
}

/** The whole server over a test database, as the start builds it, with real sessions; no socket and no jobs. */
export async function twoCommunes(pool: Pool): Promise<TwoCommunes> {
  const office = await anOffice(pool)
  const { runtime: base } = office
  const runtime: Runtime = {
    ...base,
    translators: createTranslators(allMessages()),
    services: { ...base.services, permissions: givablePermissions() },
    recheck: recheckAny(base.services),
    accessLog: createAccessLog({ db: base.db, ids: base.ids, lookupKey: base.services.lookupKey }),
  }
  const config = readConfig({ RATE_LIMITS: 'no', PUBLIC_URL: 'http://localhost:3000', TRUST_PROXY: 'yes' })
  const health = { notReady: async () => undefined, demo: () => 'none' as const }
  const app = createServer(config, { runtime, cookieKey: new Uint8Array(32).fill(5) }, health, {
    resident: '/r.css',
    desk: '/d.css',
    loader: '/l.js',
  })
  const run = <I extends z.ZodType, O extends z.ZodType>(op: Parameters<typeof execute<I, O>>[1], input: z.input<I>) =>
    execute(runtime, op, input, { actor: systemActor, locale: 'vi', requestId: 'test' })
  const people = new Map<string, Person>()
  const signIn = (login: string) => run(openSession, { id: people.get(login)?.id ?? '' })
  const remember = async (login: string, id: string, name: string) => {
    people.set(login, { login, id, name, token: '' })
    const person = { login, id, name, token: await signIn(login) }
    people.set(login, person)
    return person
  }
  const appoint = async (role: string, unit: string, login = `${role.replace('_', '-')}.${unit}`) => {
    const name = `Người ${role} ${unit}`
    const { id } = await run(createAccount, { login, name, password: 'mot cau dai de nho', role, unit })
    return remember(login, id, name)
  }
  for (const unit of [HERE, THERE]) for (const role of officerRoles) await appoint(role, unit)
  await appoint('administrator', PROVINCE)
  const resident = await remember('cu.dan', await run(makeResident, { login: 'cu.dan' }), 'Cư Dân')
  const person = (login: string) => {
    const found = people.get(login)
    if (!found) throw new Error(`nobody is called ${login}`)
    return found
  }
  return { app, office, runtime, signIn, person, appoint, resident }
}

const openSession = operation({
  name: 'test.open-session',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ id: z.uuid() }),
  output: z.string(),
  run: async (ctx, { id }) =>
    (await startSession(ctx, { accountId: id, methods: ['password', 'totp'], level: 2 })).token,
})

const makeResident = operation({
  name: 'test.make-resident',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ login: z.string() }),
  output: z.string(),
  run: (ctx, { login }) => createPerson(ctx, { name: 'Cư Dân', locale: 'vi', level: 2, login }),
})
