import { AppError } from '#kernel/errors/app-error.ts'
import type { DeclaredTable, PersonalColumn } from '#kernel/manifest/personal-data.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPersonal, rowKey, type FoundRows } from '#kernel/personal/find-personal.ts'
import { isShort, maskValue, openValue, readableColumns, type Open } from './held-value.rules.ts'
import { inventoryOf, readPerson, toPerson, type KnownPerson } from './person.reads.ts'
import type { MyData } from './subject.schema.ts'

/** Rows of one table that a page shows; the download has up to `MOST_ROWS`. */
const SHOWN_ROWS = 20
const MOST_ROWS = 5_000

export type Held = { person: KnownPerson; found: FoundRows[]; open: Open }

/**
 * What is held of who asks: of her account and all its dossiers, or, with a dossier's code, of that dossier alone, which
 * this browser opened. Nobody sees another's here, nor while acting for another.
 */
export async function readHeldRows(ctx: Ctx, asked: { dossier?: string | undefined }): Promise<Held> {
  if (ctx.actor.onBehalfOf) throw new AppError('subjects.only_for_oneself', { kind: 'forbidden' })
  const whole = await readPerson(ctx, { accountId: ctx.actor.accountId, dossierIds: ctx.actor.opened })
  const one = asked.dossier === undefined ? undefined : whole.dossiers.find(({ code }) => code === asked.dossier)
  if (asked.dossier !== undefined && !one) throw new AppError('kernel.not_found', { kind: 'not_found' })
  if (!one && !whole.account) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
  const person = one ? { account: undefined, dossiers: [one] } : whole
  const found = await findPersonal(ctx.db, inventoryOf(ctx), toPerson(person), {
    lookupKey: ctx.services.lookupKey,
    limit: MOST_ROWS,
  })
  return { person, found: found.filter(isTold), open: (sealed, context) => ctx.services.aead.decrypt(sealed, context) }
}

/** The log is told by itself (who looked), and what hashes alone hold tells nothing. */
const isTold = ({ table }: FoundRows) => table.table !== 'events' && readableColumns(table).length > 0

/** By purpose and table, masked: what a page shows. */
export function toGroups({ found, open }: Held): MyData['groups'] {
  return found.map(({ table, key, rows }) => ({
    purpose: table.purposes[0] ?? 'accounts',
    table: table.table,
    rows: rows.length,
    seenBy: [...table.seenBy],
    items: rows.slice(0, SHOWN_ROWS).flatMap((row) =>
      readableColumns(table).flatMap(([column, declared]) => {
        const value = openValue(declared, row[column], open)
        return value === undefined ? [] : [toItem(table, column, declared, rowKey(key, row), value)]
      }),
    ),
  }))
}

function toItem(table: DeclaredTable, column: string, declared: PersonalColumn, key: string, value: unknown) {
  return {
    table: table.table,
    rowKey: key,
    column,
    kind: declared.kind,
    masked: maskValue(declared.kind, value),
    canReveal: isShort(declared),
    sensitive: (declared.sensitive ?? []).length > 0,
  }
}

/** The one value that was asked for, opened; undefined when it is none of hers. */
export function findValue({ found, open }: Held, asked: { table: string; rowKey: string; column: string }): unknown {
  const rows = found.find(({ table }) => table.table === asked.table)
  const row = rows?.rows.find((one) => rowKey(rows.key, one) === asked.rowKey)
  const declared = rows && readableColumns(rows.table).find(([name]) => name === asked.column)?.[1]
  return row && declared && isShort(declared) ? openValue(declared, row[asked.column], open) : undefined
}
