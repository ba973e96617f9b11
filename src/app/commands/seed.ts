import { sql } from 'kysely'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { demoSignIns, isDemoWanted, seedDemo, seedReference } from '../seed.ts'
import { UsageError, type Command } from './command.ts'

export const seedCommand: Command = {
  name: 'seed',
  summary: 'Fills an empty database with the units, calendars and procedures of reference/',
  help: [
    'seed [--demo]',
    '--demo   also the demo commune with five accounts and 300 invented dossiers; on a database that DATABASE_URL names',
    '         only with MOTCUA_DEMO=yes, because everybody knows the demo password',
    'Tables that hold something are left alone.',
  ],
  options: { demo: { type: 'boolean' } },
  prepare(values, _positionals, config) {
    if (values['demo'] && !isDemoWanted(config, config.databaseUrl === undefined))
      throw new UsageError('Demo data on a database of DATABASE_URL need MOTCUA_DEMO=yes. Nothing was seeded.')
    return async ({ runtime, say }) => {
      say('Reading reference/ ...')
      await seedReference(runtime)
      say(`${await count(runtime, 'units')} units, ${await count(runtime, 'procedure_versions')} procedures.`)
      if (!values['demo']) return 0
      const progress = setInterval(
        () => void count(runtime, 'dossiers').then((made) => say(`${made} dossiers ...`)),
        3000,
      )
      try {
        await seedDemo(runtime)
      } finally {
        clearInterval(progress)
      }
      say(`${await count(runtime, 'dossiers')} dossiers.\n${demoSignIns()}`)
      return 0
    }
  },
}

async function count(runtime: Runtime, table: string): Promise<string> {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(runtime.db)
  return rows[0]?.count ?? '0'
}
