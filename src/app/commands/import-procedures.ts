import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { importProcedures, readReferenceLifeEvents, readReferenceProcedures } from '#modules/procedures/index.ts'
import { UsageError, type Command } from './command.ts'
import { folderOf } from './folder.ts'

export const importProceduresCommand: Command = {
  name: 'import-procedures',
  summary: 'Brings procedures with their forms into the catalogue',
  help: [
    'import-procedures [folder]',
    'folder   holds <code>.json with <code>.form.json beside it; life-events.json lies in the folder or one above;',
    '         default: reference/procedures',
    'All or none. A version that the catalogue has is replaced by its file, and the life events by the file.',
  ],
  positionals: 1,
  prepare(_values, [given]) {
    const folder = folderOf(given, 'procedures')
    return async ({ run, say }) => {
      const versions = await readReferenceProcedures(folder)
      if (versions.length === 0) throw new UsageError(`${folder} holds no procedure (a file such as 1.001193.json).`)
      for (const { code, version, name } of versions) say(`${code}@${version}  ${name.vi}`)
      const lifeEvents = await readReferenceLifeEvents(lifeEventsOf(folder))
      const done = await run(importProcedures, { versions, lifeEvents })
      say(`${done.procedures} procedures, ${done.lifeEvents} life events.`)
      return 0
    }
  },
}

function lifeEventsOf(folder: string): string {
  const found = [folder, dirname(folder)]
    .map((place) => join(place, 'life-events.json'))
    .find((path) => existsSync(path))
  if (found === undefined) throw new UsageError(`There is no life-events.json in ${folder} or above it.`)
  return found
}
