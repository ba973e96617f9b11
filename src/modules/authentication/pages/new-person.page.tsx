import { page } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Page } from '#ui/page/page.tsx'
import { signUpPhone } from '../operations/sign-up-phone.ts'
import { browserOf, finish, nextOf, nextTyped, stepOf, withNext } from './parts/finish.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'

/** Who comes by a phone for the first time says her name. */
export const newPersonPage = page<{ next: string }>({
  path: '/sign-in/name',
  creates: true,
  load: async (p) => (stepOf(p) === '' ? p.redirect(withNext('/sign-in', nextOf(p))) : { next: nextOf(p) }),
  view: (data, ui, form) => {
    const word = (key: string) => ui.t(`authentication.new_person.${key}`)
    return (
      <Page ui={ui} title={word('title')} lead={word('lead')} width="form" hasErrors={form.error !== undefined} noIndex>
        <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
        <Form ui={ui} action="default" hidden={{ next: form.typed['next'] ?? data.next }}>
          <Field
            ui={ui}
            name="name"
            label={word('name')}
            description={word('hint')}
            value={form.typed['name']}
            error={fieldError(ui, form, 'name')}
            autocomplete="name"
            maxlength={120}
          />
          <Button wide>{word('submit')}</Button>
        </Form>
      </Page>
    )
  },
  actions: {
    async default(p, form) {
      const input = { step: stepOf(p), name: form.text('name'), browser: browserOf(p) }
      return finish(p, await p.run(signUpPhone, input), nextTyped(form))
    },
  },
})
