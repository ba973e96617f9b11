import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { memberTabs, memberTrail } from '#modules/membership/index.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { PartPage } from '#ui/desk-page/part-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { changeRecord } from '../operations/change-record.ts'
import { getRecord } from '../operations/get-record.ts'
import { addEntry, removeOpenEntry } from '../operations/record-entries.ts'
import { OPEN_KINDS } from '../record.rules.ts'
import type { RecordView } from '../record.schema.ts'
import { Brought } from './parts/brought.tsx'
import { CompletenessMeter } from './parts/completeness.tsx'
import { Entries } from './parts/record-entries.tsx'
import { Changes, entryOf, FactControl, factsOf, recordPath, under, words } from './parts/record-words.tsx'

const memberOf = (p: PageRequest) => p.params['id'] ?? ''
const load = async (p: PageRequest) => ({
  record: await p.run(getRecord, { member: memberOf(p) }),
  tabs: memberTabs(p.t, memberOf(p), p.actor, 'record'),
})
type Data = Awaited<ReturnType<typeof load>>

/** The record of a member: what may be read by who looks after her; the sensitive part has a page of its own. */
export const memberRecordPage = page<Data>({
  path: recordPath(':id'),
  creates: true,
  load,
  view: (data, ui, form) => <MemberRecord data={data} ui={ui} form={under(form, form.typed['kind'])} />,
  actions: {
    async save(p, form) {
      const facts = factsOf(form, new Set())
      await p.run(changeRecord, { member: memberOf(p), facts })
      return p.redirect(recordPath(memberOf(p)), { id: 'records.flash.saved' })
    },
    async add(p, form) {
      const kind = form.text('kind') as 'family'
      const amount = form.text(`${kind}.amount`).replaceAll(/[\s.,]/g, '')
      await p.run(addEntry, { member: memberOf(p), kind, amount, ...entryOf(form) })
      return p.redirect(`${recordPath(memberOf(p))}#${kind}`, { id: 'records.flash.added' })
    },
    async remove(p, form) {
      await p.run(removeOpenEntry, { member: memberOf(p), entry: form.text('entry') })
      return p.redirect(recordPath(memberOf(p)), { id: 'records.flash.removed' })
    },
  },
})

function MemberRecord({ data: { record, tabs }, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const word = words(ui)
  const { member } = record
  const writes = record.can.includes('write')
  return (
    <PartPage
      ui={ui}
      title={member.name}
      lead={member.unitName}
      breadcrumbs={memberTrail(ui.t, member, word('title'))}
      tabs={{ label: ui.t('membership.tab.label'), items: tabs }}
      hasErrors={form.error !== undefined}
      problems={<FormProblems ui={ui} form={form} title={word('failed')} />}
    >
      <CompletenessMeter ui={ui} value={record.completeness} />
      {record.waiting > 0 && (
        <p>
          {word('waiting', { count: record.waiting })}{' '}
          {writes && <Link href="/desk/corrections">{word('corrections.title')}</Link>}
        </p>
      )}
      <Facts record={record} ui={ui} form={form} />
      {OPEN_KINDS.map((kind) => (
        <Entries
          ui={ui}
          form={form}
          kind={kind}
          entries={record.entries}
          {...(writes && { actions: { add: 'add', remove: 'remove' } })}
        />
      ))}
      <Brought ui={ui} brought={record.brought} />
      <Section title={word('sensitive.title')} id="sensitive">
        <p>{word(record.can.includes('sensitive') ? 'sensitive.text' : 'sensitive.not_yours')}</p>
        {record.can.includes('sensitive') && (
          <div>
            <LinkButton href={`${recordPath(member.id)}/sensitive`} variant="secondary" icon="eye">
              {word('sensitive.open')}
            </LinkButton>
          </div>
        )}
      </Section>
      <Section title={word('changes')} id="changes">
        <Changes ui={ui} changes={record.changes} />
      </Section>
    </PartPage>
  )
}

function Facts({ record, ui, form }: { record: RecordView; ui: PageUi; form: FormState }) {
  const word = words(ui)
  const sent = form.typed['action'] === 'save'
  return (
    <Section title={word('facts')} id="facts">
      <SummaryList ui={ui} rows={record.fields.map(({ label, text }) => ({ key: label, value: text }))} />
      {record.can.includes('write') && (
        <Details summary={word('edit')} open={sent}>
          <Form ui={ui} action="save">
            {record.fields.map((field) => (
              <FactControl ui={ui} form={form} field={field} sent={sent} />
            ))}
            <div>
              <Button icon="check">{word('save')}</Button>
            </div>
          </Form>
        </Details>
      )}
    </Section>
  )
}
