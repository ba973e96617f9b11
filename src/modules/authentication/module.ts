import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** Ways of proving who one is: phone code, password, passkey, one-time code, recovery, invitation. */
export const authenticationModule = manifest({
  name: 'authentication',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
})
