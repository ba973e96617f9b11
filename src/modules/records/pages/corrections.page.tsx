import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import {
  decideCorrections,
  listPersonCorrections,
  revealCorrectedId,
  showCorrectedPhones,
  type PersonCorrectionList,
} from '#modules/people/index.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { decideCorrection, listCorrections, revealCorrection } from '../operations/decide-correction.ts'
import { WRITE } from '../record.policy.ts'
import type { CorrectionList, CorrectionView } from '../record.schema.ts'
import { atFields, decisionsIn, PersonProposals } from './parts/person-proposals.tsx'
import { PurposeFields, whyOf } from './parts/purpose-fields.tsx'
import { recordPath, under, words } from './parts/record-words.tsx'

const CORRECTIONS = '/desk/corrections'

// Each proposal about a record has its own forms: their fields are named after it.
const prefixOf = ({ typed }: FormState): string | undefined => {
  const { action, correction } = typed
  if (correction === undefined || action === 'phones' || action === 'number') return undefined
  return action === 'reveal' ? `why.${correction}` : correction
}

type Queue = { people: PersonCorrectionList; records: CorrectionList }
const nothing = { items: [], next: null }

/** Of people and of records, each to whom she may decide; a further page of one shows that one only. */
async function waiting(p: PageRequest): Promise<Queue> {
  const [people, after] = [p.query.get('people') ?? '', p.query.get('after') ?? '']
  const ofPeople = after === '' && holds(p.actor, 'people:write')
  const ofRecords = people === '' && (holds(p.actor, WRITE) || !ofPeople)
  return {
    people: ofPeople ? await p.run(listPersonCorrections, { cursor: people }) : nothing,
    records: ofRecords ? await p.run(listCorrections, { cursor: after }) : nothing,
  }
}

/** What people say is wrong of themselves and in their records, to be accepted or refused with a reason. */
export const correctionsPage = page<Queue>({
  path: CORRECTIONS,
  load: waiting,
  view: (queue, ui, form) => <Corrections queue={queue} ui={ui} form={under(atFields(form), prefixOf(form))} />,
  actions: {
    async accept(p, form) {
      await p.run(decideCorrection, { correction: form.text('correction'), decision: 'accept', reason: '' })
      return p.redirect(CORRECTIONS, { id: 'records.flash.accepted' })
    },
    async refuse(p, form) {
      const correction = form.text('correction')
      const reason = form.text(`${correction}.reason`)
      await p.run(decideCorrection, { correction, decision: 'refuse', reason })
      return p.redirect(CORRECTIONS, { id: 'records.flash.refused' })
    },
    async reveal(p, form) {
      const correction = form.text('correction')
      const opened = await p.run(revealCorrection, { correction, ...whyOf(form, `why.${correction}`) })
      return { show: { people: nothing, records: { items: [opened], next: null } } }
    },
    async decide(p, form) {
      await p.run(decideCorrections, { decisions: decisionsIn(form.all) })
      return p.redirect(CORRECTIONS, { id: 'records.flash.decided', tone: 'success' })
    },
    async phones(p, form) {
      const opened = await p.run(showCorrectedPhones, { correction: form.text('correction') })
      return { show: { people: { items: [opened], next: null }, records: nothing } }
    },
    async number(p, form) {
      const ask = { correction: form.text('correction'), reason: form.text('reason') }
      const opened = await p.run(revealCorrectedId, ask)
      return { show: { people: { items: [opened], next: null }, records: nothing } }
    },
  },
})

function Corrections({ queue, ui, form }: { queue: Queue; ui: PageUi; form: FormState }) {
  const word = words(ui)
  const { people, records } = queue
  return (
    <DeskPage
      ui={ui}
      title={word('corrections.title')}
      lead={word('corrections.lead')}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: word('members'), href: '/desk/members' }, { label: word('corrections.title') }]}
    >
      <Stack>
        <FormProblems ui={ui} form={form} title={word('failed')} />
        {people.items.length + records.items.length === 0 && (
          <EmptyState title={word('corrections.none')} text={word('corrections.none_text')} />
        )}
        {people.items.length > 0 && <PersonProposals ui={ui} form={form} list={people} />}
        {records.items.length > 0 && (
          <Section title={word('corrections.record_title')}>
            {records.items.map((one) => (
              <Correction ui={ui} form={form} one={one} />
            ))}
          </Section>
        )}
        <Pagination ui={ui} {...(records.next && { next: records.next })} />
      </Stack>
    </DeskPage>
  )
}

function Correction({ ui, form, one }: { ui: PageUi; form: FormState; one: CorrectionView }) {
  const word = words(ui)
  const hidden = { correction: one.id }
  const sent = form.typed['correction'] === one.id
  const shut = one.sensitive && one.proposed === null
  return (
    <Card>
      <h3 class="ds-heading" data-size="xs">
        <Link href={recordPath(one.member)}>{one.name}</Link>: {one.label}
      </h3>
      <p class="mc-hint">
        {one.unitName} · {formatMoment(new Date(one.proposedAt))}
      </p>
      {shut ? (
        <p>{word('corrections.sealed')}</p>
      ) : (
        <SummaryList
          ui={ui}
          rows={[
            { key: word('corrections.current'), value: one.current },
            { key: word('corrections.proposed'), value: one.proposed },
            ...(one.note ? [{ key: word('corrections.note'), value: one.note }] : []),
          ]}
        />
      )}
      {shut && one.may && (
        <Details summary={word('corrections.open')} open={sent && form.typed['action'] === 'reveal'}>
          <Form ui={ui} action="reveal" hidden={hidden}>
            <PurposeFields ui={ui} form={form} prefix={`why.${one.id}`} />
            <div>
              <Button variant="secondary" icon="eye">
                {word('corrections.open')}
              </Button>
            </div>
          </Form>
        </Details>
      )}
      {!shut && one.may && <Decide ui={ui} form={form} sent={sent} id={one.id} />}
    </Card>
  )
}

type DecideProps = { ui: PageUi; form: FormState; sent: boolean; id: string }

function Decide({ ui, form, sent, id }: DecideProps) {
  const word = words(ui)
  const hidden = { correction: id }
  const reason = `${id}.reason`
  const refused = sent && form.typed['action'] === 'refuse'
  return (
    <>
      <Form ui={ui} action="accept" hidden={hidden} layout="row">
        <Button icon="check">{word('corrections.accept')}</Button>
      </Form>
      <Details summary={word('corrections.refuse')} open={refused}>
        <Form ui={ui} action="refuse" hidden={hidden}>
          <Field
            ui={ui}
            name={reason}
            label={word('corrections.reason')}
            description={word('corrections.reason_hint')}
            maxlength={300}
            {...(refused && { value: form.typed[reason], error: fieldError(ui, form, reason) })}
          />
          <div>
            <Button variant="secondary" color="danger">
              {word('corrections.refuse')}
            </Button>
          </div>
        </Form>
      </Details>
    </>
  )
}
