import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { inviteOfficer } from '../operations/invite-officer.ts'
import { recoverAccount } from '../operations/recover-account.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { MadeLink, showLink, type ShownLink } from './parts/made-link.tsx'

type Data = { login: string; made: ShownLink | null }

const load = async (p: PageRequest): Promise<Data> => {
  if (!p.actor.positions.some(({ permissions }) => permissions.has('authentication:let-in')))
    throw new AppError('kernel.forbidden', { kind: 'forbidden' })
  return { login: p.query.get('login') ?? '', made: null }
}

/** Where an administrator makes one-time links: for an account she has just created, or for somebody who lost her ways in. */
export const linksPage = page<Data>({
  path: '/desk/admin/links',
  load,
  view: (data, ui, form) => <LinksView data={data} ui={ui} form={form} />,
  actions: {
    async invite(p, form) {
      const inPerson = form.text('inPerson') === 'yes'
      const { name, link } = await p.run(inviteOfficer, { login: form.text('login'), inPerson })
      return { show: { login: '', made: showLink(p, name, link) } }
    },
    async recover(p, form) {
      const { name, link } = await p.run(recoverAccount, { login: form.text('login'), reason: form.text('reason') })
      return { show: { login: '', made: showLink(p, name, link) } }
    },
  },
})

type Props = { data: Data; ui: PageUi; form: FormState }

function LinksView({ data, ui, form }: Props) {
  const word = (key: string) => ui.t(`authentication.links.${key}`)
  return (
    <DeskPage
      ui={ui}
      title={word('title')}
      lead={word('lead')}
      hasErrors={form.error !== undefined}
      actions={
        <LinkButton href="/desk/admin/accounts/new" variant="secondary">
          {word('new_account')}
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('authentication.failed')} />
        {data.made !== null && <MadeLink ui={ui} link={data.made} />}
        <Form ui={ui} action="invite">
          <Field
            ui={ui}
            name="login"
            label={ui.t('authentication.colleagues.login')}
            value={form.typed['login'] ?? data.login}
            error={fieldError(ui, form, 'login')}
            autocomplete="off"
            spellcheck={false}
            maxlength={40}
            width="md"
          />
          <Section title={word('invite_title')} id="invite">
            <p>{word('invite')}</p>
            <Checkbox
              ui={ui}
              name="inPerson"
              label={word('in_person')}
              description={word('in_person_hint')}
              checked={form.typed['inPerson'] === 'yes'}
            />
            <div>
              <Button>{word('invite_submit')}</Button>
            </div>
          </Section>
          <Section title={word('recover_title')} id="recover">
            <p>{word('recover')}</p>
            <Textarea
              ui={ui}
              name="reason"
              label={ui.t('authentication.colleagues.reason')}
              description={ui.t('authentication.colleagues.reason_hint')}
              value={form.typed['reason']}
              error={fieldError(ui, form, 'reason')}
              rows={2}
              maxlength={500}
            />
            <div>
              <Button variant="secondary" name="action" value="recover">
                {word('recover_submit')}
              </Button>
            </div>
          </Section>
        </Form>
      </Stack>
    </DeskPage>
  )
}
