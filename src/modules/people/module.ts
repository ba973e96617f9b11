import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { peoplePersonal } from './people.personal.ts'

/** People once each: names, phones, addresses, households, search. */
export const peopleModule = manifest({
  name: 'people',
  messages: { vi, en, pl },
  permissions: ['people:read', 'people:write'],
  operations: [],
  api: [],
  pages: [],
  personalData: peoplePersonal,
})
