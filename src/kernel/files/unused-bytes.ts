// oxlint-disable-next-line motcua/no-ambient-world -- the name of a draft file, gone in a moment: nothing that an operation sees
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { IsUsed } from './file-store.ts'

/** Writes a file whole or not at all, and gives it the time of now; who reads the old one reads on undisturbed. */
export async function putAnew(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, key)
  const draft = join(dirname(path), `.${randomUUID()}.new`)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    await writeFile(draft, bytes, { mode: 0o600 })
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

const BATCH = 500

/** How many files of this folder are named by nothing and older than `before`; unless `dry`, they are taken away. */
export async function removeUnused(folder: string, before: Date, used: IsUsed, dry: boolean): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{64}$/.test(name))
  let removed = 0
  for (let at = 0; at < names.length; at += BATCH) {
    const batch = names.slice(at, at + BATCH)
    const named = await used(batch)
    for (const name of batch.filter((one) => !named.has(one)))
      if (await removeOld(join(folder, name), before, dry)) removed += 1
  }
  return removed
}

/**
 * Moves the file aside before looking at its age: whoever puts the same bytes meanwhile finds nothing there and writes
 * them, or has written them just before and the age says so.
 */
async function removeOld(path: string, before: Date, dry: boolean): Promise<boolean> {
  const { mtime } = await stat(path)
  if (mtime >= before) return false
  if (dry) return true
  const aside = join(dirname(path), `.${basename(path)}.going`)
  await rename(path, aside)
  if ((await stat(aside)).mtime >= before) {
    await rename(aside, path)
    return false
  }
  await unlink(aside)
  return true
}
