import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectRoot } from '../runtime.ts'
import { UsageError } from './command.ts'

/**
 * The folder named on the command line, relative to where the operator stands (scripts/run.mjs passes that on), or the
 * one that comes with the product. Throws UsageError when it is no folder.
 */
export function folderOf(given: string | undefined, reference: string): string {
  if (given === undefined) return join(projectRoot, 'reference', reference)
  const folder = resolve(process.env['MOTCUA_CALLED_FROM'] ?? process.cwd(), given)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`There is no folder ${folder}.`)
  return folder
}
