import { reencryptValues } from '#kernel/personal/reencrypt-values.ts'
import type { Command } from './command.ts'

export const reencryptCommand: Command = {
  name: 'reencrypt',
  summary: 'Encrypts with the current key what older keys encrypted, and says how far it is',
  help: [
    'reencrypt',
    'After rotate-key data a job of the servers does the same; this does it now. It may be interrupted and run beside them.',
  ],
  prepare:
    () =>
    async ({ run, say }) => {
      let answer = await run(reencryptValues, { again: true })
      while (answer.more) {
        answer = await run(reencryptValues, {})
        const open = answer.progress.find(({ finished }) => !finished)
        if (open) say(`${open.table}.${open.column}: ${open.done}`)
      }
      const done = answer.progress.reduce((sum, one) => sum + one.done, 0)
      say(`Everything is encrypted with key ${answer.keyId}: ${done} values in ${answer.progress.length} columns.`)
      return 0
    },
}
