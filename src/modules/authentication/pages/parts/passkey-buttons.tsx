import type { PageUi } from '#kernel/http/page.ts'
import { Island } from '#ui/island/island.tsx'
import { Passkey, type PasskeyProps } from '../../islands/passkey.island.tsx'

const words = (ui: PageUi, button: string): PasskeyProps['words'] => ({
  button: ui.t(`authentication.passkey.${button}`),
  trouble: ui.t('authentication.passkey.trouble'),
  name: ui.t('authentication.passkey.name'),
})

/** Signing in by passkey: a button that appears where the browser knows them. */
export function PasskeySignIn({ ui, next, shared }: { ui: PageUi; next: string; shared: boolean }) {
  const fields = { action: 'passkey', next, shared: shared ? '1' : '' }
  const props: PasskeyProps = { mode: 'get', options: null, to: '/sign-in', fields, words: words(ui, 'sign_in') }
  return <Island name="authentication/passkey" component={Passkey} when="idle" props={props} />
}

/** Making a passkey with the options of a set-up that has begun. */
export function PasskeyCreate({
  ui,
  step,
  options,
  next,
}: {
  ui: PageUi
  step: string
  options: object
  next: string
}) {
  const fields = { action: 'add_passkey', step, next }
  const props: PasskeyProps = { mode: 'create', options, to: '/account/security', fields, words: words(ui, 'create') }
  return <Island name="authentication/passkey" component={Passkey} when="load" props={props} />
}
