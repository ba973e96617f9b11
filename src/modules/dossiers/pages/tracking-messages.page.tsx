import { page } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { chooseMessages, getMessageConsent } from '../operations/choose-messages.ts'
import { ownDossier } from './parts/own-dossier.ts'
import { trackCrumbs } from './parts/track-crumbs.ts'

/** Messages about this dossier: one button to agree, one to withdraw, also for those without account. */
export const trackingMessagesPage = page({
  path: '/t/:tracking/messages',
  guesses: 'guess',
  async load(p) {
    const dossier = await ownDossier(p, 'messages')
    if (dossier instanceof Response) return dossier
    const { items } = await p.run(getMessageConsent, { code: dossier.code })
    return { tracking: dossier.trackingCode, items }
  },
  actions: {
    async choose(p, form) {
      const dossier = await ownDossier(p, 'messages')
      if (dossier instanceof Response) return dossier
      const agree = form.text('agree') === 'yes'
      await p.run(chooseMessages, { code: dossier.code, agree, version: form.text('version') })
      return p.redirect(`/t/${dossier.trackingCode}/messages`, {
        id: agree ? 'privacy.consents.given' : 'privacy.consents.withdrawn',
      })
    },
  },
  view: ({ tracking, items }, ui) => {
    const { t } = ui
    const title = t('dossiers.track.own.messages')
    return (
      <Page ui={ui} title={title} breadcrumbs={trackCrumbs(ui, tracking, title)} width="form" noIndex>
        {items.map((item) => (
          <Stack gap="md">
            <Row>
              <Tag
                label={t(item.given ? 'privacy.consents.is_given' : 'privacy.consents.is_not_given')}
                color={item.given ? 'success' : 'neutral'}
              />
            </Row>
            <p>
              {item.text} {item.without}
            </p>
            <Form ui={ui} action="choose" hidden={{ agree: item.given ? 'no' : 'yes', version: String(item.version) }}>
              <div>
                <Button variant="secondary">{t(`privacy.consents.${item.given ? 'withdraw' : 'give'}`)}</Button>
              </div>
            </Form>
          </Stack>
        ))}
      </Page>
    )
  },
})
