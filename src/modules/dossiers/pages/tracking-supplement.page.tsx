import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { answerSupplement } from '../operations/answer-supplement.ts'
import { keep, keptName, readKept, type KeptFile } from './parts/kept-files.ts'
import { ownDossier, type OwnDossier } from './parts/own-dossier.ts'
import { SupplementForm } from './parts/supplement-form.tsx'

const MEGABYTE = 1024 * 1024

/** A dossier that waits for its owner. */
type Asked = OwnDossier & { supplement: NonNullable<OwnDossier['supplement']> }

/** What is asked for and why; files and words go back in one plain form. */
export const trackingSupplementPage = page({
  path: '/t/:tracking/supplement',
  guesses: 'guess',
  creates: true,
  maxBody: 40 * MEGABYTE,
  load: askedDossier,
  view: (dossier, ui, form) => <SupplementForm ui={ui} dossier={dossier} supplement={dossier.supplement} form={form} />,
  actions: { supply },
})

async function askedDossier(p: PageRequest): Promise<Asked | Response> {
  const dossier = await ownDossier(p, 'supplement')
  if (dossier instanceof Response) return dossier
  const { supplement } = dossier
  if (supplement === null || !dossier.can.includes('supplement')) return p.redirect(`/t/${dossier.trackingCode}`)
  return { ...dossier, supplement }
}

/** Files first, each checked for itself; only when all are sound does the answer go off, once. */
async function supply(p: PageRequest, form: FormPost): Promise<Response> {
  const dossier = await askedDossier(p)
  if (dossier instanceof Response) return dossier
  const problems: FieldProblem[] = []
  const components: { component: string; uploads: string[] }[] = []
  for (const component of new Set(dossier.supplement.items.map((item) => item.component))) {
    const files = await takeFiles(p, form, component, problems)
    keep(form, component, files)
    if (files.length > 0) components.push({ component, uploads: files.map(({ uploadId }) => uploadId) })
  }
  if (problems.length > 0) throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: problems })
  await p.run(answerSupplement, { code: dossier.code, components, text: form.text('text').slice(0, 2000) })
  return p.redirect(`/t/${dossier.trackingCode}/supplied`)
}

async function takeFiles(
  p: PageRequest,
  form: FormPost,
  component: string,
  problems: FieldProblem[],
): Promise<KeptFile[]> {
  const taken = readKept(form.text(keptName(component)))
  for (const file of form.files(`file.${component}`)) {
    try {
      const { uploadId, name, size, pages } = await p.run(uploadFile, {
        bytes: new Uint8Array(await file.arrayBuffer()),
        name: file.name,
      })
      taken.push({ uploadId, name, size, pages })
    } catch (error) {
      // Another kind of failure than a bad file is nobody's typing mistake.
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error
      problems.push({ path: `file.${component}`, code: error.code, params: { ...error.params, name: file.name } })
    }
  }
  return taken
}
