import type { Ctx } from '#kernel/operation/ctx.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { readAccesses } from './access.reads.ts'
import { readHeldRows } from './held.reads.ts'
import { openValue, readableColumns } from './held-value.rules.ts'
import type { PersonalExport } from './export.schema.ts'

/** Everything that is held of who asks, opened, with the purposes, and who looked at it. */
export async function readExport(ctx: Ctx, asked: { dossier?: string | undefined }): Promise<PersonalExport> {
  const held = await readHeldRows(ctx, asked)
  const { account, dossiers } = held.person
  const subjects = [...(account ? [account.id] : []), ...dossiers.map(({ id }) => id)]
  const { items } = await readAccesses(ctx, subjects, { limit: 200, before: null })
  return {
    format: 'motcua.personal-data',
    version: 1,
    generatedAt: isoMoment(ctx.now()),
    dossiers: dossiers.map(({ code }) => code),
    tables: held.found.map(({ table, rows }) => ({
      table: table.table,
      purposes: table.purposes.map((purpose) => ctx.t(`privacy.purpose.${purpose}.title`)),
      rows: rows.map((row) =>
        readableColumns(table).flatMap(([column, declared]) => {
          const value = openValue(declared, row[column], held.open)
          return value === undefined ? [] : [{ column, kind: ctx.t(`privacy.kind.${declared.kind}`), value }]
        }),
      ),
    })),
    accesses: items,
  }
}
