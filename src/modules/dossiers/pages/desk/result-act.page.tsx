import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { dossierErrors } from '../../dossier.errors.ts'
import type { RevocationGround } from '../../dossier.rules.ts'
import { getDossier } from '../../operations/get-dossier.ts'
import { previewRevocation } from '../../operations/preview-revocation.ts'
import { replaceResult, revokeResult } from '../../operations/revoke-result.ts'
import { codeOf } from './dossier.page.tsx'
import { DESK, desk, dossierPath } from './parts/dossier-words.tsx'
import { FormTrouble } from './parts/form-trouble.tsx'
import type { Dossier } from './parts/move-words.ts'
import { asked, AskWhy, SayWhat, type Asked, type Plan } from './parts/result-act-forms.tsx'
import { revokedRows, type Result, type ResultAct } from './parts/results.tsx'

type Data = { dossier: Dossier; result: Result; act: ResultAct; typed?: Asked; plan?: Plan }

function actOf(p: PageRequest): ResultAct {
  const act = (['revoke', 'replace'] as const).find((one) => one === p.params['act'])
  if (!act) throw new AppError('kernel.not_found', { kind: 'not_found' })
  return act
}

/** The result of the address; who may read the dossier but not do this to it is refused. */
async function load(p: PageRequest): Promise<Data> {
  const act = actOf(p)
  const parsed = parseCode(p.params['result'] ?? '', CODE_LENGTH.result)
  const dossier = await p.run(getDossier, { code: codeOf(p) })
  const result = dossier.results.find(({ code }) => parsed.ok && code === parsed.code)
  if (!result) throw new AppError('kernel.not_found', { kind: 'not_found' })
  const may = dossier.results.some(({ can }) => can.includes(act))
  if (!may && result.status === 'valid') throw new AppError('kernel.forbidden', { kind: 'forbidden' })
  return { dossier, result, act }
}

/** Revoking or replacing a result: asks why, says what will happen, and does it once. */
export const resultActPage = page<Data>({
  path: `${DESK}/dossiers/:code/results/:result/:act`,
  load,
  actions: {
    async check(p, form) {
      const plan = await preview(p, form, p.params['act'] === 'replace' ? 'replace' : 'revoke')
      return { show: { ...(await load(p)), plan, typed: typedIn(form) } }
    },
    edit: async (p, form) => ({ show: { ...(await load(p)), typed: typedIn(form) } }),
    revoke: (p, form) => carryOut(p, form, 'revoke'),
    replace: (p, form) => carryOut(p, form, 'replace'),
  },
  view: (data, ui, form) => <ResultActView data={data} ui={ui} form={form} />,
})

const typedIn = (form: FormPost): Asked => Object.fromEntries(asked.map((name) => [name, form.text(name)])) as Asked

/** What the operations take; they check it. A date that is none is theirs to refuse as it was typed. */
function inputOf(p: PageRequest, form: FormPost) {
  const { ground, reason, decision, decisionOn } = typedIn(form)
  const on = decisionOn.trim() && (readDate(decisionOn) ?? decisionOn)
  return {
    result: p.params['result'] ?? '',
    reason,
    decision,
    ...(ground !== '' && { ground: ground as RevocationGround }),
    ...(on !== '' && { decisionOn: on }),
  }
}

const preview = (p: PageRequest, form: FormPost, act: ResultAct) =>
  p.run(previewRevocation, { ...inputOf(p, form), act, ground: form.text('ground') as RevocationGround })

/** Pressed twice it is done once: the second time leads to the dossier, which says who did it and when. */
async function carryOut(p: PageRequest, form: FormPost, act: ResultAct): Promise<Response> {
  const back = dossierPath(codeOf(p))
  try {
    const { texted } = await preview(p, form, act)
    await load(p) // the result is one of this dossier
    await p.run(act === 'revoke' ? revokeResult : replaceResult, inputOf(p, form))
    return p.redirect(back, { id: `dossiers.desk.flash.${act}${texted ? '' : '_untold'}` })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== dossierErrors.resultRevoked) throw error
    return p.redirect(back, { id: 'dossiers.desk.flash.result_before', tone: 'info' })
  }
}

function ResultActView({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { dossier, result, act, plan, typed } = data
  const words = desk(ui)
  const title = words(`results.act.${act}`)
  const props = { ui, dossier, result, act }
  return (
    <DeskPage
      ui={ui}
      title={plan ? words(`result_act.sure_${act}`) : title}
      lead={`${words('result_act.of', { number: result.number })} · ${dossier.applicant.fullName} · ${dossier.procedure.name}`}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: words('crumb'), href: DESK },
        { label: dossier.code, href: dossierPath(dossier.code) },
        { label: title },
      ]}
    >
      <div class="mc-form-column">
        <Stack gap="md">
          <FormTrouble ui={ui} form={form} />
          {result.status !== 'valid' ? (
            <Over ui={ui} dossier={dossier} result={result} />
          ) : plan && typed ? (
            <SayWhat {...props} typed={typed} plan={plan} />
          ) : (
            <AskWhy {...props} typed={typed ?? form.typed} form={form} />
          )}
        </Stack>
      </div>
    </DeskPage>
  )
}

/** It does not stand any more: since when, by whom and why. */
function Over({ ui, dossier, result }: { ui: PageUi; dossier: Dossier; result: Result }) {
  const words = desk(ui)
  return (
    <>
      <EmptyState
        title={words(`result_act.over_${result.status === 'replaced' ? 'replaced' : 'revoked'}`)}
        actions={
          <LinkButton href={dossierPath(dossier.code)} variant="secondary">
            {words('back')}
          </LinkButton>
        }
      />
      <SummaryList ui={ui} rows={revokedRows(ui, result)} />
    </>
  )
}
