import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { changeSensitive } from '../operations/change-record.ts'
import { getRecord } from '../operations/get-record.ts'
import { addSensitiveEntry, removeSensitiveEntry } from '../operations/record-entries.ts'
import { revealSensitive } from '../operations/reveal-sensitive.ts'
import { mayOnRecord, SENSITIVE } from '../record.policy.ts'
import { SENSITIVE_KINDS } from '../record.rules.ts'
import type { RecordView, SensitiveView } from '../record.schema.ts'
import { PurposeFields, whyOf } from './parts/purpose-fields.tsx'
import { Brought } from './parts/brought.tsx'
import { Entries } from './parts/record-entries.tsx'
import { Changes, entryOf, FactControl, factsOf, recordPath, under, words } from './parts/record-words.tsx'
import { enforce } from '#kernel/access/actor.ts'

type Data = { record: RecordView; shown?: SensitiveView; why?: { why: string; reason: string } }

const memberOf = (p: PageRequest) => p.params['id'] ?? ''
const here = (member: string) => `${recordPath(member)}/sensitive`
const load = async (p: PageRequest): Promise<Data> => {
  const record = await p.run(getRecord, { member: memberOf(p) })
  enforce(mayOnRecord(p.actor, SENSITIVE, record.member.unit))
  return { record }
}

/** The sensitive part: opened for a purpose, shown once; it travels in no address and no cookie. */
export const sensitiveRecordPage = page<Data>({
  path: here(':id'),
  creates: true,
  load,
  view: (data, ui, form) => <SensitiveRecord data={data} ui={ui} form={under(form, form.typed['kind'])} />,
  actions: {
    async reveal(p, form) {
      const why = whyOf(form)
      const shown = await p.run(revealSensitive, { member: memberOf(p), ...why })
      return { show: { ...(await load(p)), shown, why } }
    },
    async save(p, form) {
      const facts = factsOf(form, new Set(['party_joined_on', 'party_official_on']))
      await p.run(changeSensitive, { member: memberOf(p), facts, ...whyOf(form) })
      return p.redirect(recordPath(memberOf(p)), { id: 'records.flash.saved' })
    },
    async add(p, form) {
      const kind = form.text('kind') as 'hardship'
      await p.run(addSensitiveEntry, { member: memberOf(p), kind, ...entryOf(form) })
      return p.redirect(here(memberOf(p)), { id: 'records.flash.added' })
    },
    async remove(p, form) {
      await p.run(removeSensitiveEntry, { member: memberOf(p), entry: form.text('entry') })
      return p.redirect(here(memberOf(p)), { id: 'records.flash.removed' })
    },
  },
})

function SensitiveRecord({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const word = words(ui)
  const { member } = data.record
  return (
    <DeskPage
      ui={ui}
      title={word('sensitive.of', { name: member.name })}
      lead={member.unitName}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: word('members'), href: '/desk/members' },
        { label: member.name, href: `/desk/members/${member.id}` },
        { label: word('title'), href: recordPath(member.id) },
        { label: word('sensitive.title') },
      ]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={word('failed')} />
        {data.shown ? (
          <Shown ui={ui} form={form} shown={data.shown} why={data.why ?? { why: '', reason: '' }} />
        ) : (
          <div class="mc-form-column">
            <Form ui={ui} action="reveal">
              <p>{word('sensitive.lead')}</p>
              <PurposeFields ui={ui} form={form} />
              <div class="mc-row mc-gap-md">
                <Button icon="eye">{word('sensitive.open')}</Button>
                <Link href={recordPath(member.id)}>{word('cancel')}</Link>
              </div>
            </Form>
          </div>
        )}
      </Stack>
    </DeskPage>
  )
}

type ShownProps = { ui: PageUi; form: FormState; shown: SensitiveView; why: { why: string; reason: string } }

function Shown({ ui, form, shown, why }: ShownProps) {
  const word = words(ui)
  return (
    <>
      <Notice>
        <p>{word('sensitive.hidden_again')}</p>
      </Notice>
      <SummaryList ui={ui} rows={shown.fields.map(({ label, text }) => ({ key: label, value: text }))} />
      <Details summary={word('edit')}>
        <Form ui={ui} action="save" hidden={why}>
          {shown.fields.map((field) => (
            <FactControl ui={ui} form={form} field={field} sent={false} />
          ))}
          <div>
            <Button icon="check">{word('save')}</Button>
          </div>
        </Form>
      </Details>
      {SENSITIVE_KINDS.map((kind) => (
        <Entries ui={ui} form={form} kind={kind} entries={shown.entries} actions={{ add: 'add', remove: 'remove' }} />
      ))}
      <Brought ui={ui} brought={shown.brought} />
      <Section title={word('changes')} id="changes">
        <Changes ui={ui} changes={shown.changes} />
      </Section>
      <div>
        <LinkButton href={ui.path.replace(/\/sensitive$/, '')} variant="secondary">
          {word('back')}
        </LinkButton>
      </div>
    </>
  )
}
