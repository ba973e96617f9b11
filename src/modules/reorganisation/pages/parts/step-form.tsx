import type { PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Details } from '#ui/details/details.tsx'
import { controlState, Field, FieldFrame, Select, Textarea } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Row, Section } from '#ui/layout/layout.tsx'
import { fieldId } from '#ui/ui.ts'
import { UnitNames } from '../../islands/unit-names.island.tsx'
import type { ActView } from '../../reorganisation.schema.ts'
import { STEP_KINDS, type StepKind } from '../../step.rules.ts'
import { isOptional, STEP_FORMS, type StepField } from '../../typed-step.rules.ts'
import { ACTS } from './act-words.tsx'

type Level = { key: string; name: string }
type Props = { ui: PageUi; words: FormWords; act: ActView; eve: string; levels: readonly Level[]; kind: StepKind }

/** What may be decided, each a link to a form of its own. */
export function StepKinds({ ui, act }: { ui: PageUi; act: ActView }) {
  return (
    <Section title={ui.t('reorganisation.step.add')} id="add">
      <p class="mc-hint">{ui.t('reorganisation.step.choose')}</p>
      <CardGrid min="sm">
        {STEP_KINDS.map((kind) => (
          <LinkCard
            href={`${ACTS}/${act.id}?add=${kind}#add`}
            title={ui.t(`reorganisation.kind.${kind}`)}
            text={ui.t(`reorganisation.kind_text.${kind}`)}
          />
        ))}
      </CardGrid>
    </Section>
  )
}

/** The form of one kind of step: only what that kind needs, units by name. */
export function StepForm(props: Props) {
  const { ui, act, kind } = props
  const { fields, rare } = STEP_FORMS[kind]
  const isRareOpen = rare.some((name) => props.words.error('step', name) !== undefined)
  return (
    <Section title={ui.t(`reorganisation.kind.${kind}`)} id="add">
      <p>{ui.t(`reorganisation.how.${kind}`)}</p>
      <Form ui={ui} action="step" hidden={{ 'step.kind': kind }}>
        {fields.map((name) => (
          <StepControl {...props} name={name} />
        ))}
        {rare.length > 0 && (
          <Details summary={ui.t('reorganisation.step.rare')} open={isRareOpen}>
            {rare.map((name) => (
              <StepControl {...props} name={name} />
            ))}
          </Details>
        )}
        <Row gap="sm">
          <Button>{ui.t('reorganisation.step.save')}</Button>
          <LinkButton href={`${ACTS}/${act.id}#add`} variant="tertiary">
            {ui.t('reorganisation.step.other')}
          </LinkButton>
        </Row>
      </Form>
    </Section>
  )
}

function StepControl(props: Props & { name: StepField }) {
  const { ui, words, kind, name, levels } = props
  const { t } = ui
  const base = {
    ui,
    name: `step.${name}`,
    label: t(`reorganisation.typed.${kind}.${name}`),
    error: words.error('step', name),
    optional: isOptional(kind, name),
  }
  const value = words.typed('step', name) ?? ''
  switch (name) {
    case 'units':
    case 'unit':
    case 'into':
    case 'parent':
      return <UnitControl {...props} base={base} value={value} />
    case 'level':
      return (
        <Select
          {...base}
          value={value}
          empty={t(base.optional ? 'reorganisation.field.level_same' : 'reorganisation.field.level_choose')}
          options={levels.map((level) => ({ value: level.key, label: level.name }))}
        />
      )
    case 'by':
      return (
        <RadioGroup
          {...base}
          value={value || 'units'}
          options={(['units', 'address', 'list'] as const).map((by) => ({
            value: by,
            label: t(`reorganisation.by.${by}`),
            description: t(`reorganisation.by_text.${by}`),
          }))}
        />
      )
    case 'pick':
      return <Textarea {...base} value={value} description={t('reorganisation.field.pick_text')} rows={4} />
    case 'code':
      return (
        <Field
          {...base}
          value={value}
          description={t('reorganisation.typed.code_text')}
          width="sm"
          spellcheck={false}
        />
      )
    case 'name':
      return <Field {...base} value={value} maxlength={120} />
  }
}

type Base = { ui: PageUi; name: string; label: string; error: string | undefined; optional: boolean }

function UnitControl({ ui, act, eve, name, base, value }: Props & { name: StepField; base: Base; value: string }) {
  const many = name === 'units'
  const description = ui.t(many ? 'reorganisation.typed.units_text' : 'reorganisation.typed.unit_text')
  const state = controlState({ ...base, description })
  return (
    <FieldFrame {...base} description={description}>
      <Island
        name="reorganisation/unit-names"
        component={UnitNames}
        props={{
          id: fieldId(base.name),
          name: base.name,
          value,
          many,
          tree: act.tree,
          asOf: eve,
          locale: ui.locale,
          described: state['aria-describedby'] ?? '',
          isWrong: base.error !== undefined,
          words: {
            find: ui.t('reorganisation.typed.find'),
            results: Array.from({ length: 9 }, (_, count) => ui.t('units.picker.results', { count })),
          },
        }}
      />
    </FieldFrame>
  )
}
