import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * One deletion that was carried out, as it lies beside the database: a backup made before it brings the person back, and
 * the journal takes her out again. Ids only, nothing that names her.
 */
export const JournalEntry = z.strictObject({
  id: z.uuid(),
  account: z.uuid().nullable(),
  dossiers: z.array(z.uuid()),
  decidedAt: z.iso.datetime({ offset: true }),
})
export type JournalEntry = z.infer<typeof JournalEntry>

export type DeletionJournal = {
  /** Writing the same deletion again changes nothing. */
  write(entry: JournalEntry): Promise<void>
  /** Oldest first. Throws an Error that names a file that is no entry: a journal with holes proves nothing. */
  read(): Promise<JournalEntry[]>
}

/** One file a deletion in `folder` (`DATA_DIR/deletions`), so that two processes never write into one another. */
export function createDeletionJournal(folder: string): DeletionJournal {
  return {
    async write(entry) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `${entry.id}.json`)
      await writeFile(`${path}.new`, `${JSON.stringify(entry)}\n`, { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
    async read() {
      const names = await readdir(folder).catch(() => [])
      const entries = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => readEntry(join(folder, name))),
      )
      return entries.toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt))
    },
  }
}

async function readEntry(path: string): Promise<JournalEntry> {
  try {
    return JournalEntry.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new Error(`${path} is no entry of the deletion journal`, { cause: error })
  }
}
