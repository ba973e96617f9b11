import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import type { MandateView } from '../mandate.schema.ts'
import { actFor, stopActing } from '../operations/act-for.ts'
import { listMandates } from '../operations/list-mandates.ts'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { MandateCard } from './parts/mandate-card.tsx'

type Data = { items: MandateView[]; next: string | null }

/** For whom one acts, who acts for one, and what waits for an answer. */
export const mandatesPage = page<Data>({
  path: '/account/mandates',
  load: (p) => p.run(listMandates, { cursor: p.query.get('after') ?? '' }),
  view: (data, ui, form) => <Mandates data={data} ui={ui} form={form} />,
  actions: {
    async act(p, form) {
      await p.run(actFor, { mandate: form.text('mandate') })
      return p.redirect('/account/dossiers', { id: 'mandates.flash.acting' })
    },
    async stop(p) {
      await p.run(stopActing, {})
      return p.redirect('/account/mandates', { id: 'mandates.flash.stopped' })
    },
  },
})

function Mandates({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const waiting = data.items.filter(({ can }) => can.includes('accept'))
  const rest = data.items.filter((one) => !waiting.includes(one))
  const live = (side: string) =>
    rest.filter((one) => one.side === side && ['requested', 'awaiting_desk', 'active'].includes(one.state))
  const over = rest.filter(({ state }) => !['requested', 'awaiting_desk', 'active'].includes(state))
  return (
    <AccountPage
      ui={ui}
      title={ui.t('mandates.title')}
      lead={ui.t('mandates.lead')}
      hasErrors={form.error !== undefined}
      width="form"
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('mandates.failed')} />
        {ui.actingFor && <Acting ui={ui} name={ui.actingFor.name} />}
        <Row>
          <LinkButton href="/account/mandates/code" icon="qr" wide>
            {ui.t('mandates.enter_code')}
          </LinkButton>
          <LinkButton href="/account/mandates/new" icon="plus" variant="secondary" wide>
            {ui.t('mandates.new.title')}
          </LinkButton>
        </Row>
        <Group ui={ui} title={ui.t('mandates.waiting')} items={waiting} />
        <Group ui={ui} title={ui.t('mandates.i_act')} items={live('representative')} />
        <Group ui={ui} title={ui.t('mandates.for_me')} items={live('principal')} />
        {data.items.length === 0 && !ui.actingFor && (
          <EmptyState title={ui.t('mandates.none')} text={ui.t('mandates.none_text')} />
        )}
        <Group ui={ui} title={ui.t('mandates.over')} items={over} />
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </AccountPage>
  )
}

function Acting({ ui, name }: { ui: PageUi; name: string }) {
  return (
    <Card color="accent">
      <h2 class="ds-heading" data-size="xs">
        {ui.t('mandates.now', { name })}
      </h2>
      <p>{ui.t('mandates.now_text', { name })}</p>
      <Row>
        <LinkButton href="/account/dossiers" icon="file">
          {ui.t('mandates.her_dossiers')}
        </LinkButton>
        <Form ui={ui} action="stop" layout="row">
          <Button variant="secondary">{ui.t('mandates.stop')}</Button>
        </Form>
      </Row>
    </Card>
  )
}

function Group({ ui, title, items }: { ui: PageUi; title: string; items: readonly MandateView[] }) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <Stack gap="sm">
        {items.map((mandate) => (
          <MandateCard ui={ui} mandate={mandate} />
        ))}
      </Stack>
    </Section>
  )
}
