import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { ownPath, ownTabs } from '#modules/membership/index.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Table } from '#ui/table/table.tsx'
import type { z } from 'zod'
import { chooseReminders, getOwnDues } from '../operations/get-member-dues.ts'
import { PayBox } from './parts/pay-box.tsx'
import { ReceiptTable, YearsTable } from './parts/years-table.tsx'

const HERE = '/account/membership/dues'
type Own = z.output<typeof getOwnDues.output>['items'][number]

/** One's own dues: what is open and how to pay it, receipts, and what the funds of one's branch have. */
export const ownDuesPage = page({
  path: HERE,
  load: (p) => p.run(getOwnDues, { member: p.query.get('member') ?? '' }),
  actions: {
    async reminders(p, form) {
      const member = form.text('member')
      const { wanted } = await p.run(chooseReminders, { member, wanted: form.text('wanted') === 'yes' })
      return p.redirect(ownPath(HERE, member), { id: wanted ? 'dues.flash.reminders_on' : 'dues.flash.reminders_off' })
    },
  },
  view: (own, ui, form) => <OwnDues own={own} ui={ui} form={form} />,
})

function OwnDues({ own, ui, form }: { own: z.output<typeof getOwnDues.output>; ui: PageUi; form: FormState }) {
  // One at a time: who asks for none sees that which comes first.
  const dues = own.items[0]
  const tabs = ownTabs(HERE, own.memberships, dues?.id)
  return (
    <AccountPage
      ui={ui}
      title={ui.t('dues.own.title')}
      lead={ui.t('dues.own.lead')}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('dues.own.membership'), href: '/account/membership' }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('dues.own.failed')} />
        {tabs.length > 0 && <Tabs label={ui.t('membership.own.tabs')} items={tabs} />}
        {!dues && <EmptyState title={ui.t('dues.own.none')} text={ui.t('dues.own.none_text')} />}
        {dues && <Membership ui={ui} dues={dues} />}
      </Stack>
    </AccountPage>
  )
}

function Membership({ ui, dues }: { ui: PageUi; dues: Own }) {
  const { t, locale } = ui
  return (
    <>
      {dues.owed > 0 ? (
        <Notice tone="warning" title={t('dues.own.owed', { money: formatMoney(dues.owed, locale) })}>
          <p>{t(dues.pay ? 'dues.own.owed_pay' : 'dues.own.owed_cash', { unit: dues.unit.name })}</p>
        </Notice>
      ) : (
        <Notice tone="success" title={t('dues.own.settled')} />
      )}
      {dues.pay && <PayBox ui={ui} pay={dues.pay} />}
      <Section title={t('dues.years.caption')}>
        <YearsTable ui={ui} years={dues.years} />
      </Section>
      <Section title={t('dues.receipts.title')}>
        <ReceiptTable ui={ui} receipts={dues.receipts} to={({ code }) => `${HERE}/receipts/${code}/pdf`} />
      </Section>
      <Section title={t('dues.own.reminders')}>
        <p>{t(dues.reminders ? 'dues.own.reminders_on' : 'dues.own.reminders_off')}</p>
        <Form
          ui={ui}
          action="reminders"
          to={ownPath(HERE, dues.id)}
          hidden={{ member: dues.id, wanted: dues.reminders ? 'no' : 'yes' }}
          layout="row"
        >
          <Button variant="secondary" icon="bell">
            {t(dues.reminders ? 'dues.own.stop_reminders' : 'dues.own.want_reminders')}
          </Button>
        </Form>
      </Section>
      <Section title={t('dues.own.funds')}>
        <p class="mc-hint">{t('dues.own.funds_text')}</p>
        <Table
          ui={ui}
          caption={t('dues.own.funds')}
          rows={dues.funds}
          rowKey={({ unit }) => unit.code}
          columns={[
            { key: 'unit', label: t('dues.fund.unit'), head: true, cell: ({ unit }) => unit.name },
            {
              key: 'own',
              label: t('dues.figure.own'),
              align: 'end',
              cell: ({ own }) => formatMoney(own, locale),
            },
          ]}
        />
      </Section>
    </>
  )
}
