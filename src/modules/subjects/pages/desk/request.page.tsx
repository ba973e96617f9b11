import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Select, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { acknowledgeRequest } from '../../operations/acknowledge-request.ts'
import { decideRequest } from '../../operations/decide-request.ts'
import { getRequest } from '../../operations/get-request.ts'
import { liftRestriction } from '../../operations/lift-restriction.ts'
import { previewDeletion } from '../../operations/preview-deletion.ts'
import { printReply } from '../../operations/print-reply.ts'
import { duties, outcomes, type Duty, type Outcome } from '../../request.rules.ts'
import type { RequestView } from '../../subject.schema.ts'
import {
  ErasureTable,
  errorOf,
  RequestAnswer,
  RequestDue,
  RequestFacts,
  RequestStateTag,
  Trouble,
} from '../parts/request-words.tsx'
import { LiftForm } from '../parts/lift-form.tsx'
import { REQUESTS, requestPath } from './requests.page.tsx'

type Preview = Awaited<ReturnType<typeof preview>>
type Work = { request: RequestView; preview: Preview | undefined }

const codeOf = (p: PageRequest) => p.params['code'] ?? ''
const preview = (p: PageRequest) => p.run(previewDeletion, { code: codeOf(p) })
const target = (p: PageRequest, form: FormPost) => ({
  code: codeOf(p),
  version: Number(form.text('version')) || undefined,
})

/** One request at the desk: what is asked, until when, what a deletion would do, and the decision. */
export const requestPage = page<Work>({
  path: `${REQUESTS}/:code`,
  async load(p) {
    const request = await p.run(getRequest, { code: codeOf(p) })
    const erases = request.kind === 'delete' && request.can.includes('decide')
    return { request, preview: erases ? await preview(p) : undefined }
  },
  actions: {
    async acknowledge(p, form) {
      await p.run(acknowledgeRequest, target(p, form))
      return p.redirect(requestPath(codeOf(p)), { id: 'subjects.desk.acknowledged' })
    },
    async decide(p, form) {
      await p.run(decideRequest, {
        ...target(p, form),
        outcome: form.text('outcome') as Outcome, // checked by the operation, as is the next
        duty: form.text('duty') as Duty,
        reasons: form.text('reasons'),
      })
      return p.redirect(requestPath(codeOf(p)), { id: 'subjects.desk.decided' })
    },
    async lift(p) {
      await p.run(liftRestriction, { code: codeOf(p) })
      return p.redirect(requestPath(codeOf(p)), { id: 'subjects.one.lifted' })
    },
  },
  view: (work, ui, form) => <RequestWork work={work} ui={ui} form={form} />,
})

function RequestWork({ work, ui, form }: { work: Work; ui: PageUi; form: FormState }) {
  const { request } = work
  const { t } = ui
  return (
    <DeskPage
      ui={ui}
      title={t('subjects.one.title', { code: request.code })}
      lead={request.name}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: t('subjects.desk.title'), href: REQUESTS }, { label: request.code }]}
      actions={
        <>
          <RequestStateTag ui={ui} state={request.state} />
          <RequestDue ui={ui} item={request} />
        </>
      }
    >
      <Stack gap="lg">
        <Trouble ui={ui} form={form} />
        <RequestAnswer ui={ui} request={request} paper={`${requestPath(request.code)}/reply.pdf`} />
        {request.decidedBy && <SummaryList ui={ui} rows={[{ key: t('subjects.desk.by'), value: request.decidedBy }]} />}
        <RequestFacts ui={ui} request={request} />
        {request.report && <ErasureTable ui={ui} tables={request.report} caption={t('subjects.report.title')} />}
        {request.can.includes('lift') && <LiftForm ui={ui} />}
        {request.can.includes('acknowledge') && <Acknowledge ui={ui} request={request} />}
        {request.can.includes('decide') && <Decide ui={ui} work={work} form={form} />}
      </Stack>
    </DeskPage>
  )
}

const versionOf = (request: RequestView) => ({ version: String(request.version) })

function Acknowledge({ ui, request }: { ui: PageUi; request: RequestView }) {
  return (
    <Form ui={ui} action="acknowledge" hidden={versionOf(request)}>
      <p class="mc-hint">{ui.t('subjects.desk.acknowledge_text')}</p>
      <div>
        <Button variant="secondary" icon="check">
          {ui.t('subjects.desk.acknowledge')}
        </Button>
      </div>
    </Form>
  )
}

function Decide({ ui, work: { request, preview: seen }, form }: { ui: PageUi; work: Work; form: FormState }) {
  const { t } = ui
  const linked = request.hasAccount || request.dossierCode !== null
  return (
    <Section title={t('subjects.desk.decide')} id="decide">
      {!linked && <Notice tone="warning">{t('subjects.desk.not_linked')}</Notice>}
      {seen && linked && (
        <>
          <Notice tone="warning">{t('subjects.desk.delete_warning')}</Notice>
          <ErasureTable ui={ui} tables={seen.tables} caption={t('subjects.report.preview')} />
          {seen.waiting.length > 0 && <p>{t('subjects.report.waiting', { count: seen.waiting.length })}</p>}
        </>
      )}
      <Form ui={ui} action="decide" hidden={versionOf(request)}>
        <RadioGroup
          ui={ui}
          name="outcome"
          label={t('subjects.desk.outcome')}
          layout="row"
          value={form.typed['outcome']}
          error={errorOf(ui, form, 'outcome')}
          options={outcomes.map((value) => ({ value, label: t(`subjects.outcome.${value}`) }))}
        />
        <Select
          ui={ui}
          name="duty"
          label={t('subjects.desk.duty')}
          value={form.typed['duty']}
          error={errorOf(ui, form, 'duty')}
          empty={t('subjects.desk.duty_none')}
          options={duties.map((value) => ({ value, label: t(`subjects.duty.${value}`) }))}
        />
        <Textarea
          ui={ui}
          name="reasons"
          label={t('subjects.desk.reasons')}
          value={form.typed['reasons']}
          error={errorOf(ui, form, 'reasons')}
          maxlength={4000}
        />
        <div>
          <Button {...(request.kind === 'delete' && { color: 'danger' as const })}>
            {t('subjects.desk.decide_submit')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

/** The letter of reply to print or post. */
export const replyPage = page({
  path: `${REQUESTS}/:code/reply.pdf`,
  load: async (p) => fileAnswer(await p.run(printReply, { code: codeOf(p) }), 'print'),
  view: () => <></>,
})
