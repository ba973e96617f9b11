import { manifest } from '#kernel/manifest/manifest.ts'
import { auditDeskApi } from './api/audit-desk.api.ts'
import { rootsApi } from './api/roots.api.ts'
import { auditPersonal } from './audit.personal.ts'
import { raiseAlarmsJob } from './jobs/raise-alarms.job.ts'
import { sealRootJob } from './jobs/seal-root.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { closeAlarm } from './operations/close-alarm.ts'
import { exportEvents } from './operations/export-events.ts'
import { listAlarms } from './operations/list-alarms.ts'
import { getRootFile, listRoots } from './operations/list-roots.ts'
import { proveTimeline } from './operations/prove-timeline.ts'
import { raiseAlarms } from './operations/raise-alarms.ts'
import { sealRoot } from './operations/seal-root.ts'
import { searchLog } from './operations/search-events.ts'
import { setAlarmRule } from './operations/set-alarm-rule.ts'
import { alarmsPage } from './pages/alarms.page.tsx'
import { auditLogPage } from './pages/audit-log.page.tsx'
import { rootFilePage } from './pages/root-file.page.tsx'
import { rootsPage } from './pages/roots.page.tsx'
import { proofFilePage, timelineProofPage } from './pages/timeline-proof.page.tsx'
import { auditHoldings } from './unit-holdings.store.ts'

/** The audit trail: published roots, proofs, search, export, alarms. */
export const auditModule = manifest({
  name: 'audit',
  messages: { vi, en, pl },
  permissions: ['audit:read', 'audit:export', 'audit:watch', 'audit:seal'],
  operations: [
    searchLog,
    exportEvents,
    listAlarms,
    closeAlarm,
    setAlarmRule,
    raiseAlarms,
    sealRoot,
    listRoots,
    getRootFile,
    proveTimeline,
  ],
  api: [...auditDeskApi, ...rootsApi],
  pages: [auditLogPage, alarmsPage, rootsPage, rootFilePage, timelineProofPage, proofFilePage],
  navigation: [
    { href: '/desk/audit', label: 'audit.desk.title', icon: 'clock', anyOf: ['audit:read'], order: 80 },
    { href: '/desk/audit/alarms', label: 'audit.alarms.title', icon: 'bell', anyOf: ['audit:read'], order: 81 },
  ],
  jobs: [raiseAlarmsJob, sealRootJob],
  personalData: auditPersonal,
  unitHoldings: auditHoldings,
})
