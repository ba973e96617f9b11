import { operation } from '#kernel/operation/operation.ts'
import { limitOf, promiseAt } from '../deadline.rules.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { AcceptDossier } from '../dossier.schema.ts'
import { DossierMoved } from '../dossier-view.schema.ts'
import { beginMove, finishMove } from '../dossier-move.store.ts'
import { readComponents } from '../dossier.reads.ts'
import { markComponents, type ComponentMark } from '../dossier.store.ts'
import type { ComponentRow } from '../dossier.table.ts'

/** Reception takes the dossier in: the clock starts, and what was ticked is what the receipt slip (form 01) lists. */
export const acceptDossier = operation({
  name: 'dossiers.accept',
  permission: 'dossiers:receive',
  kind: 'write',
  input: AcceptDossier,
  output: DossierMoved,
  async run(ctx, input) {
    const begun = await beginMove(ctx, input, 'accept')
    const { row, procedure, calendar, now } = begun
    const limit = limitOf(procedure, row.channel)
    if (!limit) throw invalid(dossierErrors.channelClosed)
    const promise = promiseAt(calendar, procedure, limit, now)
    const moved = await finishMove(
      ctx,
      begun,
      { kind: 'accept', dueAt: promise.due_at },
      { change: { ...promise, received_at: now }, data: { dueAt: promise.due_at.toISOString() } },
    )
    await markComponents(
      ctx.db,
      row.id,
      marksOf(await readComponents(ctx.db, row.id), input.ticks, procedure.components),
    )
    return moved
  },
})

type Counts = { key: string; originals: number; copies: number }

/** Everything as handed in, unless a tick says otherwise. A tick for a paper that the dossier does not list is refused. */
function marksOf(
  rows: readonly ComponentRow[],
  ticks: AcceptDossier['ticks'],
  asked: readonly Counts[],
): ComponentMark[] {
  const given = new Map(ticks.map((tick) => [tick.component, tick]))
  const unknown = ticks.filter((tick) => !rows.some((row) => row.key === tick.component))
  if (unknown.length > 0)
    throw invalid(
      dossierErrors.componentUnknown,
      unknown.map((tick) => ({
        path: `ticks.${tick.component}`,
        code: dossierErrors.componentUnknown,
        params: { name: tick.component },
      })),
    )
  return rows.map((row) => {
    const tick = given.get(row.key)
    const accepted = tick ? tick.accepted : row.state !== 'missing'
    const usual = asked.find((one) => one.key === row.key)
    return {
      key: row.key,
      state: accepted ? 'accepted' : 'missing',
      originals: tick?.originals ?? (accepted ? (usual?.originals ?? 0) : 0),
      copies: tick?.copies ?? (accepted ? (usual?.copies ?? 0) : 0),
    }
  })
}
