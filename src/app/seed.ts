import { join } from 'node:path'
import { sql } from 'kysely'
import { systemActor } from '#kernel/access/actor.ts'
import type { Config } from '#kernel/config/config.ts'
import type { Run } from '#kernel/http/face.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import { importCalendar, readCalendarFolder } from '#modules/calendars/index.ts'
import { importProcedures, readReferenceLifeEvents, readReferenceProcedures } from '#modules/procedures/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { DEMO_PASSWORD, demoAccounts, demoResidents } from './demo/accounts.ts'
import { makeDemoAccounts, makeDemoDossiers } from './demo/demo.ts'
import { makeDemoCadres } from './demo/cadres.ts'
import { makeDemoDues } from './demo/dues.ts'
import { makeDemoImports } from './demo/imports.ts'
import { makeDemoMandates } from './demo/mandates.ts'
import { makeDemoMachine } from './demo/machine.ts'
import { makeDemoMembers } from './demo/members.ts'
import { makeDemoChannels } from './demo/channels.ts'
import { makeDemoOutreach } from './demo/outreach.ts'
import { elderlyAccounts, ELDERLY, makeDemoElderly } from './demo/elderly.ts'
import { makeDemoMemberOfTwo, memberOfTwo } from './demo/two-associations.ts'
import { makeDemoUnion, makeDemoUnionTree, unionAccounts } from './demo/union.ts'
import { projectRoot } from './runtime.ts'

/** Demo data appear on the embedded database, and on a given one only when asked for in so many words. */
export function isDemoWanted(config: Config, embedded: boolean): boolean {
  return config.demo ?? embedded
}

/** Runs operations as the system, in Vietnamese. */
export const systemRun =
  (runtime: Runtime): Run =>
  (op, input) =>
    execute(runtime, op, input, { actor: systemActor, locale: 'vi', requestId: 'seed' })

const reference = (name: string) => join(projectRoot, 'reference', name)

/** Units, calendars and procedures of reference/, where their tables are empty. */
export async function seedReference(runtime: Runtime): Promise<void> {
  const run = systemRun(runtime)
  if (await isEmpty(runtime, 'units')) await run(importUnits, await readUnitFolder(reference('units')))
  if (await isEmpty(runtime, 'published_years'))
    await run(importCalendar, await readCalendarFolder(reference('calendars')))
  if (await isEmpty(runtime, 'procedure_versions'))
    await run(importProcedures, {
      versions: await readReferenceProcedures(reference('procedures')),
      lifeEvents: await readReferenceLifeEvents(reference('life-events.json')),
    })
}

/** The demo's accounts and dossiers, as far as they are missing. Accounts first: one can sign in at once. Ends early on `signal`. */
export async function seedDemo(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  const run = systemRun(runtime)
  if (!(await hasTree(runtime, 'womens_union'))) await makeDemoUnionTree(run, reference('demo-union'))
  if (await isEmpty(runtime, 'accounts')) await makeDemoAccounts(runtime, run)
  if (await isEmpty(runtime, 'machine_clients')) await makeDemoMachine(run)
  if (!(await hasLogin(runtime, 'hoi.tinh'))) await makeDemoUnion(run)
  if (await isEmpty(runtime, 'memberships')) await makeDemoMembers(runtime, run)
  if (await isEmpty(runtime, 'dues_fees')) await makeDemoDues(run)
  if (await isEmpty(runtime, 'posts')) await makeDemoCadres(runtime, run)
  if (await isEmpty(runtime, 'imports')) await makeDemoImports(runtime, run)
  if (!(await hasTree(runtime, ELDERLY))) await makeDemoElderly(run, reference('units'))
  if (!(await hasLogin(runtime, memberOfTwo.login))) await makeDemoMemberOfTwo(run)
  if (await isEmpty(runtime, 'unit_channels')) await makeDemoChannels(run)
  if (await isEmpty(runtime, 'outreach_notes')) await makeDemoOutreach(runtime, run)
  await makeDemoDossiers(runtime, run, await countRows(runtime, 'dossiers'), signal)
  if (!signal?.aborted && (await isEmpty(runtime, 'mandates'))) await makeDemoMandates(runtime, run)
}

async function countRows(runtime: Runtime, table: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(runtime.db)
  return Number(rows[0]?.count ?? 0)
}

async function isEmpty(runtime: Runtime, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(runtime.db)
  return rows.length === 0
}

async function hasLogin(runtime: Runtime, login: string): Promise<boolean> {
  const { rows } = await sql`select 1 from accounts where login = ${login}`.execute(runtime.db)
  return rows.length > 0
}

async function hasTree(runtime: Runtime, tree: string): Promise<boolean> {
  const { rows } = await sql`select 1 from units where tree = ${tree} limit 1`.execute(runtime.db)
  return rows.length > 0
}

/** What the start prints about the demo. */
export function demoSignIns(): string {
  const lines = demoAccounts.map(
    (account) =>
      `  ${account.login.padEnd(12)} ${account.name} (${account.role}${'totp' in account ? ', with the code of /phone below' : ''})`,
  )
  const union = [...unionAccounts, ...elderlyAccounts].map(
    ({ login, name, role, unit }) => `  ${login.padEnd(12)} ${name} (${role} of ${unit})`,
  )
  const residents = demoResidents.map((resident) =>
    'phone' in resident
      ? `  ${resident.phone.replace('+84', '0').padEnd(12)} ${resident.name} (resident, by phone code: read it at /phone below)`
      : `  ${resident.login.padEnd(12)} ${resident.name} (resident)`,
  )
  return [
    'Demo: Xã Núi Thành (20965), invented people. Sign in at /sign-in with the password',
    `"${DEMO_PASSWORD}":`,
    ...lines,
    ...union,
    ...residents,
    `  ${memberOfTwo.login.padEnd(12)} ${memberOfTwo.name} (resident, member of two associations)`,
  ].join('\n')
}
