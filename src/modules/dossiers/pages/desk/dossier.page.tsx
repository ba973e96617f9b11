import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { acceptDossier } from '../../operations/accept-dossier.ts'
import { assignDossier } from '../../operations/assign-dossier.ts'
import { forwardDossier } from '../../operations/forward-dossier.ts'
import { getDossier } from '../../operations/get-dossier.ts'
import { listAssignees } from '../../operations/list-assignees.ts'
import { markPaid } from '../../operations/mark-paid.ts'
import { returnResult } from '../../operations/return-result.ts'
import { takeDossier } from '../../operations/take-dossier.ts'
import { ActionPanel } from './parts/action-panel.tsx'
import { DueCard, History, PrintLinks } from './parts/dossier-aside.tsx'
import { Answers, Corrections, Facts, Supplements } from './parts/dossier-facts.tsx'
import { DESK, DossierDue, DossierState, desk, dossierPath, moment } from './parts/dossier-words.tsx'
import { FormTrouble } from './parts/form-trouble.tsx'
import { isWithoutPaper, sensibleMoves, type Assignees, type Dossier, type InPlace } from './parts/move-words.ts'
import { Papers } from './parts/papers.tsx'
import { Results } from './parts/results.tsx'

type Work = { dossier: Dossier; assignees: Assignees; me: string | null; now: Date }

export const codeOf = (p: PageRequest): string => p.params['code'] ?? ''
/** The dossier and the version that the officer looked at. */
export const target = (p: PageRequest, form: FormPost) => ({
  code: codeOf(p),
  version: Number(form.text('version')) || undefined,
})

/** Back to the dossier, saying what was done. */
export function done(p: PageRequest, kind: string, moved: { code: string; dueAt?: string | null }): Response {
  return p.redirect(dossierPath(moved.code), {
    id: `dossiers.desk.flash.${kind}`,
    params: { due: moved.dueAt ? moment(moved.dueAt) : '' },
  })
}

const wayOf = (text: string) => (['online', 'desk', 'post'] as const).find((way) => way === text)

const actions: Record<InPlace, (p: PageRequest, form: FormPost) => Promise<Response>> = {
  accept: async (p, form) =>
    done(
      p,
      'accept',
      await p.run(acceptDossier, {
        ...target(p, form),
        ticks: form.texts('component').map((key) => tickOf(form, key)),
      }),
    ),
  take: async (p, form) => done(p, 'take', await p.run(takeDossier, target(p, form))),
  assign: async (p, form) =>
    done(p, 'assign', await p.run(assignDossier, { ...target(p, form), assignee: form.text('assignee') })),
  forward: async (p, form) =>
    done(p, 'forward', await p.run(forwardDossier, { ...target(p, form), note: form.text('note') })),
  mark_paid: async (p, form) => done(p, 'mark_paid', await p.run(markPaid, target(p, form))),
  return_result: async (p, form) =>
    done(p, 'return_result', await p.run(returnResult, { ...target(p, form), way: wayOf(form.text('way')) })),
}

/** A mark and two numbers; what is no number counts as none. */
function tickOf(form: FormPost, component: string) {
  const accepted = form.text(`tick.${component}`) !== ''
  const count = (what: string) => {
    const typed = form.text(`${what}.${component}`).trim()
    return accepted && /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  }
  return { component, accepted, originals: count('originals'), copies: count('copies') }
}

/** The working page of one dossier: what is in it beside what to do with it. */
export const dossierPage = page<Work>({
  path: `${DESK}/dossiers/:code`,
  async load(p) {
    const dossier = await p.run(getDossier, { code: codeOf(p) })
    const assigns = sensibleMoves(dossier).includes('assign')
    const assignees = assigns ? (await p.run(listAssignees, { code: dossier.code })).items : []
    return { dossier, assignees, me: p.actor.accountId, now: p.now }
  },
  actions,
  view: (work, ui, form) => <DossierView work={work} ui={ui} form={form} />,
})

function DossierView({ work, ui, form }: { work: Work; ui: PageUi; form: FormState }) {
  const { dossier, assignees, me, now } = work
  return (
    <DeskPage
      ui={ui}
      title={dossier.code}
      lead={`${dossier.applicant.fullName} · ${dossier.procedure.name}`}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: desk(ui)('crumb'), href: DESK }, { label: dossier.code }]}
      actions={
        <>
          <DossierState ui={ui} state={dossier.state} />
          {isWithoutPaper(dossier) && <Tag label={ui.t('dossiers.state.result_revoked.name')} color="danger" />}
          <DossierDue ui={ui} dossier={dossier} now={now} />
        </>
      }
    >
      <FormTrouble ui={ui} form={form} />
      <div class="mc-work">
        <ActionPanel {...{ ui, dossier, assignees, me }} />
        <div class="mc-work-main mc-stack mc-gap-lg">
          <Results ui={ui} dossier={dossier} />
          <Supplements ui={ui} dossier={dossier} />
          <Papers ui={ui} dossier={dossier} form={form} />
          <Facts ui={ui} dossier={dossier} />
          <Answers ui={ui} dossier={dossier} />
          <Corrections ui={ui} dossier={dossier} />
        </div>
        <Stack gap="md">
          <DueCard ui={ui} dossier={dossier} now={now} />
          <PrintLinks ui={ui} dossier={dossier} />
          <History ui={ui} dossier={dossier} />
        </Stack>
      </div>
    </DeskPage>
  )
}
