import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { reorganisationPersonal } from './reorganisation.personal.ts'

/** Reorganisation of units as a dated legal act: preview, apply, undo, lineage. */
export const reorganisationModule = manifest({
  name: 'reorganisation',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: reorganisationPersonal,
})
