import type { z } from 'zod'
import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { dayBefore } from '#modules/units/index.ts'
import { discardAct, withdrawAct } from '../operations/confirm-act.ts'
import { addTypedStep, removeStep } from '../operations/change-steps.ts'
import { attachDecision } from '../operations/decision-file.ts'
import { getReorganisation } from '../operations/get-act.ts'
import { listChoices } from '../operations/list-choices.ts'
import { undoAct } from '../operations/undo-act.ts'
import { updateAct } from '../operations/update-act.ts'
import { uploadSteps } from '../operations/upload-steps.ts'
import type { ActView, TypedStep } from '../reorganisation.schema.ts'
import { STEP_KINDS } from '../step.rules.ts'
import { ACTS, day, StateTag } from './parts/act-words.tsx'
import { DecisionForm, UndoForm, UploadForm } from './parts/act-forms.tsx'
import { ProgressTable } from './parts/progress-table.tsx'
import { readAct, readList, readStep } from './parts/read-act.ts'
import { StepForm, StepKinds } from './parts/step-form.tsx'
import { StepTable } from './parts/step-table.tsx'

const MEGABYTE = 1024 * 1024
type Data = Awaited<ReturnType<typeof getReorganisation.output.parse>> & {
  choices: Awaited<ReturnType<typeof listChoices.output.parse>>
  /** Which kind of step is about to be added. */
  add: string
}

/** One reorganisation: its decision and steps while it is prepared, its progress and result afterwards. */
export const actPage = page<Data>({
  path: `${ACTS}/:id`,
  maxBody: 40 * MEGABYTE,
  async load(p) {
    const found = await p.run(getReorganisation, { id: p.params['id'] ?? '', after: p.query.get('after') ?? '0' })
    return { ...found, choices: await p.run(listChoices, {}), add: p.query.get('add') ?? '' }
  },
  actions: {
    async decision(p, form) {
      const id = p.params['id'] ?? ''
      await p.run(updateAct, { id, ...readAct(form) })
      const [file] = form.files('decision.file')
      if (file && file.size > 0)
        await p.run(attachDecision, { id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      return p.redirect(`${ACTS}/${id}`, { id: 'reorganisation.flash.saved' })
    },
    async upload(p, form) {
      const id = p.params['id'] ?? ''
      const { rows, steps } = await p.run(uploadSteps, { id, ...(await readList(form)) })
      return p.redirect(`${ACTS}/${id}#steps`, {
        id: 'reorganisation.flash.uploaded',
        params: { rows: String(rows), steps: String(steps) },
      })
    },
    async step(p, form) {
      const id = p.params['id'] ?? ''
      await p.run(addTypedStep, { id, step: readStep(form) as z.input<typeof TypedStep> })
      return p.redirect(`${ACTS}/${id}#steps`, { id: 'reorganisation.flash.step_added' })
    },
    async remove(p, form) {
      const id = p.params['id'] ?? ''
      await p.run(removeStep, { id, step: form.text('remove.step') })
      return p.redirect(`${ACTS}/${id}#steps`, { id: 'reorganisation.flash.step_removed' })
    },
    async withdraw(p) {
      const { id } = await p.run(withdrawAct, { id: p.params['id'] ?? '' })
      return p.redirect(`${ACTS}/${id}`, { id: 'reorganisation.flash.withdrawn' })
    },
    async discard(p) {
      await p.run(discardAct, { id: p.params['id'] ?? '' })
      return p.redirect(ACTS, { id: 'reorganisation.flash.discarded' })
    },
    async undo(p, form) {
      const { id } = await p.run(undoAct, { id: p.params['id'] ?? '', reason: form.text('undo.reason') })
      return p.redirect(`${ACTS}/${id}`, { id: 'reorganisation.flash.undoing' })
    },
  },
  view: (data, ui, form) => <ActBody ui={ui} data={data} words={wordsOf(ui, form)} />,
})

const wordsOf = (ui: PageUi, form: Parameters<typeof formWords>[1]) =>
  formWords(ui, form, {
    decision: 'title',
    upload: 'list',
    step: 'unit',
    remove: 'step',
    undo: 'reason',
    withdraw: 'x',
    discard: 'x',
  })

function ActBody({ ui, data, words }: { ui: PageUi; data: Data; words: FormWords }) {
  const { t } = ui
  const { act } = data
  const isDraft = act.state === 'draft'
  const isAdding = data.add !== '' || words.isSent('step')
  return (
    <DeskPage
      ui={ui}
      title={act.title}
      hasErrors={words.problems.length > 0}
      breadcrumbs={[{ label: t('reorganisation.title'), href: ACTS }, { label: act.title }]}
      actions={<Actions ui={ui} act={act} />}
    >
      <Stack gap="lg">
        <ErrorSummary ui={ui} problems={words.problems} />
        <Row gap="sm">
          <StateTag t={t} state={act.state} />
        </Row>
        {data.problem.length > 0 && (
          <Notice tone="danger" title={t('reorganisation.returned')}>
            <ul>
              {data.problem.map(({ text }) => (
                <li>{text}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Progress ui={ui} data={data} />
        <Section title={t('reorganisation.decision')} id="decision">
          <Facts ui={ui} act={act} />
          {isDraft && <DecisionForm ui={ui} act={act} words={words} roles={data.choices.roles} />}
        </Section>
        <Section title={t('reorganisation.steps', { count: act.steps })} id="steps">
          <StepTable ui={ui} steps={data.steps} next={data.next} isDraft={isDraft} />
        </Section>
        {isDraft && <AddStep ui={ui} data={data} words={words} />}
        {isDraft && !isAdding && <UploadForm ui={ui} words={words} />}
        {act.state === 'applied' && <UndoForm ui={ui} words={words} />}
      </Stack>
    </DeskPage>
  )
}

/** The form of the kind that was chosen, or that was sent and came back; else the choice. */
function AddStep({ ui, data, words }: { ui: PageUi; data: Data; words: FormWords }) {
  const asked = words.typed('step', 'kind') ?? data.add
  const kind = STEP_KINDS.find((one) => one === asked)
  if (kind === undefined) return <StepKinds ui={ui} act={data.act} />
  const eve = dayBefore(data.act.effectiveOn)
  return <StepForm ui={ui} words={words} act={data.act} eve={eve} levels={levelsOf(data)} kind={kind} />
}

const levelsOf = ({ act, choices }: Data) => choices.trees.find(({ key }) => key === act.tree)?.levels ?? []

function Actions({ ui, act }: { ui: PageUi; act: ActView }) {
  const { t } = ui
  if (act.state === 'draft')
    return (
      <Row>
        <LinkButton href={`${ACTS}/${act.id}/preview`} icon="search">
          {t('reorganisation.preview.title')}
        </LinkButton>
        <Form ui={ui} action="discard" layout="row">
          <Button variant="tertiary" icon="trash">
            {t('reorganisation.discard')}
          </Button>
        </Form>
      </Row>
    )
  if (act.state !== 'scheduled') return null
  return (
    <Form ui={ui} action="withdraw" layout="row">
      <Button variant="secondary">{t('reorganisation.withdraw')}</Button>
    </Form>
  )
}

function Progress({ ui, data }: { ui: PageUi; data: Data }) {
  const { t } = ui
  const { act, progress } = data
  if (act.state === 'draft' || act.state === 'discarded') return null
  const isRunning = act.state === 'applying' || act.state === 'undoing'
  return (
    <Section title={t('reorganisation.progress.title')} id="progress">
      <Notice
        tone={isRunning || act.state === 'scheduled' ? 'info' : 'success'}
        title={t(`reorganisation.progress.${act.state}`, { on: day(act.effectiveOn) })}
      >
        {isRunning && (
          <p>
            {t('reorganisation.progress.wait')}{' '}
            <a class="ds-link" href={`${ACTS}/${act.id}`}>
              {t('reorganisation.progress.refresh')}
            </a>
          </p>
        )}
        {act.undoReason !== null && <p>{t('reorganisation.undo.because', { reason: act.undoReason })}</p>}
      </Notice>
      <ProgressTable ui={ui} progress={progress} />
    </Section>
  )
}

function Facts({ ui, act }: { ui: PageUi; act: ActView }) {
  const { t } = ui
  const row = (key: string, value: string) => ({ key: t(`reorganisation.field.${key}`), value })
  return (
    <SummaryList
      ui={ui}
      rows={[
        row('tree', act.treeName),
        row('effectiveOn', day(act.effectiveOn)),
        row('decisionNumber', act.decisionNumber || '–'),
        row('decisionDate', day(act.decisionDate)),
        row('signer', act.signer || '–'),
        {
          key: t('reorganisation.field.file'),
          value:
            act.decisionFile === null ? (
              '–'
            ) : (
              <a class="ds-link" href={`${ACTS}/${act.id}/decision`}>
                {act.decisionFile}
              </a>
            ),
        },
        ...(act.appliedAt === null ? [] : [row('appliedAt', formatMoment(new Date(act.appliedAt)))]),
        ...(act.undoneAt === null ? [] : [row('undoneAt', formatMoment(new Date(act.undoneAt)))]),
      ]}
    />
  )
}
