import type { z } from 'zod'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import type { Comparison } from '../../duplicate.schema.ts'
import { choiceText } from './side-by-side.tsx'

type Data = z.output<typeof Comparison>

/** Which record goes on, which of two values, which of two memberships. */
export function MergeForm({ ui, data, form }: { ui: PageUi; data: Data; form: FormState }) {
  const radio = (name: string, label: string, left: string, right: string, value: string | undefined) => (
    <RadioGroup
      ui={ui}
      name={name}
      label={label}
      layout="row"
      value={form.typed[name] ?? value}
      error={fieldError(ui, form, name)}
      options={[
        { value: 'left', label: [ui.t('duplicates.first'), left].filter(Boolean).join(': ') },
        { value: 'right', label: [ui.t('duplicates.second'), right].filter(Boolean).join(': ') },
      ]}
    />
  )
  return (
    <Form ui={ui} action="merge">
      <p>{ui.t('duplicates.merge_text')}</p>
      {radio('kept', ui.t('duplicates.which_goes_on'), data.left.name, data.right.name, 'left')}
      {data.choices.map((field) => {
        const label = ui.t('duplicates.which_value', { field: ui.t(`duplicates.field.${field}`) })
        return radio(
          `choose.${field}`,
          label,
          choiceText(ui, data.left, field),
          choiceText(ui, data.right, field),
          'left',
        )
      })}
      {data.conflicts.map((association) => {
        const standing = (side: Data['left']) => side.memberships.find((one) => one.association === association)
        const text = (side: Data['left']) =>
          [standing(side)?.number, standing(side)?.unitName].filter(Boolean).join(', ')
        return radio(
          `memberships.${association}`,
          ui.t('duplicates.which_membership'),
          text(data.left),
          text(data.right),
          undefined,
        )
      })}
      <Button icon="check">{ui.t('duplicates.merge')}</Button>
    </Form>
  )
}
