import type { AnyPage } from '#kernel/http/page.ts'
import { ownDossierLink, ownDossiersPage } from './own-dossiers.page.tsx'
import { sealKeysPage } from './seal-keys.page.tsx'
import { trackPage } from './track.page.tsx'
import { trackingResultPage, trackingSlipPage } from './tracking-files.page.tsx'
import { trackingOpenPage } from './tracking-open.page.tsx'
import { trackingMessagesPage } from './tracking-messages.page.tsx'
import { trackingPage } from './tracking.page.tsx'
import { trackingSuppliedPage } from './tracking-supplied.page.tsx'
import { trackingSupplementPage } from './tracking-supplement.page.tsx'
import { trackingWithdrawPage } from './tracking-withdraw.page.tsx'
import { verifyOfflinePage } from './verify-offline.page.tsx'
import { verifyAliasPage, verifyPage } from './verify.page.tsx'
import { verifyResultPage } from './verify-result.page.tsx'

/** The resident's pages of the module. `/v/offline` stands before `/v/:code`: the first that fits answers. */
export const trackingPages: readonly AnyPage[] = [
  ownDossiersPage,
  ownDossierLink,
  trackPage,
  trackingPage,
  trackingOpenPage,
  trackingSupplementPage,
  trackingSuppliedPage,
  trackingWithdrawPage,
  trackingMessagesPage,
  trackingResultPage,
  trackingSlipPage,
  verifyAliasPage,
  verifyPage,
  verifyOfflinePage,
  verifyResultPage,
  sealKeysPage,
]
