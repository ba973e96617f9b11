import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { HOWS, SAID_REASONS } from '../../post.rules.ts'
import type { PostDetail } from '../../post.schema.ts'
import { words } from './post-words.tsx'

type Props = { ui: PageUi; form: FormState }
type PartProps = Props & { action: string }

/** Name, label and, when this form came back, what was typed and what was wrong. `form`: as refusedForm makes it. */
function base({ ui, form, action }: PartProps) {
  const word = words(ui)
  const sent = form.typed['action'] === action
  return (field: string) => {
    const name = `${action}.${field}`
    const back = { value: form.typed[name], error: fieldError(ui, form, name) }
    return { ui, name, label: word(`field.${field}`), ...(sent && back) }
  }
}

/** How she came to it, the first day, the term. */
export function TermFields({ ui, form, action }: PartProps) {
  const word = words(ui)
  const field = base({ ui, form, action })
  return (
    <>
      <RadioGroup
        {...field('how')}
        layout="row"
        options={HOWS.map((value) => ({ value, label: word(`how.${value}`) }))}
      />
      <DateField {...field('from')} />
      <Field {...field('term')} description={word('field.term_hint')} optional maxlength={40} width="sm" />
      <DateField {...field('termTo')} description={word('field.termTo_hint')} optional />
    </>
  )
}

type Decided = { number: string; on: string | null; signer: string }

/** The decision behind a post, with its paper. */
export function DecisionFields({ ui, form, action, kept }: PartProps & { kept?: Decided }) {
  const field = base({ ui, form, action })
  const sent = form.typed['action'] === action
  const value = (typed: string, was: string | undefined) => ({ value: sent ? form.typed[`${action}.${typed}`] : was })
  return (
    <>
      <Field
        {...field('decisionNumber')}
        {...value('decisionNumber', kept?.number)}
        optional
        maxlength={60}
        width="md"
      />
      <DateField {...field('decisionOn')} {...value('decisionOn', kept?.on ?? undefined)} optional />
      <Field {...field('decisionSigner')} {...value('decisionSigner', kept?.signer)} optional maxlength={120} />
      <FileField {...field('decisionFile')} multiple={false} optional />
    </>
  )
}

export function EndForm({ ui, form }: Props) {
  const word = words(ui)
  const sent = form.typed['action'] === 'end'
  const field = base({ ui, form, action: 'end' })
  return (
    <Details summary={word('end')} open={sent}>
      <p>{word('end_text')}</p>
      <Form ui={ui} action="end">
        <DateField {...field('lastDay')} />
        <Select
          {...field('reason')}
          empty={word('choose')}
          options={SAID_REASONS.map((value) => ({ value, label: word(`end_reason.${value}`) }))}
        />
        <Field {...field('note')} optional maxlength={500} />
        <div>
          <Button variant="secondary" color="danger">
            {word('end')}
          </Button>
        </div>
      </Form>
    </Details>
  )
}

export function ReElectForm({ ui, form }: Props) {
  const word = words(ui)
  const sent = form.typed['action'] === 're-elect'
  return (
    <Details summary={word('re_elect')} open={sent}>
      <p>{word('re_elect_text')}</p>
      <Form ui={ui} action="re-elect" multipart>
        <TermFields ui={ui} form={form} action="re-elect" />
        <DecisionFields ui={ui} form={form} action="re-elect" />
        <div>
          <Button variant="secondary">{word('re_elect')}</Button>
        </div>
      </Form>
    </Details>
  )
}

export function DecisionForm({ ui, form, post }: Props & { post: PostDetail }) {
  const word = words(ui)
  const sent = form.typed['action'] === 'decision'
  return (
    <Details summary={word('set_decision')} open={sent}>
      <Form ui={ui} action="decision" multipart hidden={{ version: String(post.version) }}>
        <DecisionFields ui={ui} form={form} action="decision" kept={post.decision} />
        <div>
          <Button variant="secondary">{word('save')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** Says in words what the role lets her do, before anybody gives it. */
export function RoleForms({ ui, form, post }: Props & { post: PostDetail }) {
  const word = words(ui)
  if (!post.role) return null
  return (
    <>
      <p>{word(post.withRole ? 'role_held' : 'role_text', { role: post.role.name, unit: post.unitName })}</p>
      <Details summary={word('role_allows', { role: post.role.name })}>
        <ul>
          {post.role.permissions.map((permission) => (
            <li>{permission}</li>
          ))}
        </ul>
      </Details>
      {post.can.includes('give_role') && post.accounts.length === 0 && <p>{word('no_account')}</p>}
      {post.can.includes('give_role') && post.accounts.length > 0 && (
        <Form ui={ui} action="give-role">
          <Select
            {...base({ ui, form, action: 'give-role' })('login')}
            empty={word('choose')}
            options={post.accounts.map(({ login, name }) => ({ value: login, label: `${name} (${login})` }))}
          />
          <div>
            <Button variant="secondary" icon="shield">
              {word('give_role', { role: post.role.name })}
            </Button>
          </div>
        </Form>
      )}
      {post.can.includes('take_role') && (
        <Form ui={ui} action="take-role" layout="row">
          <Button variant="secondary" color="danger">
            {word('take_role')}
          </Button>
        </Form>
      )}
      {!post.can.includes('give_role') && !post.can.includes('take_role') && post.to === null && (
        <p class="mc-hint">{word('role_others')}</p>
      )}
    </>
  )
}
