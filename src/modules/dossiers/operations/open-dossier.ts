import { timingSafeEqual } from 'node:crypto'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { findByTracking } from '../dossier.reads.ts'
import { OpenDossier } from '../dossier.schema.ts'
import { DossierOpened } from '../resident-view.schema.ts'
import { countWrongTry, forgetWrongTries, lockTries } from '../opening.store.ts'
import { sealedColumns } from '../sealed-answers.rules.ts'

const MAX_TRIES = 5
const LOCK_MINUTES = 15

/** Proves that a dossier is one's own by the last four digits of the phone. Five wrong tries lock it for 15 minutes. */
export const openDossier = operation({
  name: 'dossiers.open',
  permission: 'anyone',
  kind: 'write',
  input: OpenDossier,
  output: DossierOpened,
  async run(ctx, input) {
    const parsed = parseCode(input.trackingCode, CODE_LENGTH.tracking)
    const row = parsed.ok ? await findByTracking(ctx.db, parsed.code) : undefined
    if (!row) throw notFound(dossierErrors.checkCode)
    const now = ctx.now()
    const before = await lockTries(ctx.db, row.id)
    if (before.lockedUntil !== null && before.lockedUntil > now)
      return { outcome: 'locked' as const, until: isoMoment(before.lockedUntil) }
    const phone = ctx.services.aead.decrypt(row.applicant_phone_enc, sealedColumns.phone)
    if (sameDigits(input.phoneEnd, phone.slice(-4))) {
      if (before.wrong > 0) await forgetWrongTries(ctx.db, row.id)
      return { outcome: 'opened' as const, id: row.id, code: row.code }
    }
    const wrong = (before.lockedUntil === null ? before.wrong : 0) + 1
    const until = wrong >= MAX_TRIES ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null
    await countWrongTry(ctx.db, row.id, wrong, until)
    if (until) return { outcome: 'locked' as const, until: isoMoment(until) }
    return { outcome: 'wrong' as const, triesLeft: MAX_TRIES - wrong }
  },
})

function sameDigits(typed: string, digits: string): boolean {
  const given = Buffer.from(typed.normalize('NFKC').replaceAll(/[\s.-]/g, ''))
  const wanted = Buffer.from(digits)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
