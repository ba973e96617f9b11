import { manifest } from '#kernel/manifest/manifest.ts'
import { duplicatesApi } from './api/duplicates.api.ts'
import { duplicatesPersonal } from './duplicates.personal.ts'
import { checkNewJob, checkPersonSubscription, findDuplicatesJob } from './jobs/duplicates.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { checkNewPeople, checkPerson } from './operations/check-people.ts'
import { comparePeople } from './operations/compare-people.ts'
import { findDuplicates } from './operations/find-duplicates.ts'
import { listMerges } from './operations/list-merges.ts'
import { listPairs } from './operations/list-pairs.ts'
import { mergePeople } from './operations/merge-people.ts'
import { reopenTold, tellApart } from './operations/tell-apart.ts'
import { unmergePeople } from './operations/unmerge-people.ts'
import { comparePage } from './pages/compare.page.tsx'
import { duplicatesPage } from './pages/duplicates.page.tsx'
import { mergesPage } from './pages/merges.page.tsx'

/** Records of one person found, merged and separated again. */
export const duplicatesModule = manifest({
  name: 'duplicates',
  messages: { vi, en, pl },
  permissions: ['people:merge', 'duplicates:find'],
  operations: [
    listPairs,
    comparePeople,
    mergePeople,
    unmergePeople,
    listMerges,
    tellApart,
    reopenTold,
    findDuplicates,
    checkNewPeople,
    checkPerson,
  ],
  api: duplicatesApi,
  pages: [duplicatesPage, mergesPage, comparePage],
  navigation: [
    { href: '/desk/duplicates', label: 'duplicates.nav', icon: 'users', anyOf: ['people:merge'], order: 41 },
  ],
  jobs: [findDuplicatesJob, checkNewJob],
  subscriptions: [checkPersonSubscription],
  personalData: duplicatesPersonal,
})
