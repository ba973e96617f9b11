import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import type { PageRequest } from '#kernel/http/page.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import type { DossierMoved } from '../../../dossier-view.schema.ts'
import { answerSupplement } from '../../../operations/answer-supplement.ts'
import { approveDossier } from '../../../operations/approve-dossier.ts'
import { extendDossier } from '../../../operations/extend-dossier.ts'
import { refuseDossier } from '../../../operations/refuse-dossier.ts'
import { requestPayment } from '../../../operations/request-payment.ts'
import { requestSupplement } from '../../../operations/request-supplement.ts'
import { sendBackDossier } from '../../../operations/send-back-dossier.ts'
import { stopDossier } from '../../../operations/stop-dossier.ts'
import { withdrawDossier } from '../../../operations/withdraw-dossier.ts'
import type { PagedMove } from './move-words.ts'

type Target = { code: string; version: number | undefined }
type Post = (p: PageRequest, target: Target, form: FormPost) => Promise<DossierMoved>

/** One reason per line; empty lines are no reasons. */
const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Reads the form of each action and runs its operation. */
export const makeMove: Record<PagedMove, Post> = {
  refuse: (p, target, form) => p.run(refuseDossier, { ...target, reasons: lines(form.text('reasons')) }),
  request_supplement: (p, target, form) => {
    const items = form
      .texts('component')
      .map((component) => ({ component, reason: form.text(`items.${component}`).trim() }))
    const forceReason = form.text('forceReason').trim()
    return p.run(requestSupplement, {
      ...target,
      items: items.filter((item) => item.reason !== ''),
      reason: form.text('reason'),
      force: form.text('again') !== '',
      ...(forceReason !== '' && { forceReason }),
    })
  },
  async supplement(p, target, form) {
    const components: { component: string; uploads: string[] }[] = []
    for (const component of form.texts('component')) {
      const uploads = await Promise.all(form.files(`files.${component}`).map((file) => keep(p, file)))
      if (uploads.length > 0) components.push({ component, uploads })
    }
    return p.run(answerSupplement, { ...target, components, text: form.text('text') })
  },
  request_payment: (p, target, form) => {
    const typed = form.text('amount').replace(/[\s.,]/g, '')
    return p.run(requestPayment, { ...target, ...(typed !== '' && { amount: typed }) })
  },
  approve: (p, target, form) => {
    const outcome = form.text('outcome') === 'denied' ? 'denied' : 'granted'
    return p.run(approveDossier, {
      ...target,
      outcome,
      reasons: outcome === 'denied' ? lines(form.text('reasons')) : [],
    })
  },
  send_back: (p, target, form) => p.run(sendBackDossier, { ...target, reason: form.text('reason') }),
  stop: (p, target, form) => p.run(stopDossier, { ...target, reason: form.text('reason') }),
  withdraw: (p, target, form) => p.run(withdrawDossier, { ...target, reason: form.text('reason') }),
  async extend(p, target, form) {
    const day = readDate(form.text('date'))
    const time = /^([01]\d|2[0-3]):[0-5]\d$/.exec(form.text('time').trim())?.[0]
    const wrong = [
      ...(day ? [] : [{ path: 'date', code: 'forms.not_a_date' }]),
      ...(time ? [] : [{ path: 'time', code: 'kernel.bad_value' }]),
    ]
    if (wrong.length > 0) throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: wrong })
    return p.run(extendDossier, { ...target, dueAt: `${day}T${time}:00+07:00`, reason: form.text('reason') })
  },
}

async function keep(p: PageRequest, file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return (await p.run(uploadFile, { bytes, name: file.name })).uploadId
}
