import { runCommand, type Command, type OfflineCommand } from './command.ts'
import { createAccountCommand } from './create-account.ts'
import { importCalendarCommand } from './import-calendar.ts'
import { importProceduresCommand } from './import-procedures.ts'
import { importUnitsCommand } from './import-units.ts'
import { migrateCommand } from './migrate.ts'
import { reapplyDeletionsCommand } from './reapply-deletions.ts'
import { reencryptCommand } from './reencrypt.ts'
import { rotateKeyCommand } from './rotate-key.ts'
import { retentionCommand } from './retention.ts'
import { seedCommand } from './seed.ts'
import { verifyAuditCommand } from './verify-audit.ts'

const commands: readonly (Command | OfflineCommand)[] = [
  migrateCommand,
  seedCommand,
  importUnitsCommand,
  importCalendarCommand,
  importProceduresCommand,
  createAccountCommand,
  rotateKeyCommand,
  reencryptCommand,
  retentionCommand,
  reapplyDeletionsCommand,
  verifyAuditCommand,
]

export function findCommand(name: string | undefined): ((args: string[]) => Promise<number>) | undefined {
  const command = commands.find((candidate) => candidate.name === name)
  return command && ((args) => runCommand(command, args))
}

export function usage(): string {
  const lines = commands.map((command) => `  ${command.name.padEnd(20)} ${command.summary}`)
  return ['Usage: npm run motcua -- <command> [options]   (each command has --help)', '', ...lines].join('\n')
}
