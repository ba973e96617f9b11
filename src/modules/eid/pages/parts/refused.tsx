import type { PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { beginPath } from '../../flow-path.rules.ts'
import type { Refusal } from '../../flow.rules.ts'

export type RefusedData = {
  reason: Refusal
  provider: string
  /** The provider's name for people. */
  name: string
  next: string
  wanted: 0 | 1 | 2
  signedIn: boolean
}

/** What happened, what is kept, what to do: for each reason in words of its own. */
export function RefusedPage({ data, ui }: { data: RefusedData; ui: PageUi }) {
  const { reason, provider, name, next, wanted } = data
  const { t } = ui
  const again = beginPath(provider, { next, level: wanted })
  const calm = reason === 'cancelled'
  return (
    <Page ui={ui} title={t(calm ? 'eid.cancelled_title' : 'eid.refused_title', { name })} width="form" noIndex>
      <Stack gap="lg">
        <Notice tone={calm ? 'info' : 'warning'}>
          <p>{t(`eid.refused.${reason}`, { name })}</p>
          {next !== '' && <p>{t('eid.kept')}</p>}
        </Notice>
        <Row>
          {reason === 'other_account' || reason === 'other_number' ? (
            <LinkButton href="/sign-out">{t('eid.sign_out_first')}</LinkButton>
          ) : (
            reason !== 'disabled' && name !== '' && <LinkButton href={again}>{t('eid.again')}</LinkButton>
          )}
          <OtherWay {...data} ui={ui} />
        </Row>
      </Stack>
    </Page>
  )
}

function OtherWay({ next, signedIn, ui }: RefusedData & { ui: PageUi }) {
  if (next !== '')
    return (
      <LinkButton href={next} variant="secondary">
        {ui.t('eid.back')}
      </LinkButton>
    )
  return (
    <LinkButton href={signedIn ? '/account' : '/sign-in'} variant="secondary">
      {ui.t(signedIn ? 'eid.to_account' : 'eid.other_ways')}
    </LinkButton>
  )
}
