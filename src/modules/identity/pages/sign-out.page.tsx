import { page } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Page } from '#ui/page/page.tsx'
import { signOut } from '../operations/sign-out.ts'

/** Signing out is a form, so that no prefetch and no image of another site does it. */
export const signOutPage = page<null>({
  path: '/sign-out',
  load: async (p) => (p.actor.kind === 'account' ? null : p.redirect('/sign-in')),
  view: (_data, ui) => (
    <Page ui={ui} title={ui.t('identity.sign_out.title')} lead={ui.t('identity.sign_out.text')} width="form" noIndex>
      <Form ui={ui} action="default" layout="row">
        <Button>{ui.t('identity.sign_out.submit')}</Button>
        <LinkButton href="/account" variant="tertiary">
          {ui.t('identity.sign_out.stay')}
        </LinkButton>
      </Form>
    </Page>
  ),
  actions: {
    async default(p) {
      const { provider } = await p.run(signOut, {})
      p.signOut()
      // A branch that was kept for the time without a network (outreach) goes from the browser too.
      const wiped = p.actor.shared === true || p.remembered('offline') !== undefined
      if (wiped) p.wipe()
      if (wiped || provider !== null) {
        const query = new URLSearchParams({ ...(wiped && { wiped: '1' }), ...(provider !== null && { provider }) })
        return p.redirect(`/sign-out/done?${query}`)
      }
      return p.redirect('/sign-in', { id: 'identity.sign_out.done' })
    },
  },
})
