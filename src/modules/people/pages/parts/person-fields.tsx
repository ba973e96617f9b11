import type { FormState, PageUi } from '#kernel/http/page.ts'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { say } from './person-words.ts'

/** Inputs that the desk's form and one's own share. `values` by the names of the inputs; `optional` says so beside the label. */
type Props = { ui: PageUi; form: FormState; values: Readonly<Record<string, string | undefined>>; optional?: boolean }

const base = ({ ui, form, values, optional = false }: Props, name: string) => ({
  ui,
  name,
  value: values[name],
  error: fieldError(ui, form, name),
  ...(optional && { optional }),
})

export const NameField = (props: Props) => (
  <Field
    {...base(props, 'name')}
    label={say(props.ui)('name')}
    description={say(props.ui)('name_hint')}
    autocomplete="off"
    spellcheck={false}
    maxlength={120}
  />
)

export const OtherNamesField = (props: Props) => (
  <Field
    {...base({ ...props, optional: true }, 'otherNames')}
    label={say(props.ui)('other_names')}
    description={say(props.ui)('other_names_hint')}
    maxlength={200}
  />
)

export const SexField = (props: Props) => (
  <RadioGroup
    {...base(props, 'sex')}
    label={say(props.ui)('sex')}
    layout="row"
    options={(['female', 'male', 'other'] as const).map((sex) => ({ value: sex, label: say(props.ui)(`sex_${sex}`) }))}
  />
)

export const BirthField = (props: Props) => (
  <Field
    {...base(props, 'birth')}
    label={say(props.ui)('birth')}
    description={say(props.ui)('birth_hint')}
    inputmode="numeric"
    width="sm"
    maxlength={14}
  />
)

/** House, street, hamlet: what stands before the commune. */
export const LineField = ({ name, ...props }: Props & { name: string }) => (
  <Field
    {...base({ ...props, optional: true }, name)}
    label={say(props.ui)('line')}
    description={say(props.ui)('line_hint')}
    maxlength={200}
  />
)
