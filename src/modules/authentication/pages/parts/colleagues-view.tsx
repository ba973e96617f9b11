import { formatMoment } from '#kernel/i18n/format.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { MadeLink, type ShownLink } from './made-link.tsx'

export type ColleaguesData = {
  waiting: readonly { login: string; name: string; since: string }[]
  made: ShownLink | null
}
type Props = { data: ColleaguesData; ui: PageUi; form: FormState }

export function ColleaguesView({ data, ui, form }: Props) {
  const word = (key: string) => ui.t(`authentication.colleagues.${key}`)
  return (
    <DeskPage ui={ui} title={word('title')} lead={word('lead')} hasErrors={form.error !== undefined}>
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
        {data.made !== null && <MadeLink ui={ui} link={data.made} />}
        <Section title={word('vouch_title')} id="vouch">
          <p>{word('vouch')}</p>
          {data.waiting.length > 0 && (
            <ul>
              {data.waiting.map(({ login, name, since }) => (
                <li>
                  {ui.t('authentication.colleagues.waiting', { name, login, date: formatMoment(new Date(since)) })}
                </li>
              ))}
            </ul>
          )}
          <Form ui={ui} action="vouch">
            <Field
              ui={ui}
              name="login"
              label={word('login')}
              value={form.typed['login']}
              error={fieldError(ui, form, 'login')}
              autocomplete="off"
              spellcheck={false}
              maxlength={40}
              width="md"
            />
            <Textarea
              ui={ui}
              name="reason"
              label={word('reason')}
              description={word('reason_hint')}
              value={form.typed['reason']}
              error={fieldError(ui, form, 'reason')}
              rows={2}
              maxlength={500}
            />
            <div>
              <Button>{word('vouch_submit')}</Button>
            </div>
          </Form>
        </Section>
        <Section title={word('seen_title')} id="seen">
          <p>{word('seen')}</p>
          <Form ui={ui} action="seen">
            <Field
              ui={ui}
              name="code"
              label={word('seen_code')}
              error={fieldError(ui, form, 'code')}
              inputmode="numeric"
              autocomplete="off"
              maxlength={12}
              width="sm"
            />
            <div>
              <Button variant="secondary">{word('seen_submit')}</Button>
            </div>
          </Form>
        </Section>
      </Stack>
    </DeskPage>
  )
}
