import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { StateTag, type TagColor } from '#ui/tag/tag.tsx'
import { TRANSFER } from '../member.policy.ts'
import { decideTransfer } from '../operations/decide-transfer.ts'
import { listTransfers } from '../operations/list-transfers.ts'
import type { TransferView } from '../transfer.schema.ts'
import { day, dayIn, memberPath, say } from './parts/member-words.ts'

const HERE = '/desk/transfers'
type Data = { view: 'open' | 'done'; items: TransferView[]; next: string | null; asks: boolean }

const tone: Record<TransferView['state'], TagColor> = {
  requested: 'info',
  released: 'warning',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
}

/** Transfers out of and into one's own units: let go, take, refuse; what nobody answers is done on its day. */
export const transfersPage = page<Data>({
  path: HERE,
  async load(p) {
    const view = p.query.get('view') === 'done' ? ('done' as const) : ('open' as const)
    const found = await p.run(listTransfers, { view, cursor: p.query.get('after') ?? '' })
    return { view, ...found, asks: holds(p.actor, TRANSFER) }
  },
  actions: Object.fromEntries(
    (['release', 'accept', 'refuse', 'withdraw'] as const).map((decision) => [
      decision,
      async (p, form) => {
        const given = { transfer: form.text('transfer'), decision, on: dayIn(form, 'on'), reason: form.text('reason') }
        const { state } = await p.run(decideTransfer, given)
        return p.redirect(HERE, { id: `membership.flash.transfer_${state}`, tone: 'success' })
      },
    ]),
  ),
  view: (data, ui, form) => <TransfersView data={data} ui={ui} form={form} />,
})

function TransfersView({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { view, items, next, asks } = data
  const tabs = (['open', 'done'] as const).map((one) => ({
    href: one === 'open' ? HERE : `${HERE}?view=done`,
    label: words(`transfers.${one}`),
    active: one === view,
  }))
  const actions = asks && (
    <LinkButton href={`${HERE}/new`} variant="secondary" icon="plus">
      {words('transfers.ask')}
    </LinkButton>
  )
  return (
    <DeskPage
      ui={ui}
      title={words('transfers.title')}
      lead={words('transfers.lead')}
      hasErrors={form.error !== undefined}
      actions={actions}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        <Tabs label={words('transfers.title')} items={tabs} />
        {items.length === 0 && (
          <EmptyState title={words(`transfers.none_${view}`)} text={words('transfers.none_text')} />
        )}
        {items.map((transfer) => (
          <Card key={transfer.id}>
            <One ui={ui} form={form} transfer={transfer} />
          </Card>
        ))}
        <Pagination ui={ui} {...(next && { next })} />
      </Stack>
    </DeskPage>
  )
}

function One({ ui, form, transfer }: { ui: PageUi; form: FormState; transfer: TransferView }) {
  const words = say(ui)
  const { state, can } = transfer
  const open = state === 'requested' || state === 'released'
  return (
    <Stack gap="sm">
      <Row between>
        <h2 class="ds-heading" data-size="xs">
          {transfer.name !== '' && <Link href={memberPath(transfer.member)}>{transfer.name}</Link>}{' '}
          <span class="mc-mono mc-hint">{transfer.number ?? ''}</span>
        </h2>
        <StateTag label={words(`transfer.state.${state}`)} tone={tone[state]} />
      </Row>
      <p>
        {transfer.name === ''
          ? words('transfer.to_blind', { to: transfer.to.name })
          : words('transfer.from_to', { from: transfer.from.name, to: transfer.to.name })}
      </p>
      <p class="mc-hint">
        {words(`transfer.by_${transfer.requestedAs}`, { on: day(transfer.requestedAt.slice(0, 10)) })}
        {transfer.reason !== '' && ` · ${transfer.reason}`}
        {open && ` · ${words('transfer.due', { on: day(transfer.dueOn) })}`}
        {transfer.effectiveOn &&
          ` · ${words(transfer.automatic ? 'transfer.done_by_itself' : 'transfer.done', { on: day(transfer.effectiveOn) })}`}
        {transfer.refusal && ` · ${transfer.refusal}`}
      </p>
      {can.length > 0 && <Answer ui={ui} form={form} transfer={transfer} />}
    </Stack>
  )
}

function Answer({ ui, form, transfer }: { ui: PageUi; form: FormState; transfer: TransferView }) {
  const words = say(ui)
  const { can, id } = transfer
  const mine = form.typed['transfer'] === id
  const main = can.find((one) => one === 'accept' || one === 'release')
  return (
    <Form ui={ui} action={main ?? 'withdraw'} hidden={{ transfer: id }}>
      {can.includes('accept') && (
        <DateField
          ui={ui}
          name="on"
          label={words('transfer.first_day')}
          value={mine ? form.typed['on'] : undefined}
          optional
        />
      )}
      {can.includes('refuse') && (
        <Field
          ui={ui}
          name="reason"
          label={words('transfer.refusal')}
          value={mine ? form.typed['reason'] : undefined}
          optional
          maxlength={500}
        />
      )}
      <Row>
        {can.map((one) => (
          <Button
            name="action"
            value={one}
            variant={one === main ? 'primary' : one === 'withdraw' ? 'tertiary' : 'secondary'}
            {...(one === 'refuse' && { color: 'danger' as const })}
            {...(one === main && { color: 'primary' as const })}
          >
            {words(`transfer.${one}`)}
          </Button>
        ))}
      </Row>
    </Form>
  )
}
