import type { Ctx } from '#kernel/operation/ctx.ts'
import type { ReadRow } from './check.commands.ts'

/** Ethnicity, schooling, work and the like go into the records of these members. */
export async function keepRecords(_ctx: Ctx, _rows: readonly { row: ReadRow; member: string }[]): Promise<void> {}

/** The records that came with these memberships are taken back. */
export async function takeBackRecords(_ctx: Ctx, _members: readonly string[]): Promise<void> {}

/** Tables in which records of an import lie. */
export const RECORD_TABLES: readonly string[] = []
