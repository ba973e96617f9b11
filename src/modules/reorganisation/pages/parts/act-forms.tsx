import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, CheckboxGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import type { ActView } from '../../reorganisation.schema.ts'

type Props = { ui: PageUi; words: FormWords }
type Choice = { key: string; name: string }

const fields =
  ({ ui, words }: Props, form: string) =>
  (name: string, value?: string) => ({
    ui,
    name: `${form}.${name}`,
    label: ui.t(`reorganisation.field.${name}`),
    value: words.typed(form, name) ?? value,
    error: words.error(form, name),
  })

/** What the decision says, and the decision itself. */
export function DecisionForm({ act, roles, ...props }: Props & { act: ActView; roles: readonly Choice[] }) {
  const { ui, words } = props
  const { t } = ui
  const field = fields(props, 'decision')
  return (
    <Details summary={t('reorganisation.change_decision')} open={words.isSent('decision')}>
      <Form ui={ui} action="decision" multipart>
        <Field {...field('title', act.title)} />
        <DateField
          {...field('effectiveOn', act.effectiveOn)}
          description={t('reorganisation.field.effectiveOn_text')}
        />
        <Field {...field('decisionNumber', act.decisionNumber)} width="md" />
        <DateField {...field('decisionDate', act.decisionDate ?? '')} />
        <Field {...field('signer', act.signer)} width="md" />
        <FileField {...field('file')} multiple={false} optional />
        <CheckboxGroup
          {...field('endingRoles')}
          description={t('reorganisation.field.endingRoles_text')}
          options={roles.map(({ key, name }) => ({ value: key, label: name }))}
          values={words.ticked('decision', 'endingRoles') ?? act.endingRoles}
          optional
        />
        <Button variant="secondary">{t('reorganisation.save')}</Button>
      </Form>
    </Details>
  )
}

/** A conversion table as the state publishes it, as a file or pasted. */
export function UploadForm(props: Props) {
  const { ui, words } = props
  const { t } = ui
  const field = fields(props, 'upload')
  return (
    <Section title={t('reorganisation.upload.title')} id="upload">
      <p class="mc-hint">{t('reorganisation.upload.text')}</p>
      <Form ui={ui} action="upload" multipart>
        <FileField
          {...field('file')}
          label={t('reorganisation.upload.file')}
          description={t('reorganisation.upload.file_text')}
          accept=".tsv,.csv,.txt,text/tab-separated-values,text/csv,text/plain"
          multiple={false}
          optional
        />
        <Details summary={t('reorganisation.upload.paste')} open={words.isSent('upload')}>
          <Textarea {...field('list')} rows={6} />
        </Details>
        <Field {...field('parent')} description={t('reorganisation.upload.parent_text')} optional />
        <Checkbox ui={ui} name="upload.keep" label={t('reorganisation.upload.keep')} />
        <Button variant="secondary" icon="upload">
          {t('reorganisation.upload.send')}
        </Button>
      </Form>
    </Section>
  )
}

/** Taking an applied act back, with a reason that stays on record. */
export function UndoForm(props: Props) {
  const { ui, words } = props
  const { t } = ui
  return (
    <Section title={t('reorganisation.undo.title')} id="undo">
      <p>{t('reorganisation.undo.text')}</p>
      <Details summary={t('reorganisation.undo.open')} open={words.isSent('undo')}>
        <Form ui={ui} action="undo">
          <Textarea {...fields(props, 'undo')('reason')} rows={2} />
          <Button color="danger">{t('reorganisation.undo.send')}</Button>
        </Form>
      </Details>
    </Section>
  )
}
