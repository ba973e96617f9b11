import type { Ctx } from '#kernel/operation/ctx.ts'
import { consentErrors } from './consent.errors.ts'
import { consentEvent, consentEvents } from './consent.events.ts'
import { textHash, type ConsentPurpose, type ConsentSubject, type Ticked } from './consent.rules.ts'
import { carryToDossier, insertConsent, readTexts, withdrawConsents } from './consent.store.ts'
import type { Channel } from './privacy.table.ts'

/** Where a consent was given or withdrawn: the screen as its path without ids. */
export type ConsentPlace = { channel: Channel; screen: string }

/**
 * Records what somebody agreed to, in the caller's transaction. Who, when, in which language, on which screen and to
 * which words (their hash) can be shown later. Throws `privacy.text_changed` when the words are no longer those she read.
 */
export async function giveConsents(
  ctx: Ctx,
  subject: ConsentSubject,
  ticked: readonly Ticked[],
  place: ConsentPlace,
): Promise<void> {
  if (ticked.length === 0) return
  const texts = new Map((await readTexts(ctx.db)).map((text) => [text.purpose, text]))
  for (const { purpose, version } of ticked) {
    const text = texts.get(purpose)
    if (text?.version !== version) throw consentErrors.textChanged(purpose)
    const id = ctx.ids.uuid()
    const isNew = await insertConsent(ctx.db, {
      id,
      purpose,
      version,
      text_hash: textHash(purpose, version, text.texts),
      locale: ctx.locale,
      account_id: subject.accountId ?? null,
      draft_id: subject.draftId ?? null,
      dossier_id: subject.dossierId ?? null,
      given_at: ctx.now(),
      given_channel: place.channel,
      given_screen: place.screen,
      given_by: ctx.actor.accountId,
      withdrawn_at: null,
      withdrawn_channel: null,
      withdrawn_screen: null,
      withdrawn_by: null,
    })
    if (isNew) await ctx.record([consentEvent(consentEvents.given, id, subject, { purpose, version })])
  }
}

/** Ends the consent at once; withdrawing what was never given does nothing. */
export async function withdrawConsent(
  ctx: Ctx,
  subject: ConsentSubject,
  purpose: ConsentPurpose,
  place: ConsentPlace,
): Promise<number> {
  const ids = await withdrawConsents(ctx.db, subject, purpose, { at: ctx.now(), ...place, by: ctx.actor.accountId })
  await ctx.record(ids.map((id) => consentEvent(consentEvents.withdrawn, id, subject, { purpose })))
  return ids.length
}

/** What was agreed to in a draft goes on for its dossier. */
export const carryConsents = (ctx: Ctx, draftId: string, dossierId: string): Promise<void> =>
  carryToDossier(ctx.db, draftId, dossierId)
