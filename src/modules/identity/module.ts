import { manifest } from '#kernel/manifest/manifest.ts'
import { accountsApi } from './api/accounts.api.ts'
import { rightsApi } from './api/rights.api.ts'
import { sessionApi } from './api/session.api.ts'
import { pruneSessionsJob } from './jobs/prune-sessions.job.ts'
import { identityPersonal } from './identity.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { listOffices } from './operations/list-offices.ts'
import { createAccount } from './operations/create-account.ts'
import { createRole } from './operations/create-role.ts'
import { currentSession } from './operations/current-session.ts'
import { deleteRole } from './operations/delete-role.ts'
import { disableAccount } from './operations/disable-account.ts'
import { enableAccount } from './operations/enable-account.ts'
import { endPosition } from './operations/end-position.ts'
import { endSubstitution } from './operations/end-substitution.ts'
import { endOtherSessions } from './operations/end-other-sessions.ts'
import { endSession } from './operations/end-session.ts'
import { getAccount } from './operations/get-account.ts'
import { getRole, listPermissions } from './operations/get-role.ts'
import { grantPosition } from './operations/grant-position.ts'
import { listAccounts } from './operations/list-accounts.ts'
import { listPositionChoices } from './operations/list-position-choices.ts'
import { listRoles } from './operations/list-roles.ts'
import { listSessions } from './operations/list-sessions.ts'
import { listSubstitutionChoices } from './operations/list-substitution-choices.ts'
import { listSubstitutions } from './operations/list-substitutions.ts'
import { nameSubstitute } from './operations/name-substitute.ts'
import { pruneSessions } from './operations/prune-sessions.ts'
import { resetPassword } from './operations/reset-password.ts'
import { setPassword } from './operations/set-password.ts'
import { signOut } from './operations/sign-out.ts'
import { updateRole } from './operations/update-role.ts'
import { rightsOf, whoMay } from './operations/who-may.ts'
import { accountNewPage } from './pages/account-new.page.tsx'
import { accountPage } from './pages/account.page.tsx'
import { accountsPage } from './pages/accounts.page.tsx'
import { forgetDevicePage } from './pages/forget-device.page.tsx'
import { sessionsPage } from './pages/sessions.page.tsx'
import { ownAccountPage } from './pages/own-account.page.tsx'
import { roleNewPage } from './pages/role-new.page.tsx'
import { rolePage } from './pages/role.page.tsx'
import { rolesPage } from './pages/roles.page.tsx'
import { ownSubstitutionsPage, substitutionsPage } from './pages/substitutions.page.tsx'
import { whoMayFilePage, whoMayPage } from './pages/who-may.page.tsx'
import { signOutPage } from './pages/sign-out.page.tsx'
import { identityHoldings } from './unit-holdings.store.ts'

/** Who acts: accounts, positions, sessions. */
export const identityModule = manifest({
  name: 'identity',
  messages: { vi, en, pl },
  permissions: ['identity:manage', 'identity:roles', 'identity:prune'],
  operations: [
    signOut,
    currentSession,
    listOffices,
    setPassword,
    listSessions,
    endSession,
    endOtherSessions,
    listAccounts,
    getAccount,
    listPositionChoices,
    createAccount,
    grantPosition,
    endPosition,
    resetPassword,
    disableAccount,
    enableAccount,
    listRoles,
    getRole,
    listPermissions,
    createRole,
    updateRole,
    deleteRole,
    nameSubstitute,
    endSubstitution,
    listSubstitutions,
    listSubstitutionChoices,
    whoMay,
    rightsOf,
    pruneSessions,
  ],
  api: [...sessionApi, ...accountsApi, ...rightsApi],
  // "new" is a page of its own, so it stands before the page of one account.
  pages: [
    signOutPage,
    ownAccountPage,
    sessionsPage,
    forgetDevicePage,
    accountsPage,
    accountNewPage,
    accountPage,
    rolesPage,
    roleNewPage,
    rolePage,
    substitutionsPage,
    ownSubstitutionsPage,
    whoMayPage,
    whoMayFilePage,
  ],
  navigation: [
    {
      href: '/desk/admin/accounts',
      label: 'identity.admin.title',
      icon: 'users',
      anyOf: ['identity:manage'],
      order: 70,
    },
    { href: '/desk/admin/roles', label: 'identity.roles.title', icon: 'stamp', anyOf: ['identity:manage'], order: 71 },
    {
      href: '/desk/admin/substitutions',
      label: 'identity.substitution.title',
      icon: 'hourglass',
      anyOf: ['identity:manage'],
      order: 72,
    },
    {
      href: '/desk/admin/who-may',
      label: 'identity.who_may.title',
      icon: 'eye',
      anyOf: ['identity:manage'],
      order: 73,
    },
    { href: '/account', label: 'identity.own.title', icon: 'user', order: 90 },
  ],
  account: [
    {
      href: '/account/sessions',
      label: 'identity.own.sessions',
      text: 'identity.sessions.text',
      icon: 'clock',
      order: 30,
    },
    {
      href: '/account/substitutions',
      label: 'identity.substitution.title',
      text: 'identity.substitution.own_text',
      icon: 'hourglass',
      officers: true,
      order: 40,
    },
  ],
  jobs: [pruneSessionsJob],
  personalData: identityPersonal,
  unitHoldings: identityHoldings,
})
