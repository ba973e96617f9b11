import { manifest } from '#kernel/manifest/manifest.ts'
import { proceduresApi } from './api/procedures.api.ts'
import { proceduresPersonal } from './procedures.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { getFormSchema } from './operations/get-form-schema.ts'
import { getProcedureView } from './operations/get-procedure.ts'
import { importProcedures } from './operations/import-procedures.ts'
import { listLifeEvents } from './operations/list-life-events.ts'
import { listProcedures } from './operations/list-procedures.ts'
import { homePage } from './pages/home.page.tsx'
import { procedureDetailPage } from './pages/procedure-detail.page.tsx'
import { procedureListPage } from './pages/procedure-list.page.tsx'

export const proceduresModule = manifest({
  name: 'procedures',
  messages: { vi, en, pl },
  permissions: ['procedures:manage'],
  operations: [importProcedures, listProcedures, getProcedureView, getFormSchema, listLifeEvents],
  api: proceduresApi,
  pages: [homePage, procedureListPage, procedureDetailPage],
  personalData: proceduresPersonal,
})
