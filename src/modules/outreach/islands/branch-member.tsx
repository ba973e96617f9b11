import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field, Select, Textarea } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { noteKinds, type NoteKind } from '../action.rules.ts'
import { dialled, type BranchMember, type BranchUnit } from '../branch.rules.ts'
import { BranchPage, to, type Here, type Typed } from './branch-page.tsx'
import { CallButtons, Tags } from './member-row.tsx'

export type MemberNote = { id: string; kind: NoteKind; text: string; on: string; by: string }
export type MemberData = {
  member: BranchMember
  units: readonly BranchUnit[]
  today: string
  /** Undefined on a device: notes stay in the office. */
  notes?: readonly MemberNote[] | undefined
  key: string
}

type Props = { here: Here; data: MemberData; form: Typed }
/** Where the form is sent when it corrects something that waits. */
type FormProps = Props & { target?: string }

/** One member: how to reach her, and a form for each thing that happens at her door. */
export function BranchMemberView({ here, data, form }: Props) {
  const { ui } = here
  const { member, notes } = data
  const failed = form.typed['action']
  return (
    <BranchPage
      here={here}
      title={member.name}
      crumbs={[{ label: ui.t('outreach.nav'), href: to(here, '') }]}
      hasErrors={form.error !== undefined}
    >
      <FormProblems ui={ui} form={form} title={ui.t('outreach.failed')} />
      <Stack gap="sm">
        <Tags ui={ui} member={member} />
        <div class="mc-thumbs">
          <CallButtons ui={ui} member={member} />
        </div>
        <SummaryList ui={ui} rows={factRows(here, data)} />
      </Stack>
      {member.owed > 0 && <DuesForm here={here} data={data} form={failed === 'dues' ? form : { ...form, typed: {} }} />}
      <NoteForm here={here} data={data} form={failed === 'note' ? form : { ...form, typed: {} }} />
      <MarkForm here={here} data={data} />
      <Section title={ui.t('outreach.notes.title')}>
        {notes === undefined ? (
          <p class="mc-hint">{ui.t('outreach.notes.online_only')}</p>
        ) : (
          <Notes here={here} notes={notes} />
        )}
      </Section>
      {!here.device && (
        <div>
          <LinkButton href={`/desk/members/${member.id}`} variant="tertiary" iconEnd="arrow-right">
            {ui.t('outreach.member.whole')}
          </LinkButton>
        </div>
      )}
    </BranchPage>
  )
}

function factRows({ ui }: Here, { member, units }: MemberData) {
  const unit = units.find(({ code }) => code === member.unit)
  const born = member.born === null ? null : member.born.length === 4 ? member.born : formatCivilDate(member.born)
  const phone = member.phone === null ? member.phoneMasked : dialled(member.phone)
  return [
    { key: ui.t('outreach.fact.unit'), value: unit?.name ?? null },
    { key: ui.t('outreach.fact.born_on'), value: born },
    { key: ui.t('outreach.fact.phone'), value: phone },
    { key: ui.t('outreach.fact.address'), value: member.address === '' ? null : member.address },
    { key: ui.t('outreach.fact.joined'), value: member.joinedOn === null ? null : formatCivilDate(member.joinedOn) },
    { key: ui.t('outreach.fact.last_seen'), value: member.seenOn === null ? null : formatCivilDate(member.seenOn) },
  ]
}

export function DuesForm({ here, data, form, target }: FormProps) {
  const { ui } = here
  const { member, today, key } = data
  return (
    <Section id="dues" title={ui.t('outreach.dues.title')}>
      <p>
        {ui.t('outreach.dues.owed', {
          amount: formatMoney(member.owed, ui.locale),
          years: member.owedYears.join(', '),
        })}
      </p>
      <Form
        ui={ui}
        action="dues"
        to={target ?? to(here, `/members/${member.id}`)}
        hidden={{ key: form.typed['key'] ?? `${key}-d` }}
      >
        <Field
          ui={ui}
          name="amount"
          label={ui.t('outreach.dues.amount')}
          inputmode="numeric"
          width="sm"
          value={form.typed['amount'] ?? String(member.owed)}
          error={fieldError(ui, form, 'amount')}
        />
        <DateField
          ui={ui}
          name="on"
          label={ui.t('outreach.dues.on')}
          value={form.typed['action'] === 'dues' ? (form.typed['on'] ?? today) : today}
          error={form.typed['action'] === 'dues' ? fieldError(ui, form, 'on') : undefined}
        />
        <div>
          <Button icon="money" wide>
            {ui.t('outreach.dues.submit')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

export function NoteForm({ here, data, form, target }: FormProps) {
  const { ui } = here
  const { member, today, key } = data
  const options = noteKinds.map((kind) => ({ value: kind, label: ui.t(`outreach.note.${kind}`) }))
  return (
    <Section id="note" title={ui.t('outreach.note.title')}>
      <Form
        ui={ui}
        action="note"
        to={target ?? to(here, `/members/${member.id}`)}
        hidden={{ key: form.typed['key'] ?? `${key}-n` }}
      >
        <Select
          ui={ui}
          name="what"
          label={ui.t('outreach.note.what')}
          options={options}
          value={form.typed['what'] ?? 'visit'}
        />
        <Textarea
          ui={ui}
          name="text"
          label={ui.t('outreach.note.text')}
          description={ui.t('outreach.note.text_hint')}
          rows={3}
          maxlength={1000}
          optional
          value={form.typed['text']}
          error={fieldError(ui, form, 'text')}
        />
        <DateField
          ui={ui}
          name="day"
          label={ui.t('outreach.note.on')}
          value={form.typed['day'] ?? today}
          error={form.typed['action'] === 'note' ? fieldError(ui, form, 'on') : undefined}
        />
        <div>
          <Button variant="secondary" icon="edit" wide>
            {ui.t('outreach.note.submit')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

function MarkForm({ here, data: { member, key } }: Omit<Props, 'form'>) {
  const { ui } = here
  const isMarked = member.marked !== null
  return (
    <Section id="mark" title={ui.t('outreach.mark.title')}>
      <Form
        ui={ui}
        action={isMarked ? 'unmark' : 'mark'}
        to={to(here, `/members/${member.id}`)}
        hidden={{ key: `${key}-m` }}
      >
        {!isMarked && <Field ui={ui} name="reason" label={ui.t('outreach.mark.reason')} maxlength={200} optional />}
        <div>
          <Button variant="secondary" icon={isMarked ? 'close' : 'flag'} wide>
            {ui.t(isMarked ? 'outreach.mark.off' : 'outreach.mark.on')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

function Notes({ here: { ui }, notes }: { here: Here; notes: readonly MemberNote[] }) {
  if (notes.length === 0) return <EmptyState title={ui.t('outreach.notes.none')} level={3} />
  return (
    <ul class="mc-notes">
      {notes.map((note) => (
        <li>
          <p class="mc-hint">
            {formatCivilDate(note.on)} · {ui.t(`outreach.note.${note.kind}`)} · {note.by}
          </p>
          {note.text !== '' && <p>{note.text}</p>}
        </li>
      ))}
    </ul>
  )
}
