import { page, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { leaveProvider } from '../operations/leave-provider.ts'
import { listProviders } from '../operations/list-providers.ts'

type Data = { wiped: boolean; provider: { name: string; url: string } | undefined }

/**
 * The end of a session: what is left in the browser, and the way to sign out of the e-identity too, which is another
 * site's. A link, because browsers hold what follows a form to this site; and because on one's own phone one may stay.
 */
export const signedOutPage = page<Data>({
  path: '/sign-out/done',
  async load(p) {
    const id = p.query.get('provider') ?? ''
    const { items } = await p.run(listProviders, {})
    const known = items.find((provider) => provider.id === id)
    const url = known && (await p.run(leaveProvider, { provider: known.id })).url
    return { wiped: p.query.get('wiped') === '1', provider: known && url ? { name: known.name, url } : undefined }
  },
  view: (data, ui) => <SignedOut data={data} ui={ui} />,
})

function SignedOut({ data: { wiped, provider }, ui }: { data: Data; ui: PageUi }) {
  const word = (key: string) => ui.t(`eid.signed_out.${key}`)
  return (
    <Page ui={ui} title={word('title')} width="form" noIndex>
      <Stack gap="lg">
        {/* Browsers that do not know Clear-Site-Data are tidied by src/client/loader.ts. */}
        {wiped && (
          <div data-wipe="">
            <Notice tone="success">{word('wiped')}</Notice>
          </div>
        )}
        {provider && (
          <Notice tone="warning" title={ui.t('eid.signed_out.provider_title', { name: provider.name })}>
            <p>{ui.t('eid.signed_out.provider_text', { name: provider.name })}</p>
          </Notice>
        )}
        <Row>
          {provider && (
            <LinkButton href={provider.url}>{ui.t('eid.signed_out.provider_go', { name: provider.name })}</LinkButton>
          )}
          <LinkButton href="/" variant={provider ? 'secondary' : 'primary'}>
            {word('home')}
          </LinkButton>
          <LinkButton href="/sign-in" variant="tertiary">
            {word('again')}
          </LinkButton>
        </Row>
      </Stack>
    </Page>
  )
}
