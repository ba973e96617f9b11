import type { Actor } from '#kernel/access/actor.ts'
import type { TestRuntime } from '#kernel/testing/runtime.ts'
import { continueImport } from '../operations/continue-import.ts'
import { getImport } from '../operations/get-import.ts'
import { mapImport } from '../operations/map-import.ts'
import { systemActor } from '#kernel/access/actor.ts'

/** Takes the steps of an import as the job does, until there is nothing left to do; answers how many. */
export async function finish({ run }: TestRuntime, id: string): Promise<number> {
  for (let steps = 1; ; steps += 1) {
    const { more } = await run(continueImport, { event: { data: { import: id } } }, systemActor)
    if (!more) return steps
  }
}

/** Accepts the columns as they were found and checks the rows. */
export async function checkAsFound(test: TestRuntime, id: string, actor: Actor): Promise<void> {
  const view = await test.run(getImport, { id }, actor)
  const { sheet, headerFrom, headerTo, joinedOn, kind } = view
  const mapping = view.columns.map(({ field }) => field)
  await test.run(mapImport, { id, sheet, headerFrom, headerTo, joinedOn, kind, mapping }, actor)
  await finish(test, id)
}

/** A CSV as a list would come: texts as given. */
export const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    rows
      .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
      .join('\n'),
  )
