import { page, type PageUi } from '#kernel/http/page.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { CardView } from '../card.schema.ts'
import { getOwnCard, issueOwnCard } from '../operations/own-card.ts'
import { day, say } from './parts/member-words.ts'

const HERE = '/account/membership/card'
type Data = { member: boolean; card: CardView | null }

/** Her card on the telephone: shown to whoever asks, who scans the code. */
export const ownCardPage = page<Data>({
  path: HERE,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    return p.run(getOwnCard, {})
  },
  actions: {
    async default(p) {
      await p.run(issueOwnCard, {})
      return p.redirect(HERE, { id: 'membership.flash.card_issued', tone: 'success' })
    },
  },
  view: ({ member, card }, ui) => {
    const words = say(ui)
    return (
      <AccountPage
        ui={ui}
        title={words('own.card')}
        width="form"
        breadcrumbs={[{ label: words('own.title'), href: '/account/membership' }]}
      >
        {card && <Shown ui={ui} card={card} />}
        {!card && member && (
          <Form ui={ui} action="default">
            <p>{words('own.card_text')}</p>
            <div>
              <Button icon="qr" wide>
                {words('own.get_card')}
              </Button>
            </div>
          </Form>
        )}
        {!member && (
          <EmptyState
            title={words('own.none')}
            text={words('own.none_text')}
            actions={<LinkButton href="/join">{words('join.title')}</LinkButton>}
          />
        )}
      </AccountPage>
    )
  },
})

function Shown({ ui, card }: { ui: PageUi; card: CardView }) {
  const words = say(ui)
  return (
    <Card color="primary">
      <Stack gap="sm">
        <p class="mc-hint">{card.association}</p>
        <h2 class="ds-heading" data-size="sm">
          {card.name}
        </h2>
        <QrFigure
          svg={qrSvg(card.url, card.code)}
          alt={words('card.qr')}
          code={card.code}
          caption={words('print.check')}
        />
        <SummaryList
          ui={ui}
          rows={[
            { key: words('number'), value: <span class="mc-mono">{card.number}</span> },
            { key: words('kind_label'), value: card.kind },
            { key: words('unit'), value: card.unit },
            { key: words('joined'), value: day(card.joinedOn) },
          ]}
        />
      </Stack>
    </Card>
  )
}
