import { callers } from './rights-callers.ts'
import type { PageRights } from './rights-pages.ts'

/** Pages of membership; which members of which unit is a matter of the policy. */
export const membershipPages: Record<string, PageRights> = {
  '/desk/members': { get: 'membership.list', actions: { cards: 'membership.print-cards' } },
  '/desk/members/new': {
    get: 'membership.list-unit-choices',
    actions: { scan: 'membership.list-unit-choices', register: 'membership.register' },
  },
  '/desk/members/applications': {
    get: 'membership.list-applications',
    actions: { admit: 'membership.decide-applications', refuse: 'membership.decide-applications' },
  },
  '/desk/members/:id': {
    get: 'membership.get',
    actions: {
      admit: 'membership.decide-applications',
      refuse: 'membership.decide-applications',
      suspend: 'membership.suspend',
      resume: 'membership.resume',
      end: 'membership.end',
      readmit: 'membership.readmit',
      kind: 'membership.change-kind',
      correct: 'membership.correct',
      // The policy asks which side she is on; the page around the form is the office's.
      withdraw: 'membership.get',
      card: 'membership.print-cards',
      renew: 'membership.renew-card',
    },
  },
  '/desk/transfers': {
    get: 'membership.list-transfers',
    actions: {
      release: 'membership.list-transfers',
      accept: 'membership.list-transfers',
      refuse: 'membership.list-transfers',
      withdraw: 'membership.list-transfers',
    },
  },
  '/desk/transfers/new': {
    get: 'membership.list-unit-choices',
    actions: { default: 'membership.request-transfer' },
  },
  '/account/membership': {
    get: 'membership.get-own',
    actions: { withdraw: 'membership.withdraw-application', stay: 'membership.decide-transfer' },
  },
  '/account/membership/card': { get: 'membership.own-card', actions: { default: 'membership.issue-own-card' } },
  '/account/membership/card/pdf': { get: 'membership.print-own-card' },
  '/account/membership/move': {
    get: 'membership.get-own',
    actions: { default: 'membership.request-own-transfer' },
  },
  '/join': { get: callers, actions: { default: 'membership.apply' } },
  '/card': { get: callers },
  '/card/:code': { get: callers },
  '/v/card/:code': { get: 'membership.check-card' },
  '/desk/admin/memberships': {
    get: 'membership.list-kinds',
    actions: { kind: 'membership.set-kind', association: 'membership.set-association' },
  },
}
