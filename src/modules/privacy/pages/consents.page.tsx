import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Details } from '#ui/details/details.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ConsentState } from '../consent.schema.ts'
import { giveConsent } from '../operations/give-consent.ts'
import { listConsents } from '../operations/list-consents.ts'
import { withdrawOwnConsent } from '../operations/withdraw-own-consent.ts'

const HERE = '/account/consents'

/** What I agreed to: each purpose with one button to agree or to withdraw, and what can be proved of it. */
export const consentsPage = page({
  path: HERE,
  load: (p) => p.run(listConsents, {}),
  actions: {
    async give(p, form) {
      await p.run(giveConsent, { purpose: form.text('purpose') as 'reuse_answers', version: form.text('version') })
      return p.redirect(HERE, { id: 'privacy.consents.given' })
    },
    async withdraw(p, form) {
      await p.run(withdrawOwnConsent, { purpose: form.text('purpose') as 'reuse_answers' })
      return p.redirect(HERE, { id: 'privacy.consents.withdrawn' })
    },
  },
  view: ({ items }, ui) => (
    <AccountPage ui={ui} title={ui.t('privacy.consents.title')} lead={ui.t('privacy.consents.lead')}>
      <Stack gap="md">
        {items.map((item) => (
          <ConsentCard ui={ui} item={item} />
        ))}
        <p>
          <a class="ds-link" href="/privacy">
            {ui.t('privacy.page.title')}
          </a>
        </p>
      </Stack>
    </AccountPage>
  ),
})

function ConsentCard({ ui, item }: { ui: PageUi; item: ConsentState }) {
  const { t } = ui
  const action = item.given ? 'withdraw' : 'give'
  return (
    <Card>
      <Row between>
        <h2 class="ds-heading" data-size="xs">
          {item.title}
        </h2>
        <Tag
          label={t(item.given ? 'privacy.consents.is_given' : 'privacy.consents.is_not_given')}
          color={item.given ? 'success' : 'neutral'}
          {...(item.given && { icon: 'check' as const })}
        />
      </Row>
      <p>
        {item.text} {item.without}
      </p>
      {item.sensitive.length > 0 && (
        <Notice
          tone="warning"
          level={3}
          title={t('ui.consent.sensitive', {
            groups: item.sensitive.map((group) => t(`privacy.sensitive.${group}`)).join(', '),
          })}
        />
      )}
      <Form ui={ui} action={action} hidden={{ purpose: item.purpose, version: String(item.version) }} layout="row">
        <Button variant="secondary">
          {t(`privacy.consents.${action}`)}
          <span class="ds-sr-only">: {item.title}</span>
        </Button>
      </Form>
      <History ui={ui} item={item} />
    </Card>
  )
}

function History({ ui, item }: { ui: PageUi; item: ConsentState }) {
  const { t } = ui
  if (item.history.length === 0) return null
  return (
    <Details summary={t('privacy.consents.history', { count: item.history.length })}>
      <ul class="mc-privacy-columns">
        {item.history.map((one) => (
          <li>
            <p>
              {t('privacy.consents.was_given', { at: formatMoment(new Date(one.givenAt)), version: one.version })}
              {one.withdrawnAt &&
                ` ${t('privacy.consents.was_withdrawn', { at: formatMoment(new Date(one.withdrawnAt)) })}`}
            </p>
            <p class="mc-hint">{t('privacy.consents.proof', { hash: one.textHash.slice(0, 16) })}</p>
          </li>
        ))}
      </ul>
    </Details>
  )
}
