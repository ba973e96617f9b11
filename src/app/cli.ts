import { UsageError } from './commands/command.ts'
import { findCommand, usage } from './commands/commands.ts'

const [name, ...rest] = process.argv.slice(2)
const command = findCommand(name)
if (!command) {
  console.error(name && name !== '--help' ? `There is no command "${name}".\n\n${usage()}` : usage())
  process.exit(name && name !== '--help' ? 2 : 0)
}
try {
  process.exitCode = await command(rest)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}
