import type { PageUi } from '#kernel/http/page.ts'

/** Signing in by passkey. */
export function PasskeySignIn(_props: { ui: PageUi; next: string; shared: boolean }) {
  return null
}
