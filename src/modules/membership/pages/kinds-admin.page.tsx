import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, CheckboxGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Grid, Section, Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { MEMBER_KINDS } from '../member.rules.ts'
import type { AssociationRules, KindVersion } from '../kind.schema.ts'
import { listKinds, setAssociation, setKind } from '../operations/set-kind.ts'
import { day, dayIn, say } from './parts/member-words.ts'

const HERE = '/desk/admin/memberships'
const SEXES = ['female', 'male', 'other'] as const

/** Kinds of members and what the charter asks of them, from a day on; and what the association settles for itself. */
export const kindsAdminPage = page<{ associations: AssociationRules[] }>({
  path: HERE,
  load: async (p) => ({ associations: await p.run(listKinds, {}) }),
  actions: {
    async kind(p, form) {
      const chosen = form.texts('sexes').flatMap((sex) => SEXES.find((one) => one === sex) ?? [])
      await p.run(setKind, {
        association: form.text('association'),
        kind: form.text('kind') as 'ordinary',
        names: { vi: form.text('names.vi'), en: form.text('names.en'), pl: form.text('names.pl') },
        rules: {
          minAge: form.text('rules.minAge'),
          maxAge: form.text('rules.maxAge'),
          ...(chosen.length > 0 && { sexes: chosen }),
          needsDecision: form.text('needsDecision') === 'yes',
          paysDues: form.text('paysDues') === 'yes',
          votes: form.text('votes') === 'yes',
        },
        from: dayIn(form, 'from'),
        reason: form.text('reason'),
      })
      return p.redirect(HERE, { id: 'membership.flash.kind_set', tone: 'success' })
    },
    async association(p, form) {
      const keeps = form.text('keeps') === 'yes'
      await p.run(setAssociation, {
        association: form.text('association'),
        transferDays: form.text('transferDays'),
        readmissionKeepsSeniority: keeps,
      })
      return p.redirect(HERE, { id: 'membership.flash.association_set', tone: 'success' })
    },
  },
  view: ({ associations }, ui, form) => {
    const words = say(ui)
    return (
      <DeskPage ui={ui} title={words('kinds.title')} lead={words('kinds.lead')} hasErrors={form.error !== undefined}>
        <Stack gap="lg">
          <FormProblems ui={ui} form={form} title={words('failed')} />
          {associations.map((one) => (
            <Section title={one.name}>
              <Versions ui={ui} kinds={one.kinds} />
              {MEMBER_KINDS.map((kind) => (
                <KindForm
                  ui={ui}
                  form={form}
                  association={one.key}
                  kind={kind}
                  last={one.kinds.find((version) => version.kind === kind)}
                />
              ))}
              <Own ui={ui} form={form} association={one} />
            </Section>
          ))}
        </Stack>
      </DeskPage>
    )
  },
})

function Versions({ ui, kinds }: { ui: PageUi; kinds: readonly KindVersion[] }) {
  const words = say(ui)
  const yes = (is: boolean) => words(is ? 'kinds.yes' : 'kinds.no')
  const ages = ({ minAge, maxAge }: KindVersion['rules']) =>
    [minAge === undefined ? '' : `≥\u00A0${minAge}`, maxAge === undefined ? '' : `≤\u00A0${maxAge}`]
      .filter(Boolean)
      .join(', ') || words('kinds.anyone')
  const days = ({ from, to }: KindVersion) => {
    if (to !== null) return words('kinds.until', { from: from === '1900-01-01' ? '…' : day(from), to: day(to) })
    return from === '1900-01-01' ? words('kinds.always') : words('kinds.since', { from: day(from) })
  }
  return (
    <Table
      ui={ui}
      caption={words('kinds.title')}
      rows={kinds}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: words('kind_label'), head: true, cell: (one) => one.names[ui.locale] },
        {
          key: 'days',
          label: words('kinds.days'),
          cell: (one) => days(one),
        },
        { key: 'age', label: words('kinds.age'), cell: (one) => ages(one.rules) },
        {
          key: 'sexes',
          label: words('kinds.sexes'),
          cell: (one) => one.rules.sexes?.map((sex) => words(`sex.${sex}`)).join(', ') ?? words('kinds.anyone'),
        },
        { key: 'decision', label: words('kinds.needsDecision'), cell: (one) => yes(one.rules.needsDecision) },
        { key: 'dues', label: words('kinds.paysDues'), cell: (one) => yes(one.rules.paysDues) },
        { key: 'votes', label: words('kinds.votes'), cell: (one) => yes(one.rules.votes) },
      ]}
    />
  )
}

type KindFormProps = { ui: PageUi; form: FormState; association: string; kind: string; last: KindVersion | undefined }

function KindForm({ ui, form, association, kind, last }: KindFormProps) {
  const words = say(ui)
  const mine = form.error !== undefined && form.typed['kind'] === kind && form.typed['association'] === association
  const typed = (name: string, was: string) => (mine ? form.typed[name] : was)
  const rules = last?.rules
  const isOn = (name: 'needsDecision' | 'paysDues' | 'votes') =>
    mine ? form.typed[name] === 'yes' : (rules?.[name] ?? true)
  const error = (name: string) => (mine ? fieldError(ui, form, name) : undefined)
  const id = (name: string) => name
  return (
    <Details summary={words('kinds.change', { kind: last?.names[ui.locale] ?? words(`kind.${kind}`) })} open={mine}>
      <Form ui={ui} action="kind" hidden={{ association, kind }}>
        <Grid min="sm">
          {(['vi', 'en', 'pl'] as const).map((language) => (
            <Field
              ui={ui}
              name={id(`names.${language}`)}
              label={words(`kinds.name_${language}`)}
              value={typed(`names.${language}`, last?.names[language] ?? '')}
              error={error(`names.${language}`)}
              maxlength={60}
            />
          ))}
          <Field
            ui={ui}
            name="rules.minAge"
            label={words('kinds.minAge')}
            value={typed('rules.minAge', String(rules?.minAge ?? ''))}
            error={error('rules.minAge')}
            inputmode="numeric"
            width="xs"
            optional
          />
          <Field
            ui={ui}
            name="rules.maxAge"
            label={words('kinds.maxAge')}
            value={typed('rules.maxAge', String(rules?.maxAge ?? ''))}
            error={error('rules.maxAge')}
            inputmode="numeric"
            width="xs"
            optional
          />
        </Grid>
        <CheckboxGroup
          ui={ui}
          name="sexes"
          label={words('kinds.sexes')}
          options={SEXES.map((sex) => ({ value: sex, label: words(`sex.${sex}`) }))}
          values={mine ? form.ticked('sexes') : (rules?.sexes ?? SEXES)}
        />
        <Checkbox ui={ui} name="needsDecision" label={words('kinds.needsDecision')} checked={isOn('needsDecision')} />
        <Checkbox ui={ui} name="paysDues" label={words('kinds.paysDues')} checked={isOn('paysDues')} />
        <Checkbox ui={ui} name="votes" label={words('kinds.votes')} checked={isOn('votes')} />
        <DateField ui={ui} name="from" label={words('kinds.from')} value={typed('from', '')} error={error('from')} />
        <Field
          ui={ui}
          name="reason"
          label={words('kinds.reason')}
          value={typed('reason', '')}
          error={error('reason')}
          maxlength={500}
        />
        <div>
          <Button variant="secondary">{words('kinds.save')}</Button>
        </div>
      </Form>
    </Details>
  )
}

function Own({ ui, form, association }: { ui: PageUi; form: FormState; association: AssociationRules }) {
  const words = say(ui)
  return (
    <Details summary={words('kinds.own')}>
      <Form ui={ui} action="association" hidden={{ association: association.key }}>
        <Field
          ui={ui}
          name="transferDays"
          label={words('kinds.transferDays')}
          value={String(association.transferDays)}
          error={fieldError(ui, form, 'transferDays')}
          inputmode="numeric"
          width="xs"
        />
        <Checkbox ui={ui} name="keeps" label={words('kinds.keeps')} checked={association.readmissionKeepsSeniority} />
        <div>
          <Button variant="secondary">{words('kinds.save')}</Button>
        </div>
      </Form>
    </Details>
  )
}
