import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { z } from 'zod'
import { listReminders, noteReminder, revealPhone, sendReminders } from '../operations/remind-members.ts'
import { DUES, DuesTabs, seesStatements, UnitLinks } from './parts/dues-tabs.tsx'

const HERE = `${DUES}/reminders`
type List = z.output<typeof listReminders.output>
type Phone = z.output<typeof revealPhone.output>
type Data = List & { phone?: Phone; statements: boolean }

/** Who owes and how to remind her: a message to those who want one, a call or one's own phone for the others. */
export const remindersPage = page<Data>({
  path: HERE,
  load: (p) => listed(p),
  actions: {
    async phone(p, form) {
      const phone = await p.run(revealPhone, { member: form.text('member') })
      return { show: { ...(await listed(p)), phone } }
    },
    async called(p, form) {
      await p.run(noteReminder, { member: form.text('member') })
      return p.redirect(`${HERE}?unit=${encodeURIComponent(form.text('unit'))}`, { id: 'dues.flash.noted' })
    },
    async send(p, form) {
      const { sent } = await p.run(sendReminders, { members: form.texts('members') })
      const to = `${HERE}?unit=${encodeURIComponent(form.text('unit'))}`
      return p.redirect(to, { id: 'dues.flash.reminded', params: { count: String(sent) } })
    },
  },
  view: (data, ui, form) => <Reminders data={data} ui={ui} form={form} />,
})

async function listed(p: PageRequest): Promise<Data> {
  const list = await p.run(listReminders, { unit: p.query.get('unit') ?? '', cursor: p.query.get('after') ?? '' })
  return { ...list, statements: seesStatements(p.actor, list.unit.code) }
}

function Reminders({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  return (
    <DeskPage
      ui={ui}
      title={t('dues.remind.title')}
      lead={t('dues.remind.lead', { unit: data.unit.name })}
      hasErrors={form.error !== undefined}
    >
      <Stack>
        <DuesTabs ui={ui} active="reminders" unit={data.unit.code} statements={data.statements} />
        <UnitLinks ui={ui} above={data.above} below={data.below} to={(code) => `${HERE}?unit=${code}`} />
        <FormProblems ui={ui} form={form} title={t('dues.remind.failed')} />
        {data.phone && <PhoneCard ui={ui} phone={data.phone} unit={data.unit.code} />}
        <SendForm ui={ui} data={data} />
        {data.items.length === 0 ? <EmptyState title={t('dues.remind.none')} /> : <OwingTable ui={ui} data={data} />}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  )
}

/** Her number, shown once: call, write, and note that it was done. */
function PhoneCard({ ui, phone, unit }: { ui: PageUi; phone: Phone; unit: string }) {
  const { t, locale } = ui
  const words = t('dues.remind.words', { name: phone.name, money: formatMoney(phone.owed, locale) })
  return (
    <Card color="info">
      <h2 class="ds-heading" data-size="xs">
        {t('dues.remind.phone', { name: phone.name, phone: phone.phone.replace('+84', '0') })}
      </h2>
      {phone.shared && <p>{t('dues.remind.shared')}</p>}
      <p>{words}</p>
      <Row>
        <LinkButton href={`tel:${phone.phone}`} icon="phone">
          {t('dues.remind.call')}
        </LinkButton>
        <LinkButton href={`sms:${phone.phone}?body=${encodeURIComponent(words)}`} variant="secondary">
          {t('dues.remind.sms')}
        </LinkButton>
        <LinkButton href={`https://zalo.me/${phone.phone.replace('+84', '0')}`} variant="secondary" rel="noreferrer">
          {t('dues.remind.zalo')}
        </LinkButton>
        <Form ui={ui} action="called" to={`${HERE}?unit=${unit}`} hidden={{ member: phone.member, unit }} layout="row">
          <Button variant="secondary" icon="check">
            {t('dues.remind.called')}
          </Button>
        </Form>
      </Row>
    </Card>
  )
}

function SendForm({ ui, data }: { ui: PageUi; data: Data }) {
  const { t } = ui
  const willing = data.items.filter(({ wants }) => wants)
  if (!data.carrier) return <Notice tone="info" title={t('dues.remind.no_carrier')} />
  if (willing.length === 0) return <p class="mc-hint">{t('dues.remind.none_chosen')}</p>
  return (
    <Form ui={ui} action="send" to={`${HERE}?unit=${data.unit.code}`} hidden={{ unit: data.unit.code }}>
      {willing.map(({ id }) => (
        <input type="hidden" name="members" value={id} />
      ))}
      <p class="mc-hint">{t('dues.remind.send_text')}</p>
      <div>
        <Button icon="bell">{t('dues.remind.send')}</Button>
      </div>
    </Form>
  )
}

function OwingTable({ ui, data }: { ui: PageUi; data: Data }) {
  const { t, locale } = ui
  return (
    <Table
      ui={ui}
      caption={t('dues.remind.title')}
      rows={data.items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'member',
          label: t('dues.remind.member'),
          head: true,
          cell: ({ id, name }) => (
            <a class="ds-link" href={`/desk/members/${id}/dues`}>
              {name}
            </a>
          ),
        },
        {
          key: 'owed',
          label: t('dues.remind.owed'),
          phone: 'line',
          align: 'end',
          cell: ({ owed }) => formatMoney(owed, locale),
        },
        {
          key: 'last',
          label: t('dues.remind.last'),
          phone: 'line',
          cell: ({ remindedOn }) => (remindedOn === null ? t('dues.remind.never') : formatCivilDate(remindedOn)),
        },
        {
          key: 'how',
          label: t('dues.remind.how'),
          phone: 'end',
          cell: (item) => (
            <Row>
              {item.wants && (
                <span class="mc-wide-only">
                  <Tag label={t('dues.remind.wants')} color="success" icon="check" />
                </span>
              )}
              {item.phone !== '' && (
                <Form
                  ui={ui}
                  action="phone"
                  to={`${HERE}?unit=${data.unit.code}`}
                  hidden={{ member: item.id }}
                  layout="row"
                >
                  <Button variant="secondary" size="sm" icon="phone">
                    <span class="mc-wide-only" aria-hidden="true">
                      {t('dues.remind.show_phone')} <span class="mc-nowrap">{item.phone}</span>
                    </span>
                    <span class="ds-sr-only">{t('dues.remind.show_phone_of', { name: item.name })}</span>
                  </Button>
                </Form>
              )}
            </Row>
          ),
        },
      ]}
    />
  )
}
