import type { ComponentChildren } from 'preact'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'

type Props = {
  ui: PageUi
  form: FormState
  /** Group of messages: `authentication.<words>.title` and so on. */
  words: 'phone_code' | 'second'
  next: string
  after: ComponentChildren
}

/** One code to type, and what to do without it. */
export function CodePage({ ui, form, words, next, after }: Props) {
  const word = (key: string) => ui.t(`authentication.${words}.${key}`)
  return (
    <Page ui={ui} title={word('title')} lead={word('lead')} width="form" hasErrors={form.error !== undefined} noIndex>
      <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
      <Stack gap="lg">
        <Form ui={ui} action="default" hidden={{ next: form.typed['next'] ?? next }}>
          <Field
            ui={ui}
            name="code"
            label={word('code')}
            description={word('hint')}
            error={fieldError(ui, form, 'code')}
            autocomplete="one-time-code"
            inputmode={words === 'phone_code' ? 'numeric' : 'text'}
            spellcheck={false}
            maxlength={40}
            width="md"
          />
          <Button wide>{word('submit')}</Button>
        </Form>
        {after}
      </Stack>
    </Page>
  )
}
