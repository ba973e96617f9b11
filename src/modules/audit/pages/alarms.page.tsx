import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { closeAlarm } from '../operations/close-alarm.ts'
import { listAlarms, type AlarmItemData, type RuleItemData } from '../operations/list-alarms.ts'
import { setAlarmRule } from '../operations/set-alarm-rule.ts'
import { ALARMS, AUDIT } from './audit-log.page.tsx'
import { AlarmCard } from './parts/alarm-card.tsx'

type State = 'open' | 'closed'
type Data = { state: State; items: AlarmItemData[]; next: string | null; rules: RuleItemData[] }

/** What the rules over the log have noticed, with the rules themselves. */
export const alarmsPage = page<Data>({
  path: ALARMS,
  async load(p) {
    const state: State = p.query.get('state') === 'closed' ? 'closed' : 'open'
    return { state, ...(await p.run(listAlarms, { state, cursor: p.query.get('after') ?? '' })) }
  },
  view: (data, ui, form) => <Alarms data={data} ui={ui} form={form} />,
  actions: {
    async close(p, form) {
      await p.run(closeAlarm, { alarm: form.text('alarm'), note: form.text('note') })
      return p.redirect(ALARMS, { id: 'audit.alarms.closed_done' })
    },
    async rule(p, form) {
      await p.run(setAlarmRule, {
        rule: form.text('rule') as RuleItemData['key'],
        threshold: form.text('threshold'),
        active: form.text('active') !== '',
        fromHour: form.text('fromHour'),
        toHour: form.text('toHour'),
      })
      return p.redirect(ALARMS, { id: 'audit.alarms.rule_saved' })
    },
  },
})

function Alarms({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const m = (key: string) => ui.t(`audit.alarms.${key}`)
  const tab = (state: State) => ({
    href: state === 'open' ? ALARMS : `${ALARMS}?state=closed`,
    label: m(state),
    active: data.state === state,
  })
  return (
    <DeskPage
      ui={ui}
      title={m('title')}
      lead={m('lead')}
      breadcrumbs={[{ label: ui.t('audit.desk.title'), href: AUDIT }, { label: m('title') }]}
      hasErrors={form.error !== undefined}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('audit.desk.failed')} />
        <Stack>
          <Tabs label={m('title')} items={[tab('open'), tab('closed')]} />
          {data.items.length === 0 && <EmptyState title={m(`none_${data.state}`)} text={m('none_text')} />}
          {data.items.map((alarm) => (
            <AlarmCard ui={ui} alarm={alarm} form={form} />
          ))}
          <Pagination ui={ui} {...(data.next && { next: data.next })} />
        </Stack>
        <Section title={m('rules')} id="rules">
          {data.rules.map((rule) => (
            <RuleForm ui={ui} rule={rule} />
          ))}
        </Section>
      </Stack>
    </DeskPage>
  )
}

function RuleForm({ ui, rule }: { ui: PageUi; rule: RuleItemData }) {
  const m = (key: string) => ui.t(`audit.alarms.${key}`)
  const params = { threshold: rule.threshold, from: rule.fromHour ?? 0, to: rule.toHour ?? 0 }
  const summary = `${m(`rule.${rule.key}`)}: ${rule.active ? ui.t(`audit.alarms.rule_text.${rule.key}`, params) : m('off')}`
  const number = (name: string, value: number | null, optional: boolean) => (
    <Field
      ui={ui}
      name={name}
      label={m(name)}
      value={value === null ? '' : String(value)}
      optional={optional}
      inputmode="numeric"
      width="xs"
      maxlength={6}
    />
  )
  return (
    <Details summary={summary}>
      <Form ui={ui} action="rule" hidden={{ rule: rule.key }} id={`rule-${rule.key}`}>
        {number('threshold', rule.threshold, false)}
        {number('fromHour', rule.fromHour, true)}
        {number('toHour', rule.toHour, true)}
        <Checkbox ui={ui} name="active" label={m('active')} checked={rule.active} />
        <div>
          <Button variant="secondary">{m('save')}</Button>
        </div>
      </Form>
    </Details>
  )
}
