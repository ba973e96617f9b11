import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { AuthenticationTables, StepKind } from './authentication.table.ts'

const CONTENT = 'sign_in_steps.content'
/** Wrong codes that one step takes. */
export const MAX_TRIES = 5

const tables = (db: Db) => ownTables<AuthenticationTables>(db)
const sha256 = (token: string) => createHash('sha256').update(token).digest('hex')

export type NewStep<Content> = {
  kind: StepKind
  accountId?: string
  content: Content
  codeHash?: string
  minutes: number
}
export type Step<Content> = { token: string; accountId: string | null; codeHash: string | null; content: Content }

/** Keeps a sign-in that is half done; the token goes to the browser and is stored as its hash only. */
export async function createStep<Content>(
  ctx: Ctx,
  step: NewStep<Content>,
  token = newStepToken(ctx),
): Promise<string> {
  await tables(ctx.db)
    .insertInto('sign_in_steps')
    .values({
      token_sha256: sha256(token),
      kind: step.kind,
      account_id: step.accountId ?? null,
      content_sealed: ctx.services.aead.encrypt(JSON.stringify(step.content), CONTENT),
      code_hash: step.codeHash ?? null,
      tries: 0,
      created_at: ctx.now(),
      expires_at: new Date(ctx.now().getTime() + step.minutes * 60_000),
    })
    .execute()
  return token
}

export const newStepToken = (ctx: Ctx): string => Buffer.from(ctx.random.bytes(32)).toString('base64url')

/** The step of this token, locked; undefined when it is over, used up or of another kind. */
export async function lockStep<Content>(ctx: Ctx, kind: StepKind, token: string): Promise<Step<Content> | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('sign_in_steps')
    .select(['account_id', 'code_hash', 'content_sealed'])
    .where('token_sha256', '=', sha256(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', ctx.now())
    .where('tries', '<', MAX_TRIES)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const content = JSON.parse(ctx.services.aead.decrypt(row.content_sealed, CONTENT)) as Content
  return { token, accountId: row.account_id, codeHash: row.code_hash, content }
}

/** A wrong code; returns how many more may be tried. */
export async function countTry(db: Db, token: string): Promise<number> {
  const row = await tables(db)
    .updateTable('sign_in_steps')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('token_sha256', '=', sha256(token))
    .returning('tries')
    .executeTakeFirst()
  return Math.max(0, MAX_TRIES - (row?.tries ?? MAX_TRIES))
}

/** A step leads on once. */
export async function endStep(db: Db, token: string): Promise<void> {
  await tables(db).deleteFrom('sign_in_steps').where('token_sha256', '=', sha256(token)).execute()
}

export async function pruneSteps(db: Db, before: Date): Promise<number> {
  const gone = await tables(db).deleteFrom('sign_in_steps').where('expires_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
