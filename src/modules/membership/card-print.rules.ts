import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import type { CardView } from './card.schema.ts'

/** What `prints/cards.typ` reads. */
export const cardPrint = ({ t, locale }: { t: T; locale: Locale }, cards: readonly CardView[], issuedOn: string) => ({
  title: t('membership.print.title'),
  language: locale,
  issuedOn,
  labels: {
    card: t('membership.print.card'),
    number: t('membership.print.number'),
    since: t('membership.print.since'),
    check: t('membership.print.check'),
  },
  cards: cards.map((card) => ({ ...card, joinedOn: formatCivilDate(card.joinedOn) })),
})

/** The codes of the cards, in their order. */
export const cardPictures = (cards: readonly CardView[]) =>
  Object.fromEntries(cards.map((card, at) => [`qr-${at}.svg`, qrSvg(card.url, card.code)]))
