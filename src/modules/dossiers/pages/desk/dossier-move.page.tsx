import { AppError } from '#kernel/errors/app-error.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { getDossier } from '../../operations/get-dossier.ts'
import { codeOf, done, target } from './dossier.page.tsx'
import { DESK, DossierDue, DossierState, desk, dossierPath } from './parts/dossier-words.tsx'
import { FormTrouble } from './parts/form-trouble.tsx'
import { moveForms } from './parts/move-forms.tsx'
import { pathNames } from './parts/move-frame.tsx'
import { makeMove } from './parts/move-posts.ts'
import { isMovePage, movePages, sensibleMoves, type Dossier, type PagedMove } from './parts/move-words.ts'

type Moving = { dossier: Dossier; kind: PagedMove; now: Date }

function kindOf(p: PageRequest): PagedMove {
  const name = p.params['move'] ?? ''
  if (!isMovePage(name)) throw new AppError('kernel.not_found', { kind: 'not_found' })
  return movePages[name]
}

/** One action that asks for words, on a page of its own: what it does, the form, and the way back. */
export const dossierMovePage = page<Moving>({
  path: `${DESK}/dossiers/:code/:move`,
  maxBody: 60 * 1024 * 1024, // scans of a supplement handed in at the counter
  async load(p) {
    const kind = kindOf(p)
    return { kind, dossier: await p.run(getDossier, { code: codeOf(p) }), now: p.now }
  },
  actions: {
    async move(p, form) {
      const kind = kindOf(p)
      return done(p, kind, await makeMove[kind](p, target(p, form), form))
    },
  },
  view: (moving, ui, form) => <MoveView moving={moving} ui={ui} form={form} />,
})

function MoveView({ moving, ui, form }: { moving: Moving; ui: PageUi; form: FormState }) {
  const { dossier, kind, now } = moving
  const words = desk(ui)
  const title = words(`act.${kind}`)
  const Form = moveForms[kind]
  const back = (
    <LinkButton href={dossierPath(dossier.code)} variant="secondary">
      {words('back')}
    </LinkButton>
  )
  return (
    <DeskPage
      ui={ui}
      title={title}
      lead={`${dossier.code} · ${dossier.applicant.fullName} · ${dossier.procedure.name}`}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: words('crumb'), href: DESK },
        { label: dossier.code, href: dossierPath(dossier.code) },
        { label: title },
      ]}
      actions={
        <>
          <DossierState ui={ui} state={dossier.state} />
          <DossierDue ui={ui} dossier={dossier} now={now} />
        </>
      }
    >
      <div class="mc-form-column">
        <Stack gap="md">
          <FormTrouble ui={ui} form={form} rename={pathNames} />
          {sensibleMoves(dossier).includes(kind) ? (
            <Form ui={ui} dossier={dossier} form={form} />
          ) : (
            <EmptyState
              title={words('form.not_possible')}
              text={words('form.not_possible_text', { state: dossier.stateName })}
              actions={back}
            />
          )}
        </Stack>
      </div>
    </DeskPage>
  )
}
