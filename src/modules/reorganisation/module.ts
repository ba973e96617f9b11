import { manifest } from '#kernel/manifest/manifest.ts'
import { reorganisationApi } from './api/reorganisation.api.ts'
import { startDueJob } from './jobs/start-due.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { addStep, addTypedStep, removeStep } from './operations/change-steps.ts'
import { confirmAct, discardAct, withdrawAct } from './operations/confirm-act.ts'
import { continueAct } from './operations/continue-act.ts'
import { createAct } from './operations/create-act.ts'
import { attachDecision, getDecision } from './operations/decision-file.ts'
import { getReorganisation } from './operations/get-act.ts'
import { leadOn } from './operations/lead-on.ts'
import { listActs } from './operations/list-acts.ts'
import { listChoices } from './operations/list-choices.ts'
import { previewAct } from './operations/preview-act.ts'
import { startDue } from './operations/start-due.ts'
import { undoAct } from './operations/undo-act.ts'
import { updateAct } from './operations/update-act.ts'
import { uploadSteps } from './operations/upload-steps.ts'
import { actPage } from './pages/act.page.tsx'
import { actsPage, newActPage } from './pages/acts.page.tsx'
import { decisionPage } from './pages/decision.page.tsx'
import { leadOnPage } from './pages/lead-on.page.tsx'
import { previewPage } from './pages/preview.page.tsx'
import { WENT_ON } from './reorganisation.events.ts'
import { reorganisationPersonal } from './reorganisation.personal.ts'
import { APPLY, PREPARE, SYSTEM } from './reorganisation.policy.ts'

/** Reorganisation of units as a dated legal act: preview, apply, undo, lineage. */
export const reorganisationModule = manifest({
  name: 'reorganisation',
  messages: { vi, en, pl },
  permissions: [PREPARE, APPLY, SYSTEM],
  operations: [
    listActs,
    listChoices,
    getReorganisation,
    createAct,
    updateAct,
    addStep,
    addTypedStep,
    removeStep,
    uploadSteps,
    attachDecision,
    getDecision,
    previewAct,
    confirmAct,
    withdrawAct,
    discardAct,
    undoAct,
    startDue,
    continueAct,
    leadOn,
  ],
  api: reorganisationApi,
  pages: [actsPage, newActPage, actPage, previewPage, decisionPage, leadOnPage],
  navigation: [
    { href: '/desk/reorganisations', label: 'reorganisation.nav', icon: 'building', anyOf: [PREPARE], order: 62 },
  ],
  jobs: [startDueJob],
  subscriptions: [{ name: 'reorganisation-steps', events: [WENT_ON], operation: continueAct }],
  personalData: reorganisationPersonal,
  unitHoldings: [
    {
      key: 'reorganisation.acts',
      columns: [
        { table: 'reorganisations', column: 'scope_code', treat: 'kept' },
        { table: 'reorganisation_moves', column: 'old_code', treat: 'kept' },
        { table: 'reorganisation_moves', column: 'new_code', treat: 'kept' },
      ],
    },
  ],
})
