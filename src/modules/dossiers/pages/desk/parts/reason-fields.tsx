import type { FormState, PageUi } from '#kernel/http/page.ts'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Field } from '#ui/field/field.tsx'
import { revealReasons } from '../../../dossier.schema.ts'
import { desk } from './dossier-words.tsx'
import { errorAt } from './form-trouble.tsx'

/** Why somebody's value is needed in full: chosen, and in words where none fits. */
export function ReasonFields({ ui, form }: { ui: PageUi; form: FormState }) {
  const words = desk(ui)
  return (
    <>
      <RadioGroup
        ui={ui}
        name="why"
        label={words('reveal.reason')}
        value={form.typed['why']}
        error={errorAt(ui, form, 'why')}
        options={revealReasons.map((value) => ({ value, label: words(`reveal.why.${value}`) }))}
      />
      <Field
        ui={ui}
        name="reason"
        label={words('reveal.more')}
        value={form.typed['reason']}
        error={errorAt(ui, form, 'reason')}
        maxlength={500}
        optional
      />
    </>
  )
}

/** What the operations take of these fields; they check it. */
export const whyOf = (text: (name: string) => string) => ({
  why: text('why') as (typeof revealReasons)[number],
  reason: text('reason'),
})
