import { page, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import type { PaperRegister } from '#ui/seal-check/seal-answer.ts'
import { SealIsland } from '#ui/seal-check/seal-island.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { CheckedCard } from '../card.schema.ts'
import { checkCard } from '../operations/check-card.ts'
import { say } from './parts/member-words.ts'

const addressOf = (code: string) => `/v/card/${encodeURIComponent(code.slice(0, 200))}`

/** Where a code is typed that cannot be scanned. */
export const cardPage = page({
  path: '/card',
  async load(p) {
    const code = p.query.get('code')?.trim() ?? ''
    return code === '' ? {} : p.redirect(addressOf(code))
  },
  view: (_, ui) => (
    <Page ui={ui} title={ui.t('membership.card.title')} lead={ui.t('membership.card.lead')} width="form">
      <SearchBox
        ui={ui}
        action="/card"
        name="code"
        label={ui.t('membership.card.code')}
        buttonLabel={ui.t('membership.card.check')}
      />
    </Page>
  ),
})

const tones = { valid: 'success', not_now: 'warning', ended: 'danger', unknown: 'danger' } as const

/** What the QR of cards opened that were printed before there was a seal in it. */
export const oldCardPage = page<never>({
  path: '/card/:code',
  load: async (p) => p.redirect(addressOf(p.params['code'] ?? '')),
  view: () => <></>,
})

/**
 * Is this card good? What its QR opens; says just enough to compare it with its bearer. The seal in the QR is checked on
 * the device and says more, her name: whoever holds the card reads it there. Below `/v`, where it works without a network.
 */
export const checkCardPage = page<CheckedCard>({
  path: '/v/card/:code',
  guesses: 'guess',
  async load(p) {
    const found = await p.run(checkCard, { code: (p.params['code'] ?? '').slice(0, 200) })
    if (found.status === 'unknown') p.missed()
    return found
  },
  view: (card, ui) => (
    <Page ui={ui} title={ui.t('membership.card.title')} width="form" noIndex>
      <Stack gap="lg">
        <Notice tone={tones[card.status]} title={ui.t(`membership.card.${card.status}`)}>
          <p>{ui.t(`membership.card.${card.status}_text`)}</p>
        </Notice>
        <SealIsland ui={ui} mode="online" register={registerOf(card)} />
        {card.code !== null && <Facts ui={ui} card={card} />}
        <div>
          <LinkButton href="/card" variant="secondary" icon="search">
            {ui.t('membership.card.again')}
          </LinkButton>
        </div>
      </Stack>
    </Page>
  ),
})

function registerOf({ code, status, holder }: CheckedCard): PaperRegister | null {
  return code === null ? null : { kind: 'card', code, facts: {}, initials: holder, stands: status === 'valid' }
}

function Facts({ ui, card }: { ui: PageUi; card: CheckedCard }) {
  const words = say(ui)
  return (
    <SummaryList
      ui={ui}
      rows={[
        { key: words('card.code'), value: <span class="mc-mono">{card.code}</span> },
        { key: words('card.association'), value: card.association },
        ...(card.unit === null ? [] : [{ key: words('unit'), value: card.unit }]),
        ...(card.holder === null ? [] : [{ key: words('card.holder'), value: card.holder }]),
        ...(card.sinceYear === null ? [] : [{ key: words('print.since'), value: String(card.sinceYear) }]),
      ]}
    />
  )
}
