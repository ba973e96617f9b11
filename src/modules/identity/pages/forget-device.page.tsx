import { page } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Page } from '#ui/page/page.tsx'
import { signOut } from '../operations/sign-out.ts'

/** For whoever used a phone or a computer that others use too, with an account or without: nothing stays in it. */
export const forgetDevicePage = page<null>({
  path: '/forget-device',
  load: async () => null,
  view: (_data, ui) => (
    <Page ui={ui} title={ui.t('identity.forget.title')} lead={ui.t('identity.forget.lead')} width="form" noIndex>
      <div class="mc-prose">
        <ul>
          <li>{ui.t('identity.forget.drafts')}</li>
          <li>{ui.t('identity.forget.dossiers')}</li>
          <li>{ui.t('identity.forget.session')}</li>
        </ul>
      </div>
      <Form ui={ui} action="default" layout="row">
        <Button>{ui.t('identity.forget.submit')}</Button>
        <LinkButton href="/" variant="secondary">
          {ui.t('identity.forget.stay')}
        </LinkButton>
      </Form>
    </Page>
  ),
  actions: {
    async default(p) {
      const { provider } = await p.run(signOut, {})
      p.signOut()
      p.wipe()
      return p.redirect(`/sign-out/done?${new URLSearchParams({ wiped: '1', ...(provider && { provider }) })}`)
    },
  },
})
