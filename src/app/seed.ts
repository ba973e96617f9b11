import { join } from 'node:path'
import { sql } from 'kysely'
import { systemActor } from '#kernel/access/actor.ts'
import type { Config } from '#kernel/config/config.ts'
import type { Run } from '#kernel/http/face.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import { importProcedures } from '#modules/procedures/index.ts'
import { readLifeEvents, readReferenceProcedures } from '#modules/procedures/reference-procedures.reads.ts'
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

/** Units, calendars and procedures of reference/, when the tables are empty. */
export async function seedReference(runtime: Runtime): Promise<void> {
  const run = systemRun(runtime)
  if (await isEmpty(runtime, 'procedure_versions')) {
    const versions = await readReferenceProcedures(join(projectRoot, 'reference/procedures'))
    const lifeEvents = await readLifeEvents(join(projectRoot, 'reference/life-events.json'))
    await run(importProcedures, { versions, lifeEvents })
  }
}

async function isEmpty(runtime: Runtime, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(runtime.db)
  return rows.length === 0
}

export async function seedDemo(_runtime: Runtime): Promise<void> {}
export const demoSignIns = () => ''
