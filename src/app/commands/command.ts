import { parseArgs, type ParseArgsConfig } from 'node:util'
import { z } from 'zod'
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

type Described = {
  name: string
  summary: string
  /** Shown by --help: how it is called, then one line an option, argument or thing worth knowing. */
  help: readonly [usage: string, ...lines: string[]]
  options?: NonNullable<ParseArgsConfig['options']>
  /** How many arguments it takes that are no options. */
  positionals?: number
}

/** What a command does with the product. The result is the exit code. */
export type Work = (context: CommandContext) => Promise<number>

/** A command of the operator that works on the product. */
export type Command = Described & {
  /** Reads what was asked, before any database is opened. Throws UsageError for a wrong call. */
  prepare(values: CommandValues, positionals: string[], config: Config): Work | Promise<Work>
}

/** A command that works on files alone: it opens no database. */
export type OfflineCommand = Described & {
  offline(context: { config: Config; say(text: string): void }, values: CommandValues, positionals: string[]): number
}

/** What the operator got wrong in the call itself: exit code 2. */
export class UsageError extends Error {}

const say = (text: string) => console.error(text)

/** Reads the arguments and does the work; answers --help. The result is the exit code. */
export async function runCommand(command: Command | OfflineCommand, args: string[]): Promise<number> {
  const { values, positionals } = readArguments(command, args)
  if (values['help']) {
    const [usage, ...lines] = command.help
    console.log(
      [`${command.summary}.`, '', `Usage: npm run motcua -- ${usage}`, '', ...lines.map((line) => `  ${line}`)].join(
        '\n',
      ),
    )
    return 0
  }
  const config = readConfig(process.env)
  if ('offline' in command) return command.offline({ config, say }, values, positionals)
  const work = await command.prepare(values, positionals, config)
  const database = await openDatabase(config)
  try {
    return await withProduct(config, database, work)
  } finally {
    await database.stop()
  }
}

function readArguments(command: Described, args: string[]): { values: CommandValues; positionals: string[] } {
  try {
    const options = { help: { type: 'boolean' as const, short: 'h' }, ...command.options }
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const extra = positionals[command.positionals ?? 0]
    if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`)
    return { values: values as CommandValues, positionals }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${text}\nSee: npm run motcua -- ${command.name} --help`, { cause: error })
  }
}

async function withProduct(config: Config, database: Database, work: Work): Promise<number> {
  await migrateDatabase(config, database, (name, millis) => say(`migrated ${name} (${millis} ms)`)).catch(unreachable)
  const pool = createPool(database.connection, config.databaseSchema, config.databasePool)
  pool.on('error', () => {}) // an idle connection that the stopping server cuts off; a query of ours would throw
  const product = createProduct(config, pool, createLog('warn'))
  const { runtime } = product
  const run: Run = (op, input) => execute(runtime, op, input, { actor: systemActor, locale: 'en', requestId: 'cli' })
  try {
    return await work({ config, database, runtime, run, say })
  } catch (error) {
    throw inWords(error, runtime)
  } finally {
    await product.stop()
    await pool.end()
  }
}

// pg's own message is empty when a name has two addresses (localhost) and neither answers.
function unreachable(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^E[A-Z]+$/.test(code)) throw error
  throw new Error(`The database that DATABASE_URL names cannot be reached (${code}).`, { cause: error })
}

/** An error as the operator should read it: sentences, one line a field; no stack for what is no fault of the program. */
function inWords(error: unknown, runtime: Runtime): unknown {
  if (error instanceof z.ZodError) return new Error(z.prettifyError(error), { cause: error })
  if (!(error instanceof AppError)) return error
  const t = runtime.translators.en
  const fields = error.fields.map((field) => `  ${field.path}: ${t(errorMessageId(field.code), field.params)}`)
  return new Error([t(errorMessageId(error.code), error.params), ...fields].join('\n'), { cause: error })
}
