import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import type { Ui } from '#ui/ui.ts'
import type { UnitView } from '../../unit.schema.ts'
import type { FormWords } from '#ui/form/form-words.ts'

type Props = { ui: Ui; unit: UnitView; words: FormWords }

export function IdentifierForm({ ui, unit, words }: Props) {
  return (
    <Section title={ui.t('units.identifier.title')}>
      <Form ui={ui} action="identifier">
        <Field
          ui={ui}
          name="identifier.identifier"
          label={ui.t('units.fact.identifier')}
          description={ui.t('units.identifier.hint')}
          value={words.typed('identifier', 'identifier') ?? unit.identifier}
          error={words.error('identifier', 'identifier')}
          width="md"
          maxlength={32}
          spellcheck={false}
        />
        <ReasonField ui={ui} form="identifier" words={words} />
        <Button>{ui.t('units.identifier.save')}</Button>
      </Form>
    </Section>
  )
}

export function RenameForm({ ui, unit, words }: Props) {
  const value = (field: string) => words.typed('rename', field)
  const error = (field: string) => words.error('rename', field)
  return (
    <Details summary={ui.t('units.rename.title')} open={words.isSent('rename')}>
      <p>{ui.t('units.rename.text')}</p>
      <Form ui={ui} action="rename">
        <Field
          ui={ui}
          name="rename.name"
          label={ui.t('units.fact.nameVi')}
          value={value('name') ?? unit.name}
          error={error('name')}
          maxlength={120}
        />
        <Field
          ui={ui}
          name="rename.nameEn"
          label={ui.t('units.fact.nameEn')}
          value={value('nameEn') ?? unit.nameEn}
          error={error('nameEn')}
          maxlength={120}
        />
        <DateField
          ui={ui}
          name="rename.from"
          label={ui.t('units.rename.from')}
          value={value('from')}
          error={error('from')}
        />
        <ReasonField ui={ui} form="rename" words={words} />
        <Button variant="secondary">{ui.t('units.rename.save')}</Button>
      </Form>
    </Details>
  )
}

export function CloseForm({ ui, words }: Omit<Props, 'unit'>) {
  return (
    <Details summary={ui.t('units.close.title')} open={words.isSent('close')}>
      <p>{ui.t('units.close.text')}</p>
      <Form ui={ui} action="close">
        <DateField
          ui={ui}
          name="close.lastDay"
          label={ui.t('units.close.lastDay')}
          value={words.typed('close', 'lastDay')}
          error={words.error('close', 'lastDay')}
        />
        <ReasonField ui={ui} form="close" words={words} />
        <Button variant="secondary" color="danger">
          {ui.t('units.close.save')}
        </Button>
      </Form>
    </Details>
  )
}

/** Every change says why: the reason stands in the event. */
function ReasonField({ ui, form, words }: { ui: Ui; form: string; words: FormWords }) {
  return (
    <Field
      ui={ui}
      name={`${form}.reason`}
      label={ui.t('units.reason.label')}
      description={ui.t('units.reason.hint')}
      value={words.typed(form, 'reason')}
      error={words.error(form, 'reason')}
      maxlength={500}
    />
  )
}
