import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { duesPersonal } from './dues.personal.ts'

/** Membership dues: fee tables, receipts, transfers, funds with an open ledger. */
export const duesModule = manifest({
  name: 'dues',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: duesPersonal,
})
