import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { recordsPersonal } from './records.personal.ts'

/** The member's record: education, work, family by year, awards; sensitive parts apart. */
export const recordsModule = manifest({
  name: 'records',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: recordsPersonal,
})
