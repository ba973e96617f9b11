import { manifest } from '#kernel/manifest/manifest.ts'
import { eidApi } from './api/e-identity.api.ts'
import { eidPersonal } from './eid.personal.ts'
import { pruneFlowsJob } from './jobs/prune-flows.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { agreeLink } from './operations/agree-link.ts'
import { beginSignIn } from './operations/begin-sign-in.ts'
import { endProviderSession } from './operations/end-provider-session.ts'
import { finishSignIn } from './operations/finish-sign-in.ts'
import { getOwnProof } from './operations/get-own-proof.ts'
import { leaveProvider } from './operations/leave-provider.ts'
import { listProviders } from './operations/list-providers.ts'
import { pruneFlows } from './operations/prune-flows.ts'
import { showLink } from './operations/show-link.ts'
import { eidBeginPage } from './pages/eid-begin.page.tsx'
import { eidCallbackPage } from './pages/eid-callback.page.tsx'
import { ownProofPage } from './pages/own-proof.page.tsx'
import { signedOutPage } from './pages/signed-out.page.tsx'
import { eidLinkPage } from './pages/eid-link.page.tsx'

/** E-identity: sign-in by OpenID Connect providers, levels of assurance, linking by personal number. */
export const eidModule = manifest({
  name: 'eid',
  messages: { vi, en, pl },
  permissions: ['eid:prune'],
  operations: [
    listProviders,
    beginSignIn,
    finishSignIn,
    showLink,
    agreeLink,
    leaveProvider,
    endProviderSession,
    pruneFlows,
    getOwnProof,
  ],
  api: eidApi,
  pages: [eidBeginPage, eidCallbackPage, eidLinkPage, signedOutPage, ownProofPage],
  account: [{ href: '/account/e-identity', label: 'eid.own.title', text: 'eid.own.text', icon: 'shield', order: 10 }],
  jobs: [pruneFlowsJob],
  personalData: eidPersonal,
})
