import { manifest } from '#kernel/manifest/manifest.ts'
import { exchangeApi } from './api/imports.api.ts'
import { exchangePersonal } from './exchange.personal.ts'
import { exchangeHoldings } from './exchange.holding.ts'
import { continueImportSubscription } from './jobs/continue-import.job.ts'
import { resumeImportsJob } from './jobs/resume-imports.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { beginImport } from './operations/begin-import.ts'
import { continueImport } from './operations/continue-import.ts'
import {
  finishExport,
  getExport,
  listExports,
  readExportPart,
  startExport,
  startSensitiveExport,
} from './operations/exports.ts'
import { fixRow, replaceAlike } from './operations/fix-row.ts'
import { getImport, getImportProgress } from './operations/get-import.ts'
import { getImportRow, listImportRows } from './operations/list-import-rows.ts'
import { listImportPosts } from './operations/list-import-posts.ts'
import { listImports } from './operations/list-imports.ts'
import { mapImport } from './operations/map-import.ts'
import { resumeImports } from './operations/resume-imports.ts'
import { dropImport, runImport, undoImport } from './operations/run-import.ts'
import { exportFilePage, exportPage } from './pages/export.page.tsx'
import { exportsPage } from './pages/exports.page.tsx'
import { importRowPage } from './pages/import-row.page.tsx'
import { importRowsPage } from './pages/import-rows.page.tsx'
import { importPage } from './pages/import.page.tsx'
import { importsPage } from './pages/imports.page.tsx'
import { refusedPage } from './pages/refused.page.tsx'

/** Lists in and out: import of Excel sheets with preview and undo, export. */
export const exchangeModule = manifest({
  name: 'exchange',
  messages: { vi, en, pl },
  permissions: ['exchange:import', 'exchange:export', 'exchange:system'],
  operations: [
    listImports,
    beginImport,
    getImport,
    getImportProgress,
    mapImport,
    listImportRows,
    listImportPosts,
    getImportRow,
    fixRow,
    replaceAlike,
    runImport,
    undoImport,
    dropImport,
    continueImport,
    resumeImports,
    listExports,
    getExport,
    startExport,
    startSensitiveExport,
    readExportPart,
    finishExport,
  ],
  api: exchangeApi,
  pages: [importsPage, refusedPage, importRowsPage, importRowPage, importPage, exportsPage, exportFilePage, exportPage],
  navigation: [
    { href: '/desk/imports', label: 'exchange.imports.short', icon: 'upload', anyOf: ['exchange:import'], order: 40 },
    { href: '/desk/exports', label: 'exchange.exports.short', icon: 'download', anyOf: ['exchange:export'], order: 42 },
  ],
  jobs: [resumeImportsJob],
  subscriptions: [continueImportSubscription],
  personalData: exchangePersonal,
  unitHoldings: exchangeHoldings,
})
