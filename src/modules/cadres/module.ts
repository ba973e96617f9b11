import { manifest } from '#kernel/manifest/manifest.ts'
import { cadresApi } from './api/cadres.api.ts'
import { cadresPersonal } from './cadres.personal.ts'
import { postHolding, roleHolding } from './holding.store.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { appoint } from './operations/appoint.ts'
import { endPost } from './operations/end-post.ts'
import { ENDING_EVENTS, endWithMembership } from './operations/end-with-membership.ts'
import { getCommittee } from './operations/get-committee.ts'
import { getPost } from './operations/get-post.ts'
import { giveRole, takeRole } from './operations/give-role.ts'
import { beginHandover, printHandover, tickHandover } from './operations/hand-over.ts'
import { listCommittees, listExpiring } from './operations/list-committees.ts'
import { listMemberPosts } from './operations/list-member-posts.ts'
import { listOwnPosts } from './operations/list-own-posts.ts'
import { reElect } from './operations/re-elect.ts'
import { getDecisionFile, setDecision } from './operations/set-decision.ts'
import { committeePage } from './pages/committee.page.tsx'
import { committeesPage } from './pages/committees.page.tsx'
import { memberPostsPage } from './pages/member-posts.page.tsx'
import { ownPostsPage } from './pages/own-posts.page.tsx'
import { decisionFilePage, handoverPrintPage, postPage } from './pages/post.page.tsx'

/** Posts in an association: terms, how appointed, decisions, hand-over. */
export const cadresModule = manifest({
  name: 'cadres',
  messages: { vi, en, pl },
  permissions: ['cadres:read', 'cadres:manage', 'cadres:grant', 'cadres:end'],
  operations: [
    listCommittees,
    listExpiring,
    getCommittee,
    getPost,
    listMemberPosts,
    listOwnPosts,
    appoint,
    setDecision,
    getDecisionFile,
    endPost,
    reElect,
    giveRole,
    takeRole,
    beginHandover,
    tickHandover,
    printHandover,
    endWithMembership,
  ],
  api: cadresApi,
  // "posts" is no unit, so its pages stand before that of one unit.
  pages: [committeesPage, postPage, decisionFilePage, handoverPrintPage, committeePage, memberPostsPage, ownPostsPage],
  navigation: [{ href: '/desk/cadres', label: 'cadres.nav', icon: 'stamp', anyOf: ['cadres:read'], order: 14 }],
  subscriptions: [{ name: 'cadres.end-with-membership', events: ENDING_EVENTS, operation: endWithMembership }],
  personalData: cadresPersonal,
  unitHoldings: [roleHolding, postHolding],
})
