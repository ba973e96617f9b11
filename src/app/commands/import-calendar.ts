import { importCalendar, readCalendarFolder } from '#modules/calendars/index.ts'
import type { Command } from './command.ts'
import { folderOf } from './folder.ts'

export const importCalendarCommand: Command = {
  name: 'import-calendar',
  summary: 'Brings national holidays, swapped days and published years into the database',
  help: [
    'import-calendar [folder]',
    'folder   holds vn.tsv and published-years.tsv; default: reference/calendars',
    'A date that has a row keeps it. Promised dates do not move: revisions are proposed for an administrator to decide.',
  ],
  positionals: 1,
  prepare(_values, [given]) {
    const folder = folderOf(given, 'calendars')
    return async ({ run, say }) => {
      const input = await readCalendarFolder(folder)
      say(`${folder}: ${input.days.length} days, ${input.years.length} published years`)
      const done = await run(importCalendar, input)
      say(`${done.days} new days, ${done.years} new published years.`)
      return 0
    }
  },
}
