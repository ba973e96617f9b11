import { page } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { getResultFile } from '../operations/get-file.ts'
import { printForm } from '../operations/print-form.ts'
import { ownDossier } from './parts/own-dossier.ts'

/** The sealed result, for its owner. */
export const trackingResultPage = page<never>({
  path: '/t/:tracking/result.pdf',
  guesses: 'guess',
  async load(p) {
    const dossier = await ownDossier(p, 'result.pdf')
    if (dossier instanceof Response) return dossier
    if (!dossier.result?.ready) return p.redirect(`/t/${dossier.trackingCode}`)
    return fileAnswer(await p.run(getResultFile, { trackingCode: dossier.trackingCode }), 'result')
  },
  view: () => <></>,
})

/** The slips that the owner may print herself: form 01 by default; `?form=` as of the operation. */
export const trackingSlipPage = page<never>({
  path: '/t/:tracking/slip.pdf',
  guesses: 'guess',
  async load(p) {
    const dossier = await ownDossier(p, 'slip.pdf')
    if (dossier instanceof Response) return dossier
    const form = p.query.get('form') ?? (dossier.receivedAt === null ? 'acknowledgement' : '01')
    return fileAnswer(await p.run(printForm, { code: dossier.code, form: form.slice(0, 60) }), 'print')
  },
  view: () => <></>,
})
