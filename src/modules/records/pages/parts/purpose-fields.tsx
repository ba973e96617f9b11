import type { FormPost } from '#kernel/http/form-post.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { PURPOSES, type Purpose } from '../../record.rules.ts'
import { words } from './record-words.tsx'

/** What for sensitive values are opened: chosen, and in words where none fits. `prefix` where a page asks several times. */
export function PurposeFields({ ui, form, prefix }: { ui: PageUi; form: FormState; prefix?: string }) {
  const word = words(ui)
  const [why, reason] = ['why', 'reason'].map((name) => (prefix ? `${prefix}.${name}` : name)) as [string, string]
  return (
    <>
      <RadioGroup
        ui={ui}
        name={why}
        label={word('why_label')}
        value={form.typed[why]}
        error={fieldError(ui, form, why)}
        options={PURPOSES.map((value) => ({ value, label: word(`why.${value}`) }))}
      />
      <Field
        ui={ui}
        name={reason}
        label={word('reason')}
        value={form.typed[reason]}
        error={fieldError(ui, form, reason)}
        maxlength={500}
        optional
      />
    </>
  )
}

/** What the operations take of these fields; they check it. */
export const whyOf = (form: FormPost, prefix?: string) => {
  const name = (field: string) => (prefix ? `${prefix}.${field}` : field)
  return { why: form.text(name('why')) as Purpose, reason: form.text(name('reason')) }
}
