import type { FormState, PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { Field, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { revocationGrounds } from '../../../dossier.rules.ts'
import { desk, dossierPath } from './dossier-words.tsx'
import { errorAt } from './form-trouble.tsx'
import type { Dossier } from './move-words.ts'
import type { Result, ResultAct } from './results.tsx'

/** What the form asks; everything else of the act is in the address. */
export const asked = ['ground', 'reason', 'decision', 'decisionOn'] as const
export type Asked = Record<(typeof asked)[number], string>
export type Plan = { number: string; unit: { code: string; name: string }; texted: boolean }
type Props = { ui: PageUi; dossier: Dossier; result: Result; act: ResultAct }

/** First step: on what ground, in words, and by which decision. */
export function AskWhy({ ui, dossier, act, typed, form }: Props & { typed: Partial<Asked>; form: FormState }) {
  const words = desk(ui)
  const control = (name: keyof Asked) => ({ ui, name, value: typed[name], error: errorAt(ui, form, name) })
  return (
    <Form ui={ui} action="check">
      <p>{words(`result_act.${act}_lead`)}</p>
      <RadioGroup
        {...control('ground')}
        label={words('result_act.ground')}
        description={words('result_act.ground_hint')}
        options={revocationGrounds.map((value) => ({ value, label: ui.t(`dossiers.ground.${value}`) }))}
      />
      <Textarea
        {...control('reason')}
        label={words('form.reason')}
        description={words('result_act.reason_hint')}
        maxlength={2000}
      />
      <Field
        {...control('decision')}
        label={words('result_act.decision')}
        description={words('result_act.decision_hint')}
        maxlength={60}
        width="md"
        spellcheck={false}
        optional
      />
      <DateField {...control('decisionOn')} label={words('result_act.decision_on')} optional />
      <div class="mc-row mc-gap-md">
        <Button>{words('result_act.next')}</Button>
        <Link href={dossierPath(dossier.code)}>{words('form.cancel')}</Link>
      </div>
    </Form>
  )
}

/** Second step: what will happen, and the one button that does it. */
export function SayWhat({ ui, dossier, result, act, typed, plan }: Props & { typed: Asked; plan: Plan }) {
  const words = desk(ui)
  const on = readDate(typed.decisionOn)
  const decision =
    typed.decision.trim() !== '' && on !== undefined
      ? words('results.decision_of', { number: typed.decision.trim(), date: formatCivilDate(on) })
      : undefined
  const params = {
    number: plan.number,
    unit: plan.unit.name,
    ground: ui.t(`dossiers.ground.${typed.ground}`),
    old: result.unit.name,
  }
  const passed = plan.unit.code !== result.unit.code
  return (
    <Form ui={ui} action={act} hidden={typed}>
      <SummaryList
        ui={ui}
        rows={[
          { key: words('result_act.paper'), value: `${plan.number}, ${dossier.applicant.fullName}` },
          { key: words('results.ground'), value: params.ground },
          ...(decision === undefined ? [] : [{ key: words('results.decision'), value: decision }]),
          { key: words('results.reason'), value: typed.reason.trim() },
        ]}
      />
      <Notice tone="warning" title={words('result_act.will')}>
        <ul>
          <li>{words(`result_act.will_${act}`, params)}</li>
          <li>{words(`result_act.check_${act}`, params)}</li>
          {passed && <li>{words('result_act.passed', params)}</li>}
          <li>{words(plan.texted ? 'result_act.told' : 'result_act.not_texted')}</li>
          <li>{words('result_act.final')}</li>
        </ul>
      </Notice>
      <div class="mc-row mc-gap-md">
        <Button {...(act === 'revoke' && { color: 'danger' })}>{words(`result_act.do_${act}`)}</Button>
        <Button variant="secondary" name="action" value="edit">
          {words('result_act.edit')}
        </Button>
        <Link href={dossierPath(dossier.code)}>{words('form.cancel')}</Link>
      </div>
    </Form>
  )
}
