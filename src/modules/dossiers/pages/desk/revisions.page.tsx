import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { decideDueRevision, listDueRevisions } from '../../operations/decide-due-revision.ts'
import { DESK, desk, dossierPath, moment } from './parts/dossier-words.tsx'
import { errorAt, FormTrouble } from './parts/form-trouble.tsx'

const REVISIONS = `${DESK}/revisions`

type Proposals = { items: Awaited<ReturnType<typeof loadProposals>>['items'] }
type Proposal = Proposals['items'][number]

const loadProposals = (p: PageRequest) => p.run(listDueRevisions, {})

const decide = (decision: 'confirm' | 'reject') => async (p: PageRequest, form: FormPost) => {
  await p.run(decideDueRevision, { id: form.text('id'), decision, reason: form.text(`${form.text('id')}.reason`) })
  return p.redirect(REVISIONS, { id: `dossiers.desk.revisions.${decision}ed` })
}

/** A calendar changed: which promised dates it would move. A person decides each, with a reason. */
export const revisionsPage = page<Proposals>({
  path: REVISIONS,
  load: loadProposals,
  actions: { confirm: decide('confirm'), reject: decide('reject') },
  view: ({ items }, ui, form) => {
    const words = desk(ui)
    return (
      <DeskPage
        ui={ui}
        title={words('revisions.title')}
        lead={words('revisions.lead')}
        hasErrors={form.error !== undefined}
      >
        <Stack>
          <FormTrouble ui={ui} form={form} rename={{ reason: `${form.typed['id']}.reason` }} />
          {items.length === 0 && <EmptyState title={words('revisions.empty')} text={words('revisions.empty_text')} />}
          {items.map((item) => (
            <ProposalCard ui={ui} item={item} form={form} />
          ))}
        </Stack>
      </DeskPage>
    )
  },
})

function ProposalCard({ ui, item, form }: { ui: PageUi; item: Proposal; form: FormState }) {
  const words = desk(ui)
  const name = `${item.id}.reason`
  const rows = [
    { key: words('revisions.promised'), value: moment(item.promisedDueAt) },
    { key: words('revisions.proposed'), value: moment(item.newDueAt) },
  ]
  return (
    <Card>
      <h2 class="mc-notice-title">
        <Link href={dossierPath(item.code)}>{item.code}</Link>
      </h2>
      <SummaryList ui={ui} rows={rows} />
      {item.explanation.length > 0 && (
        <Details summary={words('due.why')}>
          <ol class="mc-prose mc-why">
            {item.explanation.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ol>
        </Details>
      )}
      <Form ui={ui} action="confirm" hidden={{ id: item.id }}>
        <Field
          ui={ui}
          name={name}
          label={words('form.reason')}
          value={form.typed[name]}
          error={errorAt(ui, form, name, { reason: `${form.typed['id']}.reason` })}
          maxlength={2000}
        />
        <Row>
          <Button>{words('revisions.confirm')}</Button>
          <Button variant="secondary" name="action" value="reject">
            {words('revisions.reject')}
          </Button>
        </Row>
      </Form>
    </Card>
  )
}
