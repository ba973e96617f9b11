import { errorMessageId } from '#kernel/errors/app-error.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { page, type FormState } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { ConsentBoxes } from '#ui/consent/consent.tsx'
import { FileList } from '#ui/file-field/file-field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { Steps } from '#ui/steps/steps.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import { readTicked } from '#modules/privacy/index.ts'
import { draftErrors, invalidField } from '../draft.errors.ts'
import type { DraftReview } from '../draft.schema.ts'
import { sizeInWords } from '../file-size.rules.ts'
import { reviewDraft } from '../operations/review-draft.ts'
import { submitDraft } from '../operations/submit-draft.ts'
import { draftPath, withDraft } from './parts/draft-access.ts'
import { SavedNotice } from './parts/saved-notice.tsx'

type Step = DraftReview['steps'][number]

/** Everything once more before it is sent, with what is still missing and the way there. */
export const draftCheckPage = page<DraftReview>({
  path: '/drafts/:draft/check',
  creates: true,
  load: (p) =>
    withDraft(p, async (draft) => {
      const review = await p.run(reviewDraft, { draft })
      return review.draft.submitted ? p.redirect(draftPath(draft, 'receipt')) : review
    }),
  view: (review, ui, form) => <Check review={review} ui={ui} form={form} />,
  actions: {
    async submit(p, form) {
      const draft = p.params['draft'] ?? ''
      if (form.text('declare') !== 'yes') throw invalidField('declare', draftErrors.declareFirst)
      const receipt = await p.run(submitDraft, { draft, consents: readTicked(form) })
      p.open(receipt.id)
      return p.redirect(draftPath(draft, 'receipt'))
    },
  },
})

function Check({ review, ui, form }: { review: DraftReview; ui: Ui; form: FormState }) {
  const { draft, steps } = review
  const open = steps.filter((step) => step.open)
  const problem = form.problems.find(({ path }) => path === 'declare')
  const message = problem && ui.t(errorMessageId(problem.code))
  const refused = form.error && !problem ? ui.t(errorMessageId(form.error.code), form.error.params) : undefined
  return (
    <Page
      ui={ui}
      title={ui.t('applications.check.title')}
      width="form"
      noIndex
      heading={false}
      hasErrors={form.error !== undefined}
    >
      <Steps ui={ui} current={steps.length + 1} total={steps.length + 1} label={draft.procedure.name} />
      {message && <ErrorSummary ui={ui} problems={[{ name: 'declare', message }]} />}
      {refused && open.length === 0 && <Notice tone="danger" title={refused} />}
      <div class="mc-title">
        <div>
          <h1 class="ds-heading" data-size="md">
            {ui.t('applications.check.title')}
          </h1>
          <p class="mc-lead">{ui.t('applications.check.lead', { unit: draft.unit.name })}</p>
        </div>
      </div>
      {open.length > 0 && <Missing ui={ui} draft={draft.id} steps={open} />}
      {steps.map((step) => (
        <CheckedStep ui={ui} draft={draft.id} step={step} />
      ))}
      <p>{feeText(review, ui)}</p>
      {review.prepare && (
        <Notice title={ui.t('applications.apply.prepare_title')}>
          <p>{ui.t('applications.apply.prepare_text')}</p>
        </Notice>
      )}
      <LevelNotice ui={ui} review={review} />
      <Form ui={ui} action="submit">
        <ConsentBoxes ui={ui} boxes={review.consents} typed={form.typed} />
        <Checkbox
          ui={ui}
          name="declare"
          label={ui.t('applications.check.declare')}
          error={message}
          checked={form.typed['declare'] === 'yes'}
        />
        <div>
          <Button wide disabled={open.length > 0}>
            {ui.t('applications.check.submit')}
          </Button>
        </div>
      </Form>
      <p>
        <Link href={draftPath(draft.id, review.last)}>← {ui.t('applications.form.previous')}</Link>
      </p>
      <SavedNotice ui={ui} draft={draft} />
    </Page>
  )
}

/** Said before the button is pressed; whoever presses it all the same is led the same way. */
function LevelNotice({ ui, review: { draft, level } }: { ui: Ui; review: DraftReview }) {
  if (level.have >= level.needed) return null
  const next = draftPath(draft.id, 'check')
  const href = `/sign-in/level?${new URLSearchParams({ level: String(level.needed), next })}`
  return (
    <Notice
      title={ui.t('applications.check.level_title')}
      actions={
        <LinkButton href={href} variant="secondary" icon="shield">
          {ui.t('applications.check.level_go')}
        </LinkButton>
      }
    >
      <p>{ui.t(`applications.check.level_${level.needed}`)}</p>
    </Notice>
  )
}

function Missing({ ui, draft, steps }: { ui: Ui; draft: string; steps: readonly Step[] }) {
  return (
    <Notice tone="warning" title={ui.t('applications.check.missing', { count: steps.length })}>
      <ul>
        {steps.map((step) => (
          <li>
            <Link href={`${draftPath(draft, step.key)}?back=check`}>{step.title}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function CheckedStep({ ui, draft, step }: { ui: Ui; draft: string; step: Step }) {
  const href = `${draftPath(draft, step.key)}?back=check`
  const change = (
    <Link href={href}>
      {ui.t('ui.summary.change')}
      <span class="ds-sr-only"> {step.title}</span>
    </Link>
  )
  const files = step.files.map((file) => ({
    id: file.id,
    name: file.name,
    pages: file.pages,
    size: sizeInWords(file.size, ui.locale),
    scan: file.scan,
  }))
  const rows = step.rows.map(({ label, value, item }) => ({ key: item ? `${item}: ${label}` : label, value }))
  const empty = rows.length === 0 && files.length === 0
  return (
    <Section title={step.title} level={2} actions={change}>
      <Stack gap="sm">
        {rows.length > 0 && <SummaryList ui={ui} rows={rows} />}
        <FileList ui={ui} files={files} />
        {empty && (
          <p class={step.open ? 'mc-error' : 'mc-hint'}>
            {ui.t(
              step.open
                ? 'applications.check.open'
                : step.document
                  ? 'applications.check.no_file'
                  : 'applications.check.nothing',
            )}
          </p>
        )}
        {step.open && !empty && <p class="mc-error">{ui.t('applications.check.open')}</p>}
      </Stack>
    </Section>
  )
}

function feeText({ fee }: DraftReview, ui: Ui): string {
  if (!fee || fee.dong === null) return fee?.note ?? ui.t('applications.check.fee_unknown')
  if (fee.dong === 0) return ui.t('applications.check.fee_none')
  return ui.t('applications.check.fee', { amount: formatMoney(fee.dong, ui.locale) })
}
