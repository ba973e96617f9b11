import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { addDays } from '#kernel/i18n/format.ts'

/** Bytes that the caller (keyed hash) uploaded on this civil day. */
export async function uploadedOn(db: Db, day: string, uploader: string): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select bytes from upload_days where day = ${day}::date and uploader = ${uploader}`.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}

export async function countUpload(db: Db, day: string, uploader: string, bytes: number): Promise<void> {
  await sql`
    insert into upload_days (day, uploader, bytes) values (${day}::date, ${uploader}, ${bytes})
    on conflict (day, uploader) do update set bytes = upload_days.bytes + excluded.bytes`.execute(db)
}

/** Days that nobody counts on any more. */
export async function forgetUploadDays(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from upload_days where day < (${addDays(now, -2)}::timestamptz)::date`.execute(db)
  return Number(numAffectedRows ?? 0)
}
