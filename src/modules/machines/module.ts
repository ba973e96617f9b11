import { manifest } from '#kernel/manifest/manifest.ts'
import { machinesApi } from './api/machines.api.ts'
import { pruneTokensJob } from './jobs/prune-tokens.job.ts'
import { machinesPersonal } from './machines.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { createClient } from './operations/create-client.ts'
import { createKey } from './operations/create-key.ts'
import { disableClient } from './operations/disable-client.ts'
import { enableClient } from './operations/enable-client.ts'
import { getClient } from './operations/get-client.ts'
import { issueToken } from './operations/issue-token.ts'
import { listChoices } from './operations/list-choices.ts'
import { listClients } from './operations/list-clients.ts'
import { pruneTokens } from './operations/prune-tokens.ts'
import { revokeKey } from './operations/revoke-key.ts'
import { machineNewPage } from './pages/machine-new.page.tsx'
import { machinePage } from './pages/machine.page.tsx'
import { machinesPage } from './pages/machines.page.tsx'
import { machineHoldings } from './unit-holdings.store.ts'

/** Machines that call the API: keys, client credentials, their scopes and limits. */
export const machinesModule = manifest({
  name: 'machines',
  messages: { vi, en, pl },
  permissions: ['machines:manage', 'machines:prune'],
  operations: [
    issueToken,
    listClients,
    getClient,
    listChoices,
    createClient,
    createKey,
    revokeKey,
    disableClient,
    enableClient,
    pruneTokens,
  ],
  api: machinesApi,
  // "new" is a page of its own, so it stands before the page of one machine.
  pages: [machinesPage, machineNewPage, machinePage],
  navigation: [
    {
      href: '/desk/admin/machines',
      label: 'machines.title',
      icon: 'settings',
      anyOf: ['machines:manage'],
      order: 75,
    },
  ],
  jobs: [pruneTokensJob],
  personalData: machinesPersonal,
  unitHoldings: machineHoldings,
})
