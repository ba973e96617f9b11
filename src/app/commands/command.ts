import { parseArgs, type ParseArgsConfig } from 'node:util'
import { systemActor } from '#kernel/access/actor.ts'
import { readConfig, type Config } from '#kernel/config/config.ts'
import { createPool } from '#kernel/db/db.ts'
import { AppError, errorMessageId } from '#kernel/errors/app-error.ts'
import { createLog } from '#kernel/log/log.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import type { Run } from '#kernel/http/face.ts'
import { migrateDatabase, openDatabase, type Database } from '../database.ts'
import { createProduct } from '../runtime.ts'

export type CommandContext = { config: Config; database: Database; runtime: Runtime; run: Run; say(text: string): void }
export type CommandValues = Record<string, string | boolean | undefined>

/** A command of the operator: what it does, its options, and the work. `work` returns the exit code. */
export type Command = {
  name: string
  summary: string
  /** Shown by --help: one line an option or argument. */
  help: readonly string[]
  options?: NonNullable<ParseArgsConfig['options']>
  work(context: CommandContext, values: CommandValues, positionals: string[]): Promise<number>
}

export async function runCommand(command: Command, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { help: { type: 'boolean', short: 'h' }, ...command.options },
    allowPositionals: true,
  })
  if (values['help']) {
    console.log([`motcua ${command.name}: ${command.summary}`, '', ...command.help.map((line) => `  ${line}`)].join('\n'))
    return 0
  }
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    return await withProduct(config, database, (context) => command.work(context, values as CommandValues, positionals))
  } finally {
    await database.stop()
  }
}

async function withProduct(config: Config, database: Database, work: (context: CommandContext) => Promise<number>) {
  const say = (text: string) => console.error(text)
  await migrateDatabase(config, database, (name, millis) => say(`migrated ${name} (${millis} ms)`))
  const pool = createPool(database.connection, config.databaseSchema, config.databasePool)
  const product = createProduct(config, pool, createLog('warn'))
  const { runtime } = product
  const run: Run = (op, input) =>
    execute(runtime, op, input, { actor: systemActor, locale: 'en', requestId: 'cli' }).catch((error: unknown) => {
      throw error instanceof AppError ? new Error(inWords(error, runtime)) : error
    })
  try {
    return await work({ config, database, runtime, run, say })
  } finally {
    await product.stop()
    await pool.end()
  }
}

function inWords(error: AppError, runtime: Runtime): string {
  const t = runtime.translators.en
  const fields = error.fields.map((field) => `  ${field.path}: ${t(errorMessageId(field.code), field.params)}`)
  return [t(errorMessageId(error.code), error.params), ...fields].join('\n')
}
