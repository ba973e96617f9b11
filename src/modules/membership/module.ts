import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { membershipPersonal } from './membership.personal.ts'
import { registerMember } from './operations/register-member.ts'

/** Membership in associations: kinds, admission, places, transfers, cards. */
export const membershipModule = manifest({
  name: 'membership',
  messages: { vi, en, pl },
  permissions: ['members:read', 'members:write', 'members:admit', 'members:transfer', 'members:rules'],
  operations: [registerMember],
  api: [],
  pages: [],
  personalData: membershipPersonal,
})
