import { continueRetention, getRetention, startRetention } from '#modules/privacy/index.ts'
import type { Command } from './command.ts'

export const retentionCommand: Command = {
  name: 'retention',
  summary: 'Deletes or anonymises what is kept beyond its period',
  help: [
    'retention [--dry-run]',
    '--dry-run  counts what would go, by rule and table, and changes nothing',
    'The server does the same every night. A run that was cut off is gone on with.',
  ],
  options: { 'dry-run': { type: 'boolean' } },
  prepare:
    (values) =>
    async ({ run, say }) => {
      const dry = values['dry-run'] === true
      const { run: id } = await run(startRetention, { dry })
      if (!dry) while ((await run(continueRetention, { event: { data: { run: id } } })).more);
      const report = (await run(getRetention, {})).runs.find((one) => one.id === id)
      for (const { table, rule, action, due, held, gone } of report?.lines ?? [])
        if (due + held + gone > 0) say(`${table} (${rule}): ${action}, due ${due}, held ${held}, gone ${gone}`)
      say(dry ? 'Nothing was changed.' : `Done. Report ${report?.reportHash ?? ''}`)
      return 0
    },
}
