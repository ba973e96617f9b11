import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { decideCorrection, listCorrections, revealCorrection } from '../operations/decide-correction.ts'
import type { CorrectionList, CorrectionView } from '../record.schema.ts'
import { PurposeFields, whyOf } from './parts/purpose-fields.tsx'
import { recordPath, under, words } from './parts/record-words.tsx'

const CORRECTIONS = '/desk/corrections'

// Each proposal has its own forms: their fields are named after it.
const prefixOf = ({ typed }: FormState) =>
  typed['correction'] && `${typed['action'] === 'reveal' ? 'why.' : ''}${typed['correction']}`

/** What members say is wrong in their records, to be accepted or refused with a reason. */
export const correctionsPage = page<CorrectionList>({
  path: CORRECTIONS,
  load: (p) => p.run(listCorrections, { cursor: p.query.get('after') ?? '' }),
  view: (list, ui, form) => <Corrections list={list} ui={ui} form={under(form, prefixOf(form))} />,
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
      return { show: { items: [opened], next: null } }
    },
  },
})

function Corrections({ list, ui, form }: { list: CorrectionList; ui: PageUi; form: FormState }) {
  const word = words(ui)
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
        {list.items.length === 0 && (
          <EmptyState title={word('corrections.none')} text={word('corrections.none_text')} />
        )}
        {list.items.map((one) => (
          <Correction ui={ui} form={form} one={one} />
        ))}
        <Pagination ui={ui} {...(list.next && { next: list.next })} />
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
      <h2 class="ds-heading" data-size="xs">
        <Link href={recordPath(one.member)}>{one.name}</Link>: {one.label}
      </h2>
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
