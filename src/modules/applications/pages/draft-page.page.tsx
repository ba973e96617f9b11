import { AppError, errorMessageId, type FieldProblem } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest } from '#kernel/http/page.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Link } from '#ui/link/link.tsx'
import { Page } from '#ui/page/page.tsx'
import { Steps } from '#ui/steps/steps.tsx'
import { fieldId, type Ui } from '#ui/ui.ts'
import { MAX_TYPED } from '../draft.rules.ts'
import { placeOfProblem } from '../field-problem.rules.ts'
import { Autosave } from '../islands/autosave.island.tsx'
import { attachFile } from '../operations/attach-file.ts'
import { getDraftPage } from '../operations/get-draft-page.ts'
import { removeFile } from '../operations/remove-file.ts'
import { reviewDraft } from '../operations/review-draft.ts'
import { savePage } from '../operations/save-page.ts'
import type { DraftPageView } from '../draft.schema.ts'
import { ApplicantFields } from './parts/applicant-fields.tsx'
import { draftPath, withDraft } from './parts/draft-access.ts'
import type { FieldView } from './parts/field-view.ts'
import { QuestionView } from './parts/question-view.tsx'
import { postedOf, pressedOf, provincesOf, rawOf } from './parts/read-post.ts'
import { SavedNotice } from './parts/saved-notice.tsx'
import { unitChoices, type UnitChoices } from './parts/unit-choices.ts'

type Data = { view: DraftPageView; units: UnitChoices }

/** One page of an application: one thing asked, saved as it is typed. */
export const draftPage = page<Data>({
  path: '/drafts/:draft/:page',
  creates: true,
  // Photos straight from a phone, several at once; larger ones go through the resumable upload.
  maxBody: 40 * 1024 * 1024,
  load: (p) =>
    withDraft(p, async (draft) => {
      const key = p.params['page'] ?? ''
      if (key === 'files') return firstDocument(p, draft)
      const view = await p.run(getDraftPage, { draft, page: key })
      if (view.draft.submitted) return p.redirect(draftPath(draft, 'receipt'))
      const provinces = Object.values(view.provinces)
      const units = provinces.length > 0 ? await unitChoices(p, provinces) : { provinces: [], communes: {} }
      return { view, units }
    }),
  view: (data, ui, form) => <DraftPageForm data={data} ui={ui} form={form} />,
  actions: { default: save, save, autosave, attach },
})

async function firstDocument(p: PageRequest, draft: string): Promise<Response> {
  const { steps } = await p.run(reviewDraft, { draft })
  return p.redirect(draftPath(draft, steps.find((step) => step.document)?.key ?? 'check'))
}

const place = (p: PageRequest) => ({ draft: p.params['draft'] ?? '', page: p.params['page'] ?? '' })

async function saveTyped(p: PageRequest, form: FormPost) {
  const at = place(p)
  const { page: drawn } = await p.run(getDraftPage, at)
  const posted = postedOf(form)
  const raw = rawOf(drawn, posted, pressedOf(form))
  return { drawn, saved: await p.run(savePage, { ...at, raw, provinces: provincesOf(posted) }) }
}

async function save(p: PageRequest, form: FormPost): Promise<Response> {
  const { draft, page: key } = place(p)
  const { saved } = await saveTyped(p, form)
  if (form.text('remove') !== '') await p.run(removeFile, { draft, file: form.text('remove') })
  const sent = await takeFiles(p, form)
  const back = form.text('back') === 'check' ? '?back=check' : ''
  const stay = form.text('remove') !== '' || form.text('stay') !== ''
  const { add, remove, choose } = pressedOf(form)
  const here = `${draftPath(draft, key)}${back}`
  if (add !== undefined) return p.redirect(`${here}#${fieldId(`${add}.add`)}`)
  if (choose !== undefined) return p.redirect(`${here}#${fieldId(choose)}`)
  if (stay || remove)
    return p.redirect(
      here,
      sent > 0 ? { id: 'applications.flash.uploaded', params: { count: String(sent) } } : undefined,
    )
  if (saved.revealed) return p.redirect(here)
  if (saved.problems.length > 0)
    throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: saved.problems as FieldProblem[] })
  return p.redirect(draftPath(draft, back === '' ? saved.next : 'check'))
}

/** Uploads what came with the form itself; each file that is refused is named at its field. */
async function takeFiles(p: PageRequest, form: FormPost): Promise<number> {
  const { draft, page: key } = place(p)
  const { page: drawn } = await p.run(getDraftPage, { draft, page: key })
  const problems: FieldProblem[] = []
  let sent = 0
  for (const question of drawn?.questions ?? []) {
    if (question.type !== 'files') continue
    for (const file of form.files(`files.${question.component}`)) {
      try {
        const { uploadId } = await p.run(uploadFile, {
          bytes: new Uint8Array(await file.arrayBuffer()),
          name: file.name.slice(-1000),
        })
        await p.run(attachFile, { draft, component: question.component, upload: uploadId })
        sent += 1
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        problems.push({ path: question.key, code: error.code, params: error.params })
      }
    }
  }
  if (problems.length > 0) throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: problems })
  return sent
}

async function autosave(p: PageRequest, form: FormPost): Promise<Response> {
  const { saved } = await saveTyped(p, form)
  return Response.json({ changed: saved.changed, problems: saved.problems.length })
}

async function attach(p: PageRequest, form: FormPost): Promise<Response> {
  try {
    const input = { draft: place(p).draft, component: form.text('component'), upload: form.text('upload') }
    return Response.json(await p.run(attachFile, input))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return Response.json({ message: p.t(errorMessageId(error.code), error.params) }, { status: error.status })
  }
}

export function DraftPageForm({ data, ui, form }: { data: Data; ui: Ui; form: FormState }) {
  const { view, units } = data
  const { draft, page: asked } = view
  const placed = form.problems.map((problem) => ({
    ...placeOfProblem(asked, problem.path, ui.t, ui.locale),
    message: ui.t(errorMessageId(problem.code), problem.params),
  }))
  const fields: FieldView = {
    ui,
    units,
    errors: new Map(placed.map(({ name, message }) => [name, message])),
    provinces: view.provinces,
    chosen: view.chosen,
    files: view.files,
    uploadLimitMb: view.uploadLimitMb,
  }
  const raw = shownRaw(view, form)
  const back = ui.query['back'] === 'check' || form.typed['back'] === 'check'
  const title = asked ? asked.title[ui.locale] : ui.t('forms.applicant.title')
  const lead = asked ? asked.intro?.[ui.locale] : ui.t('applications.form.applicant_lead')
  const typing = asked === null || asked.questions.some((one) => one.type !== 'files' && one.type !== 'explanation')
  return (
    <Page ui={ui} title={title} width="form" noIndex hasErrors={placed.length > 0} heading={false}>
      <Steps ui={ui} current={view.current} total={view.total} label={draft.procedure.name} />
      <ErrorSummary
        ui={ui}
        problems={placed.map(({ name, label, message }) => ({
          name,
          message: label === '' ? message : `${label}: ${message}`,
        }))}
      />
      <div class="mc-title">
        <div>
          <h1 class="ds-heading" data-size="md">
            {title}
          </h1>
          {lead && <p class="mc-lead">{lead}</p>}
        </div>
      </div>
      <Form ui={ui} action="save" multipart hidden={back ? { back: 'check' } : {}}>
        {/* The Enter key presses the first button of a form: it shall go on, not remove a row. */}
        <button type="submit" class="ds-sr-only" tabindex={-1} aria-hidden="true" />
        {asked ? (
          asked.questions.map((question) => (
            <QuestionView view={fields} question={question} raw={raw} answers={view.answers} title={title} />
          ))
        ) : (
          <ApplicantFields view={fields} raw={raw} offered={view.offered} />
        )}
        <div class="mc-stack mc-gap-sm">
          <div class="mc-row mc-gap-sm">
            <Button iconEnd="arrow-right" wide>
              {ui.t(back ? 'applications.form.back_to_check' : 'applications.form.continue')}
            </Button>
          </div>
          {typing && <Island name="applications/autosave" component={Autosave} when="idle" props={autosaveProps(ui)} />}
        </div>
      </Form>
      <p>
        <Link href={view.previous ? draftPath(draft.id, view.previous) : `/procedures/${draft.procedure.code}`}>
          ← {ui.t('applications.form.previous')}
        </Link>
      </p>
      <SavedNotice ui={ui} draft={draft} open={view.current === 1} />
    </Page>
  )
}

/** What was typed is in the draft, unless it was too much to keep: then it comes back from the post itself. */
function shownRaw(view: DraftPageView, form: FormState): Record<string, unknown> {
  const size = Object.values(form.typed).reduce((sum, text) => sum + text.length, 0)
  return form.error && size > MAX_TYPED / 2 ? rawOf(view.page, form.typed, {}) : view.raw
}

function autosaveProps(ui: Ui) {
  const word = (key: string) => ui.t(`applications.autosave.${key}`)
  return {
    plain: word('plain'),
    words: {
      ready: word('ready'),
      saving: word('saving'),
      saved: word('saved'),
      offline: word('offline'),
      held: word('held'),
      failed: word('failed'),
    },
  }
}
