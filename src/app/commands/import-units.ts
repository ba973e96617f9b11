import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import type { Command } from './command.ts'
import { folderOf } from './folder.ts'

export const importUnitsCommand: Command = {
  name: 'import-units',
  summary: 'Brings lists of units of administration into the database',
  help: [
    'import-units [folder]',
    'folder   holds sources.tsv, which names each list and its dates; default: reference/units',
    'Rows that are there stay as they are, with what an administrator changed in them.',
  ],
  positionals: 1,
  prepare(_values, [given]) {
    const folder = folderOf(given, 'units')
    return async ({ run, say }) => {
      const input = await readUnitFolder(folder)
      say(`${folder}: ${input.lists.length} lists, ${input.successions.length} successions`)
      const done = await run(importUnits, input)
      for (const list of done.lists) say(`${list.name}: ${list.rows} units, ${list.added} of them new`)
      say(`${done.successions} new successions.`)
      return 0
    }
  },
}
