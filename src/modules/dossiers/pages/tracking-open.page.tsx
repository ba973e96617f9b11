import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest } from '#kernel/http/page.ts'
import { formatTime } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import type { Ui } from '#ui/ui.ts'
import { openDossier } from '../operations/open-dossier.ts'
import { trackDossier } from '../operations/track-dossier.ts'
import { trackCrumbs } from './parts/track-crumbs.ts'
import { withoutScript } from './parts/track-words.ts'

/** Where one may have been going. A file is fetched from the tracking page: a download would leave this form standing. */
const destinations: Record<string, string> = {
  data: '/data',
  messages: '/messages',
  supplement: '/supplement',
  withdraw: '/withdraw',
}

/** Proof that the dossier is one's own: the last four digits of the phone. */
export const trackingOpenPage = page({
  path: '/t/:tracking/open',
  guesses: 'guess',
  async load(p) {
    const dossier = await p.run(trackDossier, { trackingCode: p.params['tracking'] ?? '' })
    const next = p.query.get('next') ?? ''
    if (dossier.opened) return p.redirect(`/t/${dossier.trackingCode}${destinations[next] ?? ''}`)
    return { trackingCode: dossier.trackingCode, procedure: dossier.procedure.name, next }
  },
  view: (data, ui, form) => <OpenView ui={withoutScript(ui)} {...data} form={form} />,
  actions: { default: open },
})

/** A wrong try is an answer of the operation (it must be counted); here it becomes a form that comes back. */
async function open(p: PageRequest, form: FormPost): Promise<Response> {
  const trackingCode = p.params['tracking'] ?? ''
  const phoneEnd = form.text('phoneEnd')
  // Not counted as a try: somebody typed the whole number or nothing.
  if (!/^\d{4}$/.test(phoneEnd.normalize('NFKC').replaceAll(/[\s.-]/g, '')))
    throw new AppError('dossiers.digits', { kind: 'invalid' })
  const answer = await p.run(openDossier, { trackingCode, phoneEnd })
  switch (answer.outcome) {
    case 'opened':
      p.open(answer.id)
      return p.redirect(`/t/${trackingCode}${destinations[p.query.get('next') ?? ''] ?? ''}`, {
        id: 'dossiers.track.open.done',
      })
    case 'wrong':
      p.missed() // the lock counts for the dossier; this counts for whoever tries many
      throw new AppError('dossiers.wrong', { kind: 'invalid', params: { triesLeft: answer.triesLeft } })
    case 'locked':
      throw new AppError('dossiers.locked', { kind: 'too_many', params: { until: formatTime(new Date(answer.until)) } })
  }
}

type OpenProps = { ui: Ui; trackingCode: string; procedure: string; next: string; form: FormState }

function OpenView({ ui, trackingCode, procedure, next, form }: OpenProps) {
  const { t } = ui
  const title = t('dossiers.track.open.title')
  const error = form.error && errorWords(ui, form.error)
  return (
    <Page
      ui={ui}
      title={title}
      lead={t('dossiers.track.open.lead')}
      breadcrumbs={trackCrumbs(ui, trackingCode, title)}
      width="form"
      hasErrors={error !== undefined}
      noIndex
    >
      <Stack gap="md">
        {error && <ErrorSummary ui={ui} problems={[{ name: 'phoneEnd', message: error }]} />}
        <p class="mc-hint">{procedure}</p>
        <Form ui={ui} action="default" to={next === '' ? ui.path : `${ui.path}?next=${encodeURIComponent(next)}`}>
          <Field
            ui={ui}
            name="phoneEnd"
            type="tel"
            inputmode="numeric"
            width="sm"
            maxlength={12}
            autocomplete="off"
            label={t('dossiers.track.open.label')}
            description={t('dossiers.track.open.hint')}
            error={error}
          />
          <Button wide icon="phone">
            {t('dossiers.track.open.button')}
          </Button>
        </Form>
        <p class="mc-hint">{t('dossiers.track.open.other_phone')}</p>
      </Stack>
    </Page>
  )
}

function errorWords(ui: Ui, { code, params }: AppError): string {
  const own = ['dossiers.digits', 'dossiers.wrong', 'dossiers.locked']
  if (own.includes(code)) return ui.t(`dossiers.track.open.${code.slice('dossiers.'.length)}`, params)
  return ui.t('kernel.errors.too_many')
}
