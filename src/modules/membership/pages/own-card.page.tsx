import { page, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { z } from 'zod'
import type { CardView } from '../card.schema.ts'
import { getOwnCard, issueOwnCard, printOwnCard } from '../operations/own-card.ts'
import { ownPath, ownTabs } from '../own-choice.rules.ts'
import { day, say } from './parts/member-words.ts'

const HERE = '/account/membership/card'
type Data = z.output<typeof getOwnCard.output>
const named = (p: PageRequest) => ({ member: p.query.get('member') ?? '' })

/** Her card on the telephone: shown to whoever asks, who scans the code. */
export const ownCardPage = page<Data>({
  path: HERE,
  load: (p) => p.run(getOwnCard, named(p)),
  actions: {
    async default(p, form) {
      const member = form.text('member')
      await p.run(issueOwnCard, { member })
      return p.redirect(ownPath(HERE, member), { id: 'membership.flash.card_issued', tone: 'success' })
    },
  },
  view: ({ membership, card, memberships }, ui) => {
    const words = say(ui)
    const tabs = ownTabs(HERE, memberships, membership)
    return (
      <AccountPage
        ui={ui}
        title={words('own.card')}
        width="form"
        breadcrumbs={[{ label: words('own.title'), href: '/account/membership' }]}
      >
        {tabs.length > 0 && <Tabs label={words('own.tabs')} items={tabs} />}
        {card && membership !== null && <Shown ui={ui} card={card} print={ownPath(`${HERE}/pdf`, membership)} />}
        {!card && membership !== null && (
          <Form ui={ui} action="default" to={ownPath(HERE, membership)} hidden={{ member: membership }}>
            <p>{words('own.card_text')}</p>
            <div>
              <Button icon="qr" wide>
                {words('own.get_card')}
              </Button>
            </div>
          </Form>
        )}
        {membership === null && (
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

/** The card on paper, in the size of a bank card. */
export const ownCardPrintPage = page({
  path: `${HERE}/pdf`,
  load: async (p) => fileAnswer(await p.run(printOwnCard, named(p)), 'print'),
  view: () => <></>,
})

function Shown({ ui, card, print }: { ui: PageUi; card: CardView; print: string }) {
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
        <div>
          <LinkButton href={print} variant="secondary" icon="print">
            {words('own.print')}
          </LinkButton>
        </div>
      </Stack>
    </Card>
  )
}
