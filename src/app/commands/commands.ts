import { runCommand, type Command } from './command.ts'
import { migrateCommand } from './migrate.ts'
import { verifyAuditCommand } from './verify-audit.ts'

const commands: readonly Command[] = [migrateCommand, verifyAuditCommand]

export function findCommand(name: string | undefined): ((args: string[]) => Promise<number>) | undefined {
  const command = commands.find((candidate) => candidate.name === name)
  return command && ((args) => runCommand(command, args))
}

export function usage(): string {
  const lines = commands.map((command) => `  ${command.name.padEnd(20)} ${command.summary}`)
  return ['Usage: npm run motcua -- <command> [options]   (each command has --help)', '', ...lines].join('\n')
}
