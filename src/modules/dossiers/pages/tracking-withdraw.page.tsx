import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { withdrawDossier } from '../operations/withdraw-dossier.ts'
import { ownDossier } from './parts/own-dossier.ts'
import { trackCrumbs } from './parts/track-crumbs.ts'

/** Taking a dossier back: says what will happen, then asks once. */
export const trackingWithdrawPage = page({
  path: '/t/:tracking/withdraw',
  guesses: 'guess',
  async load(p) {
    const dossier = await ownDossier(p, 'withdraw')
    if (dossier instanceof Response) return dossier
    return dossier.can.includes('withdraw') ? dossier : p.redirect(`/t/${dossier.trackingCode}`)
  },
  view: (dossier, ui, form) => {
    const { t } = ui
    const title = t('dossiers.track.withdraw.title')
    return (
      <Page ui={ui} title={title} breadcrumbs={trackCrumbs(ui, dossier.trackingCode, title)} width="form" noIndex>
        <Stack gap="md">
          <p>
            <strong>{dossier.procedure.name}</strong>
          </p>
          <Notice tone="warning">
            <p>{t('dossiers.track.withdraw.what')}</p>
            {dossier.paid && <p>{t('dossiers.track.withdraw.fee')}</p>}
          </Notice>
          <Form ui={ui} action="withdraw">
            <Textarea
              ui={ui}
              name="reason"
              rows={3}
              maxlength={1000}
              optional
              label={t('dossiers.track.withdraw.reason')}
              description={t('dossiers.track.withdraw.reason_hint')}
              value={form.typed['reason']}
            />
            <Row>
              <Button color="danger">{t('dossiers.track.withdraw.confirm')}</Button>
              <LinkButton href={`/t/${dossier.trackingCode}`} variant="secondary">
                {t('dossiers.track.withdraw.cancel')}
              </LinkButton>
            </Row>
          </Form>
        </Stack>
      </Page>
    )
  },
  actions: { withdraw },
})

async function withdraw(p: PageRequest, form: FormPost): Promise<Response> {
  const dossier = await ownDossier(p, 'withdraw')
  if (dossier instanceof Response) return dossier
  await p.run(withdrawDossier, { code: dossier.code, reason: form.text('reason').slice(0, 1000) })
  return p.redirect(`/t/${dossier.trackingCode}`, { id: 'dossiers.track.withdraw.done' })
}
