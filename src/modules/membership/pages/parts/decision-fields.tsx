import type { FormState, PageUi } from '#kernel/http/page.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Grid } from '#ui/layout/layout.tsx'
import { say } from './member-words.ts'

/** The decision on paper: number, day, who signed. */
export function DecisionFields({ ui, form, optional = false }: { ui: PageUi; form: FormState; optional?: boolean }) {
  const words = say(ui)
  const field = (name: string) => ({
    ui,
    name: `decision.${name}`,
    label: words(`decision.${name}`),
    value: form.typed[`decision.${name}`],
    error: fieldError(ui, form, `decision.${name}`),
    optional,
  })
  return (
    <Grid min="sm">
      <Field {...field('number')} maxlength={60} spellcheck={false} />
      <DateField {...field('on')} />
      <Field {...field('signer')} maxlength={120} spellcheck={false} />
    </Grid>
  )
}
