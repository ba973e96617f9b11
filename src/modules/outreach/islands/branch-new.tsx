import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { registerBases } from '../action.rules.ts'
import type { BranchUnit } from '../branch.rules.ts'
import { BranchPage, to, type Here, type Typed } from './branch-page.tsx'

type Props = { here: Here; unit: BranchUnit; units: readonly BranchUnit[]; formKey: string; form: Typed }

/** A new member in the five things that one asks at her door; the rest is written in the office. */
export function BranchNew({ here, unit, units, formKey, form }: Props) {
  const { ui } = here
  const title = ui.t('outreach.new.title')
  return (
    <BranchPage
      here={here}
      title={title}
      lead={ui.t('outreach.new.lead')}
      crumbs={[{ label: unit.name, href: to(here, '') }]}
      hasErrors={form.error !== undefined}
    >
      <FormProblems ui={ui} form={form} title={ui.t('outreach.failed')} />
      <Form ui={ui} action="register" to={to(here, '/new')} hidden={{ key: form.typed['key'] ?? `${formKey}-r` }}>
        <RegisterFields ui={ui} units={units} form={form} fallback={{ unit: unit.code }} />
        <div>
          <Button icon="check" wide>
            {ui.t('outreach.new.submit')}
          </Button>
        </div>
      </Form>
    </BranchPage>
  )
}

type FieldsProps = Pick<Here, 'ui'> & { units: readonly BranchUnit[]; form: Typed; fallback: Record<string, string> }

export function RegisterFields({ ui, units, form, fallback }: FieldsProps) {
  const value = (name: string) => form.typed[name] ?? fallback[name]
  const error = (name: string) => fieldError(ui, form, name)
  return (
    <>
      <Field
        ui={ui}
        name="name"
        label={ui.t('ui.person.fullName')}
        description={ui.t('ui.person.fullNameHint')}
        autocomplete="off"
        maxlength={120}
        value={value('name')}
        error={error('name')}
      />
      <Field
        ui={ui}
        name="born"
        label={ui.t('outreach.new.born')}
        description={ui.t('outreach.new.born_hint')}
        inputmode="numeric"
        width="sm"
        maxlength={14}
        value={value('born')}
        error={error('born')}
      />
      <Field
        ui={ui}
        name="phone"
        label={ui.t('outreach.fact.phone')}
        type="tel"
        width="sm"
        maxlength={20}
        autocomplete="off"
        optional
        value={value('phone')}
        error={error('phone')}
      />
      <Field
        ui={ui}
        name="line"
        label={ui.t('outreach.new.line')}
        maxlength={200}
        autocomplete="off"
        optional
        value={value('line')}
        error={error('line')}
      />
      <Select
        ui={ui}
        name="unit"
        label={ui.t('outreach.new.unit')}
        options={units.map(({ code, name }) => ({ value: code, label: name }))}
        value={value('unit')}
        error={error('unit')}
      />
      <RadioGroup
        ui={ui}
        name="basis"
        label={ui.t('outreach.new.basis')}
        options={registerBases.map((one) => ({ value: one, label: ui.t(`outreach.basis.${one}`) }))}
        value={value('basis')}
        error={error('basis')}
      />
    </>
  )
}
