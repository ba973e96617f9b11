import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { civilDate, formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { memberTabs } from '#modules/membership/index.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { PartPage } from '#ui/desk-page/part-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Grid, Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { z } from 'zod'
import { collectDues } from '../operations/collect-dues.ts'
import { endExemption, exemptMember } from '../operations/exempt-member.ts'
import { getMemberDues } from '../operations/get-member-dues.ts'
import { DUES } from './parts/dues-tabs.tsx'
import { PayBox } from './parts/pay-box.tsx'
import { ReceiptTable, YearsTable } from './parts/years-table.tsx'

type Dues = z.output<typeof getMemberDues.output>
type Tab = { href: string; label: string; active: boolean }
type Data = Dues & { tabs: Tab[]; may: { collect: boolean; manage: boolean }; today: string }

const here = (p: { params: Record<string, string> }) => `/desk/members/${p.params['id'] ?? ''}/dues`

/** The dues of one member: years, receipts, exemptions; take money in hand, or show her the code for a transfer. */
export const memberDuesPage = page<Data>({
  path: '/desk/members/:id/dues',
  creates: true,
  async load(p) {
    const id = p.params['id'] ?? ''
    const dues = await p.run(getMemberDues, { member: id })
    const tabs = memberTabs(p.t, id, p.actor, 'dues')
    const may = (permission: string) => holds(p.actor, permission, dues.unit.code)
    return {
      ...dues,
      tabs,
      may: { collect: may('dues:collect'), manage: may('dues:manage') },
      today: civilDate(p.now),
    }
  },
  actions: {
    async collect(p, form) {
      const on = form.text('collect.paidAt')
      const amount = form.text('collect.amount').replaceAll(/[.,\s]/g, '')
      const { code, amount: taken } = await p.run(collectDues, {
        member: p.params['id'] ?? '',
        ...(amount !== '' && { amount }),
        ...(form.text('collect.way') === 'transfer' && { way: 'transfer' }),
        ...(on !== '' && { paidAt: readDate(on) ?? on }),
      })
      const money = formatMoney(taken, p.locale)
      return p.redirect(`${DUES}/receipts/${code}`, { id: 'dues.flash.collected', params: { count: '1', money } })
    },
    async exempt(p, form) {
      await p.run(exemptMember, {
        member: p.params['id'] ?? '',
        reason: form.text('exempt.reason'),
        firstYear: form.text('exempt.firstYear'),
        lastYear: form.text('exempt.lastYear'),
        evidence: form.text('exempt.evidence'),
      })
      return p.redirect(here(p), { id: 'dues.flash.exempted' })
    },
    async end(p, form) {
      const exemption = form.text('end.exemption')
      const reason = form.text('end.reason') || form.text(`end.reason.${exemption}`)
      await p.run(endExemption, { exemption, reason })
      return p.redirect(here(p), { id: 'dues.flash.exemption_ended' })
    },
  },
  view: (data, ui, form) => <MemberDues data={data} ui={ui} form={form} />,
})

function MemberDues({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const words = formWords(ui, form, { collect: 'amount', exempt: 'reason', end: 'reason' })
  return (
    <PartPage
      ui={ui}
      title={t('dues.member.title', { name: data.name })}
      breadcrumbs={[
        { label: t('membership.list.title'), href: '/desk/members' },
        { label: data.name, href: data.tabs[0]?.href ?? '/desk/members' },
        { label: t('dues.nav') },
      ]}
      tabs={{ label: t('dues.member.tabs'), items: data.tabs }}
      hasErrors={words.problems.length > 0}
      problems={<ErrorSummary ui={ui} problems={words.problems} />}
    >
      <YearsTable ui={ui} years={data.years} />
      {data.may.collect && data.owed > 0 && <TakeForm ui={ui} data={data} words={words} />}
      {data.pay && (
        <Details summary={t('dues.pay.show')}>
          <PayBox ui={ui} pay={data.pay} />
        </Details>
      )}
      <Section title={t('dues.receipts.title')}>
        <ReceiptTable ui={ui} receipts={data.receipts} to={({ code }) => `${DUES}/receipts/${code}`} />
      </Section>
      <Exemptions ui={ui} data={data} words={words} />
    </PartPage>
  )
}

type Part = { ui: PageUi; data: Data; words: FormWords }

/** Cash; and who keeps the account also a transfer that came in: one that no statement tells of yet is then not asked for. */
function TakeForm({ ui, data, words }: Part) {
  const { t, locale } = ui
  const transfers = data.may.manage && data.pay !== null
  return (
    <Form ui={ui} action="collect">
      <Field
        ui={ui}
        name="collect.amount"
        label={t('dues.member.amount')}
        description={t('dues.member.amount_hint', { money: formatMoney(data.owed, locale) })}
        value={words.typed('collect', 'amount')}
        error={words.error('collect', 'amount')}
        inputmode="numeric"
        width="sm"
        optional
      />
      {transfers && (
        <RadioGroup
          ui={ui}
          name="collect.way"
          label={t('dues.receipt.way')}
          value={words.typed('collect', 'way') ?? 'cash'}
          layout="row"
          options={['cash', 'transfer'].map((value) => ({ value, label: t(`dues.way.${value}`) }))}
        />
      )}
      {transfers && (
        <DateField
          ui={ui}
          name="collect.paidAt"
          label={t('dues.receipt.paid_on')}
          value={words.typed('collect', 'paidAt') ?? data.today}
          error={words.error('collect', 'paidAt')}
        />
      )}
      <Button icon="money" wide>
        {t(transfers ? 'dues.fund.receive' : 'dues.collect.take')}
      </Button>
    </Form>
  )
}

function Exemptions({ ui, data, words }: Part) {
  const { t } = ui
  return (
    <Section title={t('dues.exemption.title')}>
      {data.exemptions.length === 0 && <p class="mc-hint">{t('dues.exemption.none')}</p>}
      {data.exemptions.map((one) => (
        <Stack gap="xs">
          <Row>
            <strong>{one.reason}</strong>
            <Tag label={t('dues.exemption.percent', { percent: one.percent })} color={one.ended ? 'neutral' : 'info'} />
            <span>
              {one.lastYear === null
                ? t('dues.exemption.from', { year: String(one.firstYear) })
                : `${one.firstYear}–${one.lastYear}`}
            </span>
          </Row>
          {one.evidence !== '' && <p class="mc-hint">{one.evidence}</p>}
          {one.ended && (
            <p class="mc-hint">
              {t('dues.exemption.ended', { date: formatCivilDate(one.ended.on), reason: one.ended.reason })}
            </p>
          )}
          {data.may.manage && !one.ended && (
            <Details summary={t('dues.exemption.end')} open={words.typed('end', 'exemption') === one.id}>
              <Form ui={ui} action="end" hidden={{ 'end.exemption': one.id }}>
                <Field
                  ui={ui}
                  name={words.typed('end', 'exemption') === one.id ? 'end.reason' : `end.reason.${one.id}`}
                  label={t('dues.reason')}
                  value={words.typed('end', 'reason')}
                  error={words.error('end', 'reason')}
                  maxlength={500}
                />
                <div>
                  <Button variant="secondary" color="danger">
                    {t('dues.exemption.end')}
                  </Button>
                </div>
              </Form>
            </Details>
          )}
        </Stack>
      ))}
      {data.may.manage && <ExemptForm ui={ui} data={data} words={words} />}
    </Section>
  )
}

function ExemptForm({ ui, data, words }: Part) {
  const { t } = ui
  const field = (name: string) => ({
    ui,
    name: `exempt.${name}`,
    label: t(`dues.exemption.${name}`),
    value: words.typed('exempt', name),
    error: words.error('exempt', name),
  })
  return (
    <Details summary={t('dues.exemption.add')} open={words.isSent('exempt')}>
      <Form ui={ui} action="exempt">
        <Select
          {...field('reason')}
          options={data.reasons.map(({ key, name, percent }) => ({
            value: key,
            label: `${name} (${t('dues.exemption.percent', { percent })})`,
          }))}
        />
        <Grid min="sm">
          <Field
            {...field('firstYear')}
            value={words.typed('exempt', 'firstYear') ?? data.today.slice(0, 4)}
            inputmode="numeric"
            width="xs"
          />
          <Field {...field('lastYear')} inputmode="numeric" width="xs" optional />
        </Grid>
        <Field {...field('evidence')} description={t('dues.exemption.evidence_hint')} maxlength={500} optional />
        <div>
          <Button variant="secondary">{t('dues.exemption.add')}</Button>
        </div>
      </Form>
    </Details>
  )
}
