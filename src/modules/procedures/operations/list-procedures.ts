import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { readCatalogue, type Catalogue } from '../procedure.questions.ts'
import { versionOn } from '../procedure.rules.ts'
import type { ProcedureVersion } from '../procedure.schema.ts'
import { ProcedureList } from '../procedure-view.schema.ts'
import { toItem } from '../procedure-view.rules.ts'
import { buildProcedureIndex, searchProcedures, type ProcedureIndex } from '../procedure-search.rules.ts'

/** Procedures in force today: all, of a field or a life event, or found by everyday words (best first). */
export const listProcedures = question({
  name: 'procedures.list',
  permission: 'anyone',
  input: z.strictObject({
    q: z.string().max(200).optional(),
    field: z.string().max(60).optional(),
    event: z.string().max(60).optional(),
    cursor: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: ProcedureList,
  async run(ctx, input) {
    const catalogue = await readCatalogue(ctx.db, ctx.now())
    const found = matching(catalogue, civilDate(ctx.now()), input)
    const from = input.cursor ? found.findIndex((version) => version.code === input.cursor) + 1 : 0
    const page = found.slice(from, from + input.limit)
    const more = found.length > from + page.length
    return {
      items: page.map((version) => toItem(version, ctx.locale)),
      next: more ? (page.at(-1)?.code ?? null) : null,
    }
  },
})

type Filter = { q?: string | undefined; field?: string | undefined; event?: string | undefined }

function matching(catalogue: Catalogue, today: string, filter: Filter): ProcedureVersion[] {
  const current = [...catalogue.versions.values()].flatMap((versions) => versionOn(versions, today) ?? [])
  const byField = current.filter(
    (version) =>
      (!filter.field || version.field.key === filter.field) &&
      (!filter.event || version.lifeEvents.includes(filter.event)),
  )
  if (!filter.q?.trim()) return byField
  const allowed = new Map(byField.map((version) => [version.code, version]))
  return searchProcedures(indexOf(catalogue, today, current), filter.q).flatMap((code) => allowed.get(code) ?? [])
}

/** Of one catalogue and one day: tomorrow another version may be in force, or a procedure more. */
let indexed: { catalogue: Catalogue; today: string; index: ProcedureIndex } | undefined

function indexOf(catalogue: Catalogue, today: string, versions: readonly ProcedureVersion[]): ProcedureIndex {
  if (indexed?.catalogue !== catalogue || indexed.today !== today)
    indexed = { catalogue, today, index: buildProcedureIndex(versions, catalogue.lifeEvents) }
  return indexed.index
}
