import { anyone, cadres, signedIn, systemOnly, withMembers } from './rights-callers.ts'

/** Rows of the rights table for posts in an association and the records of members (modules cadres and records). */
/** Who gives the role that comes with a post must see the post. */
const seeingPosts = ['administrator', ...withMembers] as const

export const cadreRights = {
  'cadres.list-committees': seeingPosts,
  'cadres.list-expiring': seeingPosts,
  'cadres.get-committee': seeingPosts,
  // Both sides of a hand-over see the post that it is about, by the policy.
  'cadres.get-post': signedIn,
  'cadres.list-member-posts': seeingPosts,
  'cadres.list-own': signedIn,
  'cadres.appoint': cadres,
  'cadres.set-decision': cadres,
  'cadres.get-decision-file': seeingPosts,
  'cadres.end-post': cadres,
  'cadres.re-elect': cadres,
  'cadres.give-role': ['administrator'],
  'cadres.take-role': ['administrator'],
  'cadres.start-handover': cadres,
  'cadres.tick-handover': signedIn,
  'cadres.print-handover': signedIn,
  'cadres.end-with-membership': [],

  'records.get': withMembers,
  'records.change': withMembers,
  'records.add-entry': withMembers,
  'records.remove-entry': withMembers,
  'records.reveal-sensitive': cadres,
  'records.change-sensitive': cadres,
  'records.add-sensitive-entry': cadres,
  'records.remove-sensitive-entry': cadres,
  'records.list-corrections': withMembers,
  'records.reveal-correction': cadres,
  'records.decide-correction': withMembers,
  'records.tell-of-correction': systemOnly,
  // Her own record: whoever she is.
  'records.get-own': signedIn,
  'records.propose-correction': signedIn,
  'records.withdraw-correction': signedIn,
} as const satisfies Record<string, readonly (typeof anyone)[number][]>

/** Pages of both modules with their forms, as in rights-pages.table.ts. */
export const cadrePages = {
  '/desk/cadres': { get: 'cadres.list-committees' },
  '/desk/cadres/:unit': { get: 'cadres.get-committee' },
  '/desk/cadres/posts/:post': {
    get: 'cadres.get-post',
    actions: {
      end: 'cadres.end-post',
      're-elect': 'cadres.re-elect',
      decision: 'cadres.set-decision',
      'give-role': 'cadres.give-role',
      'take-role': 'cadres.take-role',
      'hand-over': 'cadres.start-handover',
      tick: 'cadres.tick-handover',
    },
  },
  '/desk/cadres/posts/:post/decision': { get: 'cadres.get-decision-file' },
  '/desk/cadres/posts/:post/handover.pdf': { get: 'cadres.print-handover' },
  '/desk/corrections': {
    get: 'records.list-corrections',
    actions: {
      accept: 'records.decide-correction',
      refuse: 'records.decide-correction',
      reveal: 'records.reveal-correction',
      decide: 'people.decide-corrections',
      phones: 'people.show-corrected-phones',
      number: 'people.reveal-corrected-id',
    },
  },
  '/desk/members/:id/record': {
    get: 'records.get',
    actions: { save: 'records.change', add: 'records.add-entry', remove: 'records.remove-entry' },
  },
  '/desk/members/:id/record/sensitive': {
    get: 'records.get',
    actions: {
      reveal: 'records.reveal-sensitive',
      save: 'records.change-sensitive',
      add: 'records.add-sensitive-entry',
      remove: 'records.remove-sensitive-entry',
    },
  },
  '/account/membership/record': {
    get: 'records.get-own',
    actions: { propose: 'records.propose-correction', withdraw: 'records.withdraw-correction' },
  },
  '/account/membership/posts': { get: 'cadres.list-own' },
  '/desk/members/:id/posts': { get: 'cadres.list-member-posts', actions: { appoint: 'cadres.appoint' } },
} as const
